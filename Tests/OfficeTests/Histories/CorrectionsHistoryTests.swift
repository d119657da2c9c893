import JSONText
import Testing
import Twinning

@testable import Office

/// A recorded history with every kind of correction in it.
@Suite struct `A history with corrections` {
  let scene: TestOffice

  init() throws {
    scene = try TestOffice()
    let lines = try CommandLines(path: HistoryFile.path("corrections.jsonl"), actor: "secretary")
    let report = try scene.office.perform(lines)
    #expect(report.refused.isEmpty && report.commands == 11 && report.events == 11)
  }

  @Test func `tells the partner as amended, and the claim that is held to be right`() throws {
    let partner = try scene.ask("partner show", ["partnership": "nice"])
    #expect(partner["partner"]?["official"]?.text == "1993")
    #expect(partner.row("stages", "stage", "official")?["source"]?.text == "the deed")
    #expect(
      partner.row("claims", "claim", "deed")?["settled"]?.text == "the deed is signed and sealed")
    #expect(partner.row("claims", "claim", "newsletter")?["settled"] == .null)
    let before = try scene.ask("partner list", asOf: "1993-12-31")
    #expect(before.column("partners", "partner") == ["nice"])
  }

  @Test func `tells the visit as it was planned: its amendment was taken back`() throws {
    let list = try scene.ask("checklist", ["delegation": "nice-2027"])
    let drink = list.row("items", "item", "drink-on-arrival")
    #expect(drink?["state"]?.text == "open" && drink?["due"]?.text == "2027-05-04")
    let history = try scene.ask("history", ["subject": "nice-2027"])
    let what = history.column("history", "what")
    #expect(
      what.contains(
        "amended No. 7: title: nothing → Spring visit; arrives: 4 May 2027 → 5 May 2027"))
    #expect(
      what.contains(
        "took back No. 10, about No. 7: title: Spring visit → nothing; arrives: 5 May 2027 →"
          + " 4 May 2027"))
    let amendment = try #require(
      history["history"]?.elements?.first { $0["command"]?.text == "amend #10" })
    #expect(amendment["corrected"]?["how"]?.text == "retracted")
    #expect(try scene.office.differences() == [])
  }
}
