import EventLog
import Projections
import Testing
import Twinning

@testable import Office

extension TestOffice {
  /// The same as ``withOfficers(on:)``, after all but the chair have left their offices: one digest
  /// a day.
  static func withChairAlone() throws -> TestOffice {
    let scene = try TestOffice.withOfficers()
    for person in ["liaison", "secretary"] {
      let office = #""person":"\#(person)","office":"\#(person)","on":"2026-06-01""#
      try scene.perform(#"{"command":"person retire",\#(office)}"#)
    }
    return scene
  }

  /// Three partners, an MOU, a visit in summer, a chair, a liaison and a secretary in New Haven,
  /// Kathmandu and Apia.
  static func withOfficers(on day: String = "2026-06-15") throws -> TestOffice {
    let scene = try TestOffice.withPartners(on: day)
    try scene.batch([
      #"{"command":"partner add","partnership":"avignon","names":["Avignon"],"country":"FR","zones":["Europe/Paris"],"languages":["fr"],"stage":"official","on":"1993"}"#,
      #"{"command":"person add","person":"chair","public-name":"B. Sample","languages":["en:native"],"on":"2020"}"#,
      #"{"command":"person appoint","person":"chair","office":"chair","on":"2020"}"#,
      #"{"command":"person add","person":"liaison","public-name":"C. Sample","languages":["fr:native"],"on":"2021"}"#,
      #"{"command":"person appoint","person":"liaison","office":"liaison","on":"2021"}"#,
      #"{"command":"person add","person":"secretary","public-name":"D. Sample","on":"2021"}"#,
      #"{"command":"person appoint","person":"secretary","office":"secretary","on":"2021"}"#,
      #"{"command":"remind to","person":"liaison","zone":"Asia/Kathmandu","hour":7}"#,
      #"{"command":"remind to","person":"secretary","zone":"Pacific/Apia","language":"es","hour":9}"#,
      #"{"command":"mou sign","mou":"avignon-mou","partnership":"avignon","on":"2025-03-10"}"#,
      #"{"command":"delegation plan","delegation":"hue-visit","partnership":"hue","direction":"inbound","arrives":"2026-08-20","departs":"2026-08-26","purpose":"agree on schools","responsible":"chair"}"#,
      #"{"command":"delegation stage","delegation":"hue-visit","stage":"accepted"}"#,
    ])
    return scene
  }

  /// A moment, RFC 3339.
  static func moment(_ text: String) throws -> Instant { try #require(Instant(text)) }

  @discardableResult func remind(
    at text: String? = nil, by channels: [any NoticeChannel], catchesUp: Bool = false
  ) throws -> RemindReport {
    if let text { clock.set(try Self.moment(text)) }
    return try office.remind(RemindOptions(catchesUp: catchesUp), by: channels)
  }

  /// The notices in the ledger.
  func ledger() throws -> [NoticeRow] {
    try TableRows(office.log.connection).notices(NoticeFilter())
  }

  /// The keys of all notices in the ledger.
  func reached() throws -> Set<String> { Set(try ledger().map(\.key)) }

  func digests() throws -> [DigestRow] {
    try TableRows(office.log.connection).digests(in: NoticeState.allCases)
  }
}
