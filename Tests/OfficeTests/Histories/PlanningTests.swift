import JSONText
import Testing
import Twinning

@testable import Office

/// A year of planning around today, for three partners of a long history.
@Suite struct `A year of planning` {
  static let today = "2026-06-15"
  let scene: TestOffice

  init() throws {
    scene = try TestOffice(on: Self.today)
    let history = try CommandLines(path: HistoryFile.path("new-haven.jsonl"), actor: "secretary")
    _ = try scene.office.perform(history)
    try scene.batch(
      SampleOffice.dated(
        try HistoryFile.text("planning.jsonl"), around: try CivilDay(Self.today)))
  }

  @Test func `the schedule has one visit each way, the moved one and the cancelled one`() throws {
    let answer = try scene.ask("schedule")
    let expected = [
      ("leon-teachers", "2026-08", "inbound", "cancelled"),
      ("hue-visit", "2026-07-09", "inbound", "proposed"),
      ("leon-work-camp", "2026-09-23", "outbound", "proposed"),
      ("changsha-teachers", "2027-01-16", "inbound", "proposed"),
    ]
    for (name, starts, direction, stage) in expected {
      let row = try #require(answer.row("schedule", "name", name))
      #expect(row["starts"]?.text == starts)
      #expect(row["direction"]?.text == direction)
      #expect(row["stage"]?.text == stage)
    }
    let cancelled = try #require(answer.row("schedule", "name", "leon-teachers"))
    #expect(cancelled["reason"]?.text == "no visas in time")
    let starts = answer.column("schedule", "starts")
    #expect(starts.first == "2026-07-09" && starts.last == "2027-01-16")
  }

  @Test func `the postponed visit became firm and its history tells how`() throws {
    let shown = try scene.ask("delegation show", ["delegation": "changsha-teachers"])
    #expect(shown["visit"]?["arrives"]?.text == "2027-01-16")
    #expect(
      shown.column("stages", "stage") == ["proposed", "postponed", "proposed"])
    let history = try scene.ask("history", ["subject": "changsha-teachers"])
    #expect(
      history.column("history", "why") == [
        "", "the school year ends later", "the school year ends later", "the school agrees",
        "flights are booked",
      ])
    let before = try scene.ask(
      "delegation show", ["delegation": "changsha-teachers"], asOf: "2026-04-01")
    #expect(before["visit"]?["arrives"]?.text == "2027-01")
    #expect(before["visit"]?["stage"]?.text == "postponed")
  }

  @Test func `an MOU of 25 months ago is late and one of 20 months ago is coming`() throws {
    let due = try scene.ask("due")
    let late = try #require(
      due["late"]?.elements?.first { $0["code"]?.text == "mou" && $0["partner"]?.text == "hue" })
    #expect(late["due"]?.text == "2026-05-15" && late["standing"]?.text == "late")
    #expect(late["detail"]?.text?.contains("15 May 2024") == true)
    let coming = try #require(
      due["coming"]?.elements?.first { $0["code"]?.text == "mou" && $0["partner"]?.text == "leon" })
    #expect(coming["due"]?.text == "2026-10-15" && coming["standing"]?.text == "coming")
    let soon = try scene.ask("due", ["within": "P30D"])
    #expect(
      soon["coming"]?.elements?.contains {
        $0["code"]?.text == "mou" && $0["partner"]?.text == "leon"
      } == false)
  }

  @Test func `the letters of the year tell who sent, who answered, what is missing`() throws {
    let answer = try scene.ask("annual show")
    let hue = try #require(answer.row("annual", "partner", "hue"))
    #expect(hue["sent"]?.text == "2026-01-20" && hue["sentBy"]?.text == "the mayor")
    #expect(hue["acknowledgedByPartner"]?.text == "2026-01-25")
    #expect(hue["received"]?.text == "2026-02-03")
    #expect(hue["acknowledgedByHome"] == .null)
    func missing(_ partner: String) -> String? {
      answer["missing"]?.elements?.first {
        $0["partner"]?.text == partner && $0["kind"]?.text == "state-of-the-city-letter"
      }?["missing"]?.text
    }
    #expect(missing("hue") == "we have not acknowledged theirs")
    #expect(missing("leon") == "they have not sent it; they have not acknowledged ours")
    #expect(missing("changsha") == "we have not sent it; we have not acknowledged theirs")
    #expect(missing("taichung") == nil)
    let due = try scene.ask("due", ["within": "P1Y", "partner": "leon"])
    let letters = (due["coming"]?.elements ?? [])
      .filter { $0["code"]?.text == "state-of-the-city-letter" }
      .compactMap { $0["detail"]?.text }
    #expect(letters == ["they have not sent it in 2026"])
  }

  @Test func `the day has what is due and the week what comes`() throws {
    try scene.clock.set("2026-07-08")
    let today = try scene.ask("today")
    #expect(today.column("week", "name") == ["hue-visit"])
    #expect(today.column("due", "code").contains("drink-on-arrival"))
    #expect(!today.column("due", "subject").contains("leon-teachers"))
    try scene.clock.set("2026-07-10")
    #expect(try scene.ask("today").column("now", "name") == ["hue-visit"])
  }
}
