import JSONText
package import Twinning

/// A partner as lists show it.
package struct PartnerRow: Equatable, Sendable {
  package let slug: String
  package let name: String
  package let names: String
  package let country: String
  package let kind: String
  package let stage: String
  /// When the present stage was reached (EDTF).
  package let since: String
  /// Since when it has been official (EDTF, empty when unknown); `nil` when it never was.
  package let official: String?
  package let zone: String
  package let languages: String
  /// How duties are kept differently, in the log's order, each change a line: the day from which it
  /// counts (days since 1970), a blank, the event.
  package let cadences: String
  /// The kinds of its channels, separated by blanks, and when they were last tried (EDTF).
  package let channels: String
  package let channelsChecked: String?
  /// The day on which it was put on record (days since 1970).
  package let known: Int32

  package init(_ partner: Partnership) {
    slug = partner.id.text
    name = partner.name
    names = partner.names.map(Partnership.bare).joined(separator: " · ")
    country = partner.country.description
    kind = partner.kind.rawValue
    stage = partner.stage.rawValue
    since = partner.stages.last?.moment.effective.description ?? ""
    official = partner.official?.moment.effective.description
    zone = partner.zones.first?.description ?? ""
    languages = partner.languages.map(\.text).joined(separator: " ")
    cadences = partner.cadences.map { cadence in
      "\(cadence.moment.settled.daysSince1970) \(cadence.event.text)"
    }.joined(separator: "\n")
    channels = partner.channels.known.map(\.kind.rawValue).joined(separator: " ")
    channelsChecked = partner.channels.checked?.effective.description
    known = partner.stages.first?.moment.recorded.daysSince1970 ?? 0
  }
}

extension CadenceAdjusted {
  /// The event as the log has it.
  fileprivate var text: String {
    var writer = JSONWriter()
    write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
