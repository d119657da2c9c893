import Guidance
import Testing

@testable import Twinning

@Suite struct `What a letter wants` {
  private func owed(
    received: String = "2026-11-20", acknowledged: String? = nil, answerBy: String? = nil,
    known: String = "2020-01-01", responsible: String = ""
  ) throws -> [Duty] {
    LetterDuties(
      letter: "hue-letter", partner: "hue", words: "a letter from the mayor's office",
      openWords: "a letter",
      responsible: responsible, received: try CivilDay(received),
      acknowledged: try acknowledged.map { try CivilDay($0) },
      answerBy: try answerBy.map { try CivilDay($0) }, knownSince: try CivilDay(known)
    ).owed(
      under: try Guidebook.shared.cadences(asOf: try CivilDay("2026-11-20").daysSince1970).kept())
  }

  @Test func `R24: first an acknowledgement, within two days`() throws {
    let duties = try owed()
    #expect(duties.map(\.key.description) == ["acknowledge/hue-letter/2026-11-22"])
    #expect(duties[0].detail == "a letter from the mayor's office; came on 20 November 2026")
    #expect(duties[0].responsible == "secretary" && duties[0].rule == "R24")
    let later = duties[0].moved(to: try CivilDay("2026-11-24"))
    #expect(
      later.openDetail == "a letter; came on 20 November 2026; put off from 22 November 2026")
    #expect(duties[0].notice(on: try CivilDay("2026-11-22")) == "on the day")
    #expect(duties[0].notice(on: try CivilDay("2026-11-25")) == "late, notice 1")
  }

  @Test func `R24: then the answer, by the promised day`() throws {
    let duties = try owed(acknowledged: "2026-11-21", answerBy: "2026-12-15")
    #expect(duties.map(\.key.description) == ["answer/hue-letter/2026-12-15"])
    #expect(duties[0].detail.hasSuffix("promised on 21 November 2026"))
  }

  @Test func `R24: without a promise the answer is due as guidance says`() throws {
    let duties = try owed(acknowledged: "2026-11-21", responsible: "chair")
    #expect(duties.map(\.key.description) == ["answer/hue-letter/2026-12-21"])
    #expect(duties[0].responsible == "chair")
  }

  @Test func `R24: a letter from before the log is late since the log began`() throws {
    let duties = try owed(received: "2019-03-01")
    #expect(duties.map(\.due.description) == ["2020-01-01"])
    #expect(
      duties[0].detail.hasSuffix("came on 1 March 2019, and was to be seen to by 3 March 2019"))
  }

  @Test(
    arguments: [
      ([], nil, "2020-01-31", "no check on record; no channel is on record"),
      (
        ["mail"], "2026-05-02", "2027-05-02",
        "last on 2 May 2026; only one channel is on record: mail"
      ),
      (["mail", "fax"], "2026-05-02", "2027-05-02", "last on 2 May 2026; mail, fax"),
    ] as [([String], String?, String, String)])
  func `R24: channels are tried once a year`(
    channels: [String], checked: String?, due: String, detail: String
  ) throws {
    var facts = OwedFacts(knownSince: try CivilDay("2020-01-01"))
    facts.channels = channels
    facts.channelsChecked = try checked.map { try CivilDay($0) }
    let day = try CivilDay("2026-11-20")
    let duty = try #require(
      try facts.owed(under: try Guidebook.shared.cadences(asOf: day.daysSince1970), on: day)
        .first { $0.code == "backup-channels" })
    #expect(duty.due.description == due && duty.detail == detail)
  }
}
