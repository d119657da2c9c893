import EventLog
import JSONText
import Testing
import Twinning

@testable import Office

/// A terminal, a cron job and a page work on one folder at once.
@Suite struct `Two offices on one folder` {
  let scene: TestOffice
  let other: Office

  init() throws {
    scene = try TestOffice.withPartners()
    other = try scene.another()
  }

  private func ask(_ line: String, _ office: Office) throws -> Outcome {
    try office.perform(try office.request(line: Array(line.utf8), actor: "liaison"))
  }

  @Test func `each sees what the other wrote`() throws {
    for number in 1...4 {
      let line =
        #"{"command":"exchange record","exchange":"e-\#(number)","partnership":"hue","kind":"aid","title":"Aid \#(number)","starts":"2000"}"#
      _ = try ask(line, number % 2 == 0 ? other : scene.office)
      for office in [scene.office, other] {
        let answer = try office.ask("partner show", ["partnership": "hue"])
        #expect(answer.column("activity", "name").contains("e-\(number)"))
      }
    }
    #expect(try other.differences() == [] && scene.office.differences() == [])
  }

  @Test func `the same short name from both is refused the second time`() throws {
    let line = #"{"command":"partner add","partnership":"far","names":["Far"],"country":"FR"}"#
    _ = try scene.office.ask("partner list")
    _ = try other.ask("partner list")
    _ = try ask(line, scene.office)
    #expect {
      try ask(line, other)
    } throws: {
      "\($0)".contains("\"far\" is a partner already")
    }
  }

  @Test func `a decision is never made on what was so before the other wrote`() throws {
    let plan =
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound"}"#
    _ = try ask(plan, scene.office)
    _ = try other.ask("delegation show", ["delegation": "v"])
    _ = try ask(
      #"{"command":"delegation cancel","delegation":"v","reason":"no visas"}"#, scene.office)
    #expect {
      try ask(#"{"command":"delegation move","delegation":"v","arrives":"2027"}"#, other)
    } throws: {
      "\($0)".contains("cancelled")
    }
    let shown = try other.ask("delegation show", ["delegation": "v"])
    #expect(shown["visit"]?["stage"]?.text == "cancelled")
  }

  @Test func `a change of local guidance reaches the other`() throws {
    _ = try other.ask("guidance list")
    _ = try ask(
      #"{"command":"guidance override","item":"gifts","off":true,"reason":"none here"}"#,
      scene.office)
    #expect(try other.ask("guidance list").notes.contains { $0.contains("none here") })
  }

  @Test func `who waits too long is told that somebody writes`() throws {
    let busy = try scene.another(timeout: 0)
    try scene.office.log.begin()
    defer { try? scene.office.log.rollback() }
    do {
      _ = try ask(#"{"command":"partner reaffirm","partnership":"hue"}"#, busy)
      Issue.record("nobody waited")
    } catch let error as OfficeError {
      guard case .busy(let sentence) = error else { throw error }
      #expect(sentence.contains("try again"))
    }
  }
}
