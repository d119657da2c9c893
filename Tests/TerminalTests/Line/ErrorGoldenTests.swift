import Testing

/// One file for each message to somebody whose line is wrong or refused.
struct ErrorGoldenTests {
  /// A line, and the name of its file.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let name: String
    let words: [String]

    init(_ name: String, _ words: String...) {
      self.name = name
      self.words = words
    }

    var testDescription: String { name }
  }

  private static let usage: [Wrong] = [
    Wrong("unknown-command", "shedule"), Wrong("unknown-command-far", "xyzzy"),
    Wrong("everyday-word", "letter", "hue"),
    Wrong("unknown-verb", "partner", "lst"), Wrong("unknown-verb-far", "partner", "xyzzy"),
    Wrong("unknown-flag", "due", "--wthin", "P30D"), Wrong("unknown-flag-far", "due", "--xyzzy"),
    Wrong("unknown-flag-before", "--ofice", "x", "due"), Wrong("short-flag", "due", "-w"),
    Wrong("missing-value", "due", "--within"),
    Wrong("missing-value-before-flag", "due", "--within", "--json"),
    Wrong("missing-place", "partner", "add"),
    Wrong("missing-flag", "delegation", "plan", "x", "--partnership", "hue"),
    Wrong("too-many-words", "due", "everything"),
    Wrong("given-twice", "due", "--within", "P30D", "--within", "P20D"),
    Wrong("noun-alone", "itinerary"), Wrong("no-command", "--no-color"),
    Wrong("unknown-help", "help", "xyzzy"),
    Wrong("no-reason", "delegation", "cancel", "hue-visit"),
  ]

  private static let refusals: [Wrong] = [
    Wrong("no-period", "due", "--within", "30"),
    Wrong("period-behind", "due", "--within=-P30D"),
    Wrong("calendar-behind", "calendar", "check", "2027-02-10", "2027-02-01"),
    Wrong("calendar-long", "calendar", "check", "2027-01-01", "2028-12-31"),
    Wrong("no-number", "annual", "show", "last"), Wrong("out-of-range", "annual", "show", "12"),
    Wrong("no-flag-word", "due", "--json=perhaps"),
    Wrong("no-choice", "completions", "tcsh"), Wrong("no-day", "due", "--as-of", "2026-13-01"),
    Wrong("no-range", "schedule", "2027-13"),
    Wrong(
      "no-date", "delegation", "plan", "x", "--partnership", "hue", "--direction", "inbound",
      "--arrives", "2027-02-30"),
    Wrong(
      "departure-first", "delegation", "plan", "x", "--partnership", "hue", "--direction",
      "inbound", "--arrives", "2027-05-10", "--departs", "2027-05-01"),
    Wrong(
      "no-partner", "delegation", "plan", "x", "--partnership", "huee", "--direction", "inbound"),
    Wrong("no-visit", "checklist", "nothing"), Wrong("no-subject", "history", "nothing"),
    Wrong("same-slug", "partner", "add", "hue", "--names", "Huế", "--country", "VN"),
    Wrong("bad-slug", "partner", "add", "Hué!", "--names", "Huế", "--country", "VN"),
    Wrong("no-country", "partner", "add", "x", "--names", "X", "--country", "ZZ"),
    Wrong("visit-stage", "delegation", "stage", "hue-visit", "evaluated"),
    Wrong("partner-stage", "partner", "stage", "hue", "prospect"),
    Wrong("no-evidence", "checklist", "tick", "hue-visit", "insurance"),
    Wrong("no-item", "checklist", "tick", "hue-visit", "nothing"),
    Wrong("no-change", "partner", "describe", "hue"),
    Wrong("no-guidance", "guidance", "list", "dutes"),
    Wrong(
      "no-zone", "itinerary", "add", "hue-visit", "walk", "--title", "A walk", "--kind", "rest",
      "--starts", "2026-12-20T15:00", "--ends", "2026-12-20T16:00", "--zone", "Mars/Olympus"),
    Wrong(
      "control-characters", "partner", "add", "x", "--names", "a\u{1B}[31mb", "--country", "VN"),
  ]

  @Test(arguments: usage)
  func `a wrong line is told what to write instead`(wrong: Wrong) throws {
    let ran = try TestOffice.sample.get().run(wrong.words)
    #expect(ran.code == 64)
    #expect(ran.output.isEmpty)
    try expectGolden(ran.transcript(wrong.words), "errors/\(wrong.name)")
  }

  @Test(arguments: refusals)
  func `a refused line is told why`(wrong: Wrong) throws {
    let ran = try TestOffice.sample.get().run(wrong.words)
    #expect(ran.code == 1)
    #expect(ran.output.isEmpty)
    #expect(ran.complaints.split(separator: "\n").count == 1)
    try expectGolden(ran.transcript(wrong.words), "errors/\(wrong.name)")
  }

  @Test func `a word that is not UTF-8 is told apart`() throws {
    let ran = try TestOffice.sample.get().run(bytes: [Array("search".utf8), [0x68, 0xFF]])
    #expect(ran.code == 1)
    try expectGolden(ran.transcript(["search", "(invalid)"]), "errors/not-utf8")
  }

  @Test func `a folder without an office is told how to get one`() throws {
    let ran = try TestOffice("none").run(["--office", "/nowhere/office", "due"])
    #expect(ran.code == 66)
    try expectGolden(
      ran.transcript(["--office", "/nowhere/office", "due"]), "errors/no-office")
  }

  @Test func `an office is not made twice`() throws {
    let office = try TestOffice.sample.get()
    let ran = office.run(["demo", office.folder])
    #expect(ran.code == 73)
    #expect(ran.complaints.contains("there is an office in"))
  }
}
