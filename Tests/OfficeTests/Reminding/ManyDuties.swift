import Guidance
import Twinning

@testable import Office

/// Digests of as many duties as a test wants.
enum ManyDuties {
  /// One each day from 1 January 2026 on.
  static func items(_ count: Int, title: String = "Exchange people") throws -> [DigestText.Item] {
    let first = try CivilDay("2026-01-01")
    let grounds = DutyGrounds(
      code: "people-meet", title: title, openTitle: title, office: "chair", rule: "R23", source: "",
      ladder: NoticeLadder(daysBefore: [0], lateEvery: 30), origin: .cadence)
    return (0..<count).map { index in
      DigestText.Item(
        duty: Duty(
          grounds, subject: "partner-\(index)", partner: "partner-\(index)",
          due: first.addingClamped(days: index), detail: "no meeting"), step: .onDay)
    }
  }

  /// What they are told as on 1 March 2026.
  static func text(
    _ items: [DigestText.Item], _ language: String = "en", from programme: String = "Sisters"
  ) throws -> DigestText {
    DigestText(
      items, on: try CivilDay("2026-03-01"), to: "Ruth", from: programme,
      in: DigestWords.of(LanguageTag(language)), leaves: true)
  }
}
