import Foundation
import Testing

/// Bad input: the reason in one sentence, exit 1, nothing half-written.
struct RefusalTests {
  private func expectRefusal(
    _ ran: Ran, _ office: TestOffice, _ before: [String], saying reason: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(ran.code == 1, ran.transcript, sourceLocation: sourceLocation)
    #expect(ran.output.isEmpty, sourceLocation: sourceLocation)
    #expect(
      ran.complaints.contains(reason), ran.transcript, sourceLocation: sourceLocation)
    #expect(
      ran.complaints.split(separator: "\n").count == 1, ran.transcript,
      sourceLocation: sourceLocation)
    #expect(ran.complaints.utf8.count < 1000, sourceLocation: sourceLocation)
    try office.expectUntouched(before, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    (["retract", "99", "--reason", "x"], "there is no event No. 99"),
    (["retract", "1", "--reason", "x"], "the programme itself is not retracted"),
    (["amend", "2", "--set", "contry=FR", "--reason", "x"], "did you mean country?"),
    (["amend", "2", "--set", "country=France", "--reason", "x"], "\"France\" is no country"),
    (["partner", "list", "--known-at", "2020-01-01"], "the log knew nothing at"),
    (["partner", "list", "--known-at", "2030-01-01"], "is still to come"),
    (["audit", "diff", "soon", "2026-11-24"], "\"soon\" is no moment"),
    (
      [
        "delegation", "plan", "v", "--partnership", "hue", "--direction", "inbound", "--arrives",
        "2027-02-30",
      ], "February 2027 has 28 days"
    ),
    (
      [
        "delegation", "plan", "v", "--partnership", "hue", "--direction", "inbound", "--arrives",
        "2027-05-10", "--departs", "2027-05-01",
      ], "lies before the arrival"
    ),
    (
      ["delegation", "plan", "v", "--partnership", "huee", "--direction", "inbound"],
      "there is no partner \"huee\""
    ),
    (["partner", "add", "hue", "--names", "Huế", "--country", "VN"], "is a partner already"),
    (["person", "add", "hue"], "is a partner already"),
    (["partner", "stage", "hue", "emeritus"], "does not go from"),
    (["partner", "add", "x", "--names", "X", "--country", "FR", "--on", "soon"], "soon"),
  ])
  func `a command that cannot be is refused`(words: [String], reason: String) throws {
    let office = try TestOffice()
    let before = try office.log()
    try expectRefusal(try office.run(words), office, before, saying: reason)
  }

  @Test func `a word of a hundred kilobytes is refused`() throws {
    let office = try TestOffice()
    let before = try office.log()
    let ran = try office.run([
      "delegation", "plan", "v", "--partnership", "hue", "--direction", "inbound", "--title",
      String(repeating: "x", count: 120_000),
    ])
    try expectRefusal(ran, office, before, saying: "title: ")
  }

  @Test(arguments: [900_000, 1_048_576, 5_000_000])
  func `a line of megabytes is refused`(count: Int) throws {
    let office = try TestOffice()
    let before = try office.log()
    let text = String(repeating: "x", count: count)
    let line =
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound","#
      + #""title":"\#(text)"}"#
    let ran = try office.run(["perform", "-"], input: Data(line.utf8))
    try expectRefusal(ran, office, before, saying: "line 1")
  }

  @Test(arguments: [900_000, 5_000_000])
  func `a cell of megabytes is refused`(count: Int) throws {
    let office = try TestOffice()
    let before = try office.log()
    let text = String(repeating: "é", count: count / 2)
    let table = "partnership,names,country\np1,One,FR\np2,\"\(text)\",FR\n"
    let ran = try office.run(["import", "partners", "-"], input: Data(table.utf8))
    try expectRefusal(ran, office, before, saying: "line 3")
  }

  @Test func `bytes that are no text are refused on the line`() throws {
    let office = try TestOffice()
    let before = try office.log()
    let ran = try Binary.shell(
      "\"$0\" partner add x --names \"$(printf 'h\\377')\" --country FR",
      settings: office.settings)
    try expectRefusal(ran, office, before, saying: "not valid UTF-8")
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3]])
  func `bytes that are no text are refused in a file`(bytes: [UInt8]) throws {
    let office = try TestOffice()
    let before = try office.log()
    let line =
      Lines.partner("p1") + "\n" + #"{"command":"partner add","partnership":"p2","names":[""#
    let json = Data(line.utf8 + bytes + Array(#""],"country":"FR"}"#.utf8))
    try expectRefusal(
      try office.run(["perform", "-"], input: json), office, before, saying: "line 2")
    let other = try TestOffice()
    let table = Data("partnership,names,country\np1,One,FR\np2,".utf8 + bytes + Array(",FR\n".utf8))
    try expectRefusal(
      try other.run(["import", "partners", "-"], input: table), other, try other.log(),
      saying: "line 3")
  }

  @Test(arguments: [
    #"{"command":"partner add""#, #"{"command":"partner add","partnership":"x\u0000y"}"#,
    #"{"command":"partner ad","partnership":"x"}"#, "[]", "7", #"{"partnership":"x"}"#,
    #"{"command":"partner add","partnership":"x","names":["X"],"country":"FR","colour":"red"}"#,
    #"{"command":"partner add","partnership":"x","names":["X"],"country":7}"#,
    #"{"command":"schedule"}"#, String(repeating: "[", count: 5000),
  ])
  func `a broken line is named, and nothing is done`(line: String) throws {
    let office = try TestOffice()
    let before = try office.log()
    let file = Lines.partners(10_000, replacing: [7_312: line])
    let ran = try office.run(["perform", "-"], input: file)
    try expectRefusal(ran, office, before, saying: "line 7312: ")
  }

  @Test func `a broken line of a table is named, and nothing is done`() throws {
    let office = try TestOffice()
    let before = try office.log()
    var rows = (1..<10_000).map { "p\($0),Partner \($0),FR" }
    rows[7_310] = "p7311,Partner,Atlantis"
    let table = "partnership,names,country\n" + rows.joined(separator: "\n") + "\n"
    let ran = try office.run(["import", "partners", "-"], input: Data(table.utf8))
    try expectRefusal(ran, office, before, saying: "line 7312: ")
  }

  @Test func `keep going does the others and names the bad ones`() throws {
    let office = try TestOffice()
    let file = Lines.partners(1_000, replacing: [31: "{", 312: Lines.partner("p311")])
    let ran = try office.run(["perform", "-", "--keep-going"], input: file)
    #expect(ran.code == 1)
    #expect(ran.output.hasPrefix("998 commands performed, 998 events recorded\n"))
    #expect(ran.complaints.contains("2 lines refused:\nline 31: "))
    #expect(ran.complaints.contains("\nline 312: \"p311\" is a partner already"))
    let partners = try office.run(["partner", "list", "--json"]).output
    #expect(partners.contains("\"p1000\"") && !partners.contains("\"p312\""))
    #expect(try office.run(["rebuild", "--check"]).code == 0)
  }
}
