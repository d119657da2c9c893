import Foundation
import Testing

/// What is written where, and what happens when it cannot be.
struct OutputTests {
  @Test func `a reader that leaves early is no trouble`() throws {
    let office = try TestOffice.sample()
    let ran = try Binary.shell(
      "(\"$0\" guidance list; echo $? >&2) | head -1", settings: office.settings)
    #expect(ran.output == "Guidance in force on 24 November 2026\n")
    #expect(ran.complaints == "0\n")
  }

  @Test func `nobody reads the answer to a command: it is on record, and that is told`() throws {
    let office = try TestOffice()
    let add = "\"$0\" partner add leon --names León --country NI"
    let ran = try Binary.shell(
      "(\(add); echo $? >&2) | true", settings: office.settings)
    // Whether `true` has left before the answer is written is not ours to say.
    #expect(
      [
        "0\n",
        "twinning: everything is on record, but the answer cannot be written: Broken pipe\n74\n",
      ]
      .contains(ran.complaints), ran.transcript)
    let full = try Binary.shell(
      "\"$0\" partner add lyon --names Lyon --country FR > /dev/full", settings: office.settings)
    #expect(full.code == 74)
    #expect(full.complaints.contains("everything is on record, but the answer cannot be written"))
    #expect(try office.run(["partner", "list", "--json"]).output.contains("\"lyon\""))
    let closed = try Binary.shell(
      "\"$0\" partner add caen --names Caen --country FR >&-", settings: office.settings)
    #expect(closed.code == 74)
    #expect(try office.run(["partner", "list", "--json"]).output.contains("\"caen\""))
    #expect(try office.run(["rebuild", "--check"]).code == 0)
  }

  @Test func `there are no colours in a pipe or a file`() throws {
    let office = try TestOffice.sample()
    #expect(!(try office.run(["due"]).output.contains("\u{1B}")))
    #expect(try office.run(["due", "--color"]).output.contains("\u{1B}["))
  }

  @Test func `a terminal shows colours, unless NO_COLOR is set`() throws {
    let office = try TestOffice.sample()
    // script(1) lends a terminal.
    let line = "script -qec '\"'\"$0\"'\" due' /dev/null </dev/null"
    let plain = office.settings.merging(["TERM": "xterm"]) { $1 }
    #expect(try Binary.shell(line, settings: plain).output.contains("\u{1B}["))
    let none = plain.merging(["NO_COLOR": "1"]) { $1 }
    #expect(!(try Binary.shell(line, settings: none).output.contains("\u{1B}[")))
    let dumb = plain.merging(["TERM": "dumb"]) { $1 }
    #expect(!(try Binary.shell(line, settings: dumb).output.contains("\u{1B}[")))
  }

  @Test(arguments: [("60", 60), ("100", 100), ("7", 40), ("100000", 400), ("wide", 100)])
  func `COLUMNS says how wide a line is`(columns: String, width: Int) throws {
    let office = try TestOffice.sample()
    let ran = try office.run(["guidance", "list"], settings: ["COLUMNS": columns])
    let widest = ran.output.split(separator: "\n").map(\.count).max() ?? 0
    #expect(widest <= width)
    #expect(widest > width * 3 / 4 || width == 400)
  }

  @Test func `a dry run tells what would happen and does nothing`() throws {
    let office = try TestOffice()
    let before = try office.log()
    let add = ["partner", "add", "leon", "--names", "León", "--country", "NI", "--dry-run"]
    let ran = try office.run(add)
    #expect(ran.code == 0)
    #expect(
      ran.output == "Would be recorded:\nLeón (NI) was put on record: sister-city, prospect\n")
    let file = try office.run(["perform", "-", "--dry-run"], input: Lines.partners(100))
    #expect(file.output == "100 commands would be performed, 100 events recorded\n")
    let bad = try office.run(
      ["perform", "-", "--dry-run"], input: Lines.partners(9, replacing: [5: "{"]))
    #expect(bad.code == 1)
    let refused = try office.run([
      "partner", "add", "hue", "--names", "H", "--country", "VN", "--dry-run",
    ])
    #expect(refused.code == 1)
    try office.expectUntouched(before)
  }

  @Test func `the same key gives the first answer again and does nothing`() throws {
    let office = try TestOffice()
    let add = [
      "partner", "add", "leon", "--names", "León", "--country", "NI", "--key", "form-118", "--json",
    ]
    let first = try office.run(add)
    let log = try office.log()
    let again = try office.run(add)
    #expect(again.code == 0)
    #expect(
      again.output
        == first.output.replacingOccurrences(of: "\"repeated\":false", with: "\"repeated\":true"))
    #expect(try office.log() == log)
    let other = try office.run([
      "partner", "add", "lyon", "--names", "Lyon", "--country", "FR", "--key", "form-118",
    ])
    #expect(other.code == 1)
    #expect(other.complaints.contains("belongs to another command"))
    try office.expectUntouched(log)
  }

  @Test func `the office is private to its owner`() throws {
    let office = try TestOffice(empty: ())
    let folder = "\(office.folder)/new"
    #expect(try Binary.shell("umask 0; \"$0\" demo \"$1\"", [folder]).code == 0)
    let modes = try Binary.shell("stat -c '%a %n' \"$1\" \"$1\"/* | sort -u", [folder]).output
    #expect(
      modes.split(separator: "\n").allSatisfy {
        $0.hasPrefix("700 \(folder)") || $0.hasPrefix("600 \(folder)/")
      }, "\(modes)")
  }

  @Test func `an office that may only be read answers and takes nothing`() throws {
    let office = try TestOffice()
    let before = try office.log()
    // Rights do not bind the superuser: the program runs as nobody.
    let isRoot = getuid() == 0
    let drop = isRoot ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
    guard try Binary.shell(drop + "\"$0\" version", settings: office.settings).code == 0 else {
      print("skipped: the program cannot be run as nobody here")
      return
    }
    _ = try Binary.shell("chmod 555 \"$1\"; chmod 444 \"$1\"/*", [office.folder])
    let add = try Binary.shell(
      drop + "\"$0\" partner add x --names X --country FR", settings: office.settings)
    #expect([73, 74].contains(add.code), add.transcript)
    #expect(add.complaints.split(separator: "\n").count == 1)
    let list = try Binary.shell(drop + "\"$0\" partner list", settings: office.settings)
    #expect(list.code == 0, list.transcript)
    _ = try Binary.shell("chmod 700 \"$1\"; chmod 600 \"$1\"/*", [office.folder])
    try office.expectUntouched(before)
  }
}
