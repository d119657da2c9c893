import Foundation
import Testing

/// What the shell is told.
struct ExitCodeTests {
  @Test func `0: done`() throws {
    let office = try TestOffice()
    #expect(try office.run(["partner", "list"]).code == 0)
    #expect(try Binary.run(["version"]).code == 0)
    #expect(try Binary.run(["--version"]).output == Binary.run(["version"]).output)
  }

  @Test func `1: refused`() throws {
    let ran = try TestOffice().run(["checklist", "nothing"])
    #expect(ran.code == 1)
    #expect(ran.output.isEmpty)
    #expect(ran.complaints == "twinning: there is no visit \"nothing\"; see delegation list\n")
  }

  @Test func `64: the line is wrong`() throws {
    let ran = try Binary.run(["shedule"])
    #expect(ran.code == 64)
    #expect(ran.complaints.contains("did you mean schedule?"))
  }

  @Test(arguments: [
    ["retract", "2"], ["amend", "2", "--dated", "1992"], ["person", "forget", "guest-3"],
    ["claim", "settle", "hue", "c"],
  ])
  func `64: a reason that has to be given is missing`(words: [String]) throws {
    let ran = try Binary.run(words)
    #expect(ran.code == 64, ran.transcript)
    #expect(ran.complaints.contains(" needs --reason: why; write twinning "), ran.transcript)
  }

  @Test func `65: what is to be restored is no backup, or half of one`() throws {
    let office = try TestOffice()
    let place = try Binary.folder()
    let text = "\(place)/letter.db"
    try Data(String(repeating: "a letter ", count: 1000).utf8).write(to: URL(filePath: text))
    try office.done(["backup", place])
    let name = try FileManager.default.contentsOfDirectory(atPath: place).sorted()
      .first { $0.hasPrefix("twinning-") && $0.hasSuffix(".db") }
    let backup = "\(place)/\(try #require(name))"
    let bytes = try Data(contentsOf: URL(filePath: backup))
    try bytes.prefix(bytes.count / 2).write(to: URL(filePath: backup))
    for file in [text, backup] {
      let ran = try Binary.run(["restore", file, "--office", "\(place)/office"])
      #expect(ran.code == 65, ran.transcript)
      #expect(ran.complaints.contains("nothing was done; take another backup"), ran.transcript)
    }
  }

  @Test func `66: the key file is not there`() throws {
    let office = try TestOffice()
    try FileManager.default.removeItem(atPath: "\(office.folder)/twinning.keys")
    for verb in ["key", "checkpoint"] {
      let ran = try office.run(["audit", verb])
      #expect(ran.code == 66, ran.transcript)
      #expect(ran.complaints.contains("audit key --renew --reason"), ran.transcript)
    }
    let added = try office.run(["person", "add", "guest-3", "--given-name", "Ada"])
    #expect(added.code == 66, added.transcript)
    #expect(added.complaints.contains("audit key --renew --reason"), added.transcript)
  }

  @Test func `66: a file or the office is not there`() throws {
    let office = try TestOffice()
    #expect(try office.run(["perform", "/nowhere/file"]).code == 66)
    #expect(try office.run(["import", "partners", office.folder]).code == 66)
    #expect(try Binary.run(["--office", "/nowhere", "due"]).code == 66)
    #expect(try Binary.run(["--office", "/etc/passwd", "due"]).code == 66)
  }

  @Test func `66: a folder without an office stays empty`() throws {
    let office = try TestOffice(empty: ())
    #expect(try office.run(["due"]).code == 66)
    #expect(try office.run(["partner", "add", "x", "--names", "X", "--country", "FR"]).code == 66)
    #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder).isEmpty)
  }

  @Test func `73: there is an office already, or the folder cannot be made`() throws {
    let office = try TestOffice()
    let before = try office.log()
    #expect(try office.run(["demo", office.folder]).code == 73)
    #expect(try Binary.run(["demo", "/dev/null/office"]).code == 73)
    #expect(try Binary.run(["demo", "/etc/passwd"]).code == 73)
    #expect(try office.log() == before)
  }

  @Test func `74: the answer cannot be written`() throws {
    let office = try TestOffice()
    let ran = try Binary.shell(
      "\"$0\" partner list > /dev/full", settings: office.settings)
    #expect(ran.code == 74)
    #expect(ran.complaints.contains("the answer cannot be written: No space left on device"))
  }

  @Test func `74: the file is no log`() throws {
    let office = try TestOffice(empty: ())
    try Data("This is a letter, not a log. ".utf8).write(to: URL(filePath: office.database))
    let ran = try office.run(["due"])
    #expect(ran.code == 74, ran.transcript)
    #expect(ran.complaints.split(separator: "\n").count == 1)
  }

  @Test func `75: another program has been writing for too long`() throws {
    let office = try TestOffice()
    let before = try office.log()
    let ran = try office.whileLocked {
      try office.run(
        ["partner", "add", "x", "--names", "X", "--country", "FR"],
        settings: ["TWINNING_WAIT": "0"])
    }
    #expect(ran.code == 75, ran.transcript)
    #expect(ran.complaints.contains("try again"))
    try office.expectUntouched(before)
  }

  @Test func `a question does not wait for a writer`() throws {
    let office = try TestOffice()
    let ran = try office.whileLocked {
      try office.run(["partner", "list"], settings: ["TWINNING_WAIT": "0"])
    }
    #expect(ran.code == 0, ran.transcript)
  }

  @Test func `78: the office's own guidance cannot be read`() throws {
    let office = try TestOffice()
    let folder = "\(office.folder)/guidance"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["own.guidance.json", "own.checklist.guidance.json", "checklist.own.json"] {
      try Data("{".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    }
    let ran = try office.run(["due"])
    #expect(ran.code == 78, ran.transcript)
  }
}
