import JSONText
import Testing
import Twinning

@testable import Office

/// Days of recording are days by the programme's clocks, like all others.
struct LocalDayTests {
  /// An office in New York, at seven minutes to ten in the evening: in UTC it is the next day.
  private func evening() throws -> TestOffice {
    let scene = try TestOffice(on: "2026-11-24")
    scene.clock.advance(seconds: 14 * 3_600 + 53 * 60)
    try scene.batch([
      #"{"command":"program found","name":"Sisters","community":"Harbour","country":"US","zone":"America/New_York","languages":["en"],"on":"1990"}"#,
      #"{"command":"partner add","partnership":"hue","names":["Huế"],"country":"VN","stage":"official","on":"1995"}"#,
      #"{"command":"person add","person":"guest-3","given-name":"Ada"}"#,
    ])
    return scene
  }

  /// What people read in a column of the first table that has it.
  private func texts(_ answer: Answer, _ key: String) -> [String] {
    for section in answer.sections {
      guard case .table(let columns, let rows) = section.content,
        let at = columns.firstIndex(where: { $0.key == key })
      else { continue }
      return rows.map { $0[at].text }
    }
    return []
  }

  @Test(
    arguments: [("history", ["subject": "guest-3"]), ("audit trail", ["limit": 1])]
      as [(String, JSONValue)]
  )
  func `an event is recorded on the day that it is here`(
    name: String, fields: JSONValue
  ) throws {
    let days = texts(try evening().office.answer(try query(name, fields)), "recorded")
    #expect(!days.isEmpty && days.allSatisfy { $0 == "24 Nov 2026" }, "\(days)")
  }

  @Test func `whoever was put on record tonight was last active tonight`() throws {
    let retained = try evening().ask("person retained")
    #expect(retained.column("retained", "lastActivity") == ["2026-11-24"])
  }

  @Test func `what nobody remembers is due from the day on which the office began here`() throws {
    let due = try evening().ask("due", ["within": "P1D"])
    #expect(due.row("coming", "code", "mou")?["due"]?.text == "2026-11-24")
  }

  @Test func `a moment is a day in UTC before there is a programme`() throws {
    let scene = try TestOffice(on: "2026-11-24")
    scene.clock.advance(seconds: 14 * 3_600)
    #expect(try scene.office.day(of: scene.clock.now).description == "2026-11-25")
  }
}
