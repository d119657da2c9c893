/// The channels over which a partner is reached, and when they were tried (R24).
package struct Channels: Equatable, Sendable {
  package struct Channel: Equatable, Sendable {
    package let kind: ChannelKind
    /// Where it is found; nothing private.
    package let note: String?
    package let moment: Moment
  }

  /// Those that reach the other side, one of a kind.
  package private(set) var known: [Channel] = []
  /// When they were last tried.
  package private(set) var checked: Moment?

  package init() {}

  package mutating func apply(_ event: ChannelNamed, at moment: Moment) {
    known.removeAll { $0.kind == event.kind }
    guard !event.gone else { return }
    known.append(Channel(kind: event.kind, note: event.note, moment: moment))
  }

  /// The latest day counts, in whichever order they were recorded.
  package mutating func check(at moment: Moment) {
    if let checked, checked.settled > moment.settled { return }
    checked = moment
  }
}

extension NameChannel {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let partner = try given.records.required(partnership)
    let known = partner.channels.known.first { $0.kind == kind }
    guard !gone || known != nil else {
      throw Refusal(
        "no \(kind.rawValue) of \(partnership) is on record, so none can be gone",
        advice: "partner show \(partnership) tells the channels", rule: "R24", field: "gone")
    }
    if let known, !gone, known.note == note {
      throw Refusal(
        "the \(kind.rawValue) of \(partnership) is on record like that already",
        advice: "nothing needs doing", rule: "R24")
    }
    return given.decided(
      .channelNamed(
        ChannelNamed(
          partnership: partnership, kind: kind, gone: gone, note: note, source: given.source)))
  }
}

extension CheckChannels {
  /// With fewer than two channels there is no second one: told, and no reason to refuse.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let partner = try given.records.required(partnership)
    try given.requireDone("R24")
    let warning =
      "\(partnership) has \(partner.channels.known.isEmpty ? "no channel" : "only one channel") on"
      + " record: add one with partner channel (R24)"
    return given.decided(
      .channelsChecked(
        ChannelsChecked(partnership: partnership, note: note, source: given.source)),
      warnings: partner.channels.known.count < 2 ? [warning] : [])
  }
}
