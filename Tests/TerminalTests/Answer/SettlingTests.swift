import JSONText
import Testing

/// The command that is told of a duty settles it when it is typed as it stands there.
@Suite struct `What settles a duty` {
  private func json(_ office: TestOffice, _ words: [String]) throws -> JSONValue {
    let ran = office.run(words + ["--json"])
    try #require(ran.code == 0, "\(ran.transcript(words))")
    return try JSONValue.parse(utf8: Array(ran.output.utf8))
  }

  private func keys(_ office: TestOffice) throws -> [String] {
    let due = try json(office, ["due", "--within", "360d"])
    return ["late", "coming"].flatMap { due[$0]?.elements ?? [] }.compactMap { $0["key"]?.text }
  }

  /// What a shell makes of a line.
  private func words(_ line: String) -> [String] {
    line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap {
      number, part in
      number % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
    }
  }

  /// Types what is told of everything that is due; the codes of what was settled.
  private func settleAll(_ office: TestOffice) throws -> Set<String> {
    var settled: Set<String> = []
    for key in try keys(office) {
      // What was typed before may have settled it as well.
      guard try keys(office).contains(key) else { continue }
      let why = try json(office, ["remind", "explain", key])
      let line = try #require(why["duty"]?["done"]?.text, "\(key)")
      let typed = Array(words(line).dropFirst())
      let ran = office.run(typed)
      #expect(ran.code == 0, "\(key)\n\(ran.transcript(typed))")
      #expect(try !keys(office).contains(key), "\(line) did not settle \(key)")
      settled.insert(String(key.prefix { $0 != "/" && $0 != ":" }))
    }
    return settled
  }

  @Test func `R30: is told as it has to be typed`() throws {
    let office = try TestOffice("settling")
    func run(_ line: String) throws {
      let typed = words(line)
      let ran = office.run(typed)
      try #require(ran.code == 0, "\(ran.transcript(typed))")
    }
    for line in [
      "init --name Sisters --community Harbour --country US --zone America/New_York",
      "partner add hue --names Huế --country VN --stage official --on 1995",
      "partner add leon --names León --country NI --stage official --on 1988",
      "mou plan leon-mou-2026 --partnership leon --meets 2027",
      "mou cancel leon-mou-2026 --reason elections",
      "mou sign leon-old --partnership leon --on 2024-12-01",
      "partner add avignon --names Avignon --country FR --stage official --on 2022-03-01",
      "exchange record old --partnership avignon --kind festival --title Fair --starts 2015 --people 40",
      "mou plan met --partnership hue --meets 2026-09-01",
      "exchange plan fair --partnership hue --kind festival --title Fair --starts 2026-08-01",
      "person add mayor --public-name A", "person add host --public-name B",
      "person add mayor-hue --partnership hue", "person appoint mayor-hue mayor --on 2026-10-01",
      "person appoint mayor mayor --on 2026-10-01 --ends 2026-11-01",
      "person appoint host treasurer --on 2025-01-01 --ends 2027-05-31",
      "person check host --checked 2026-01-10", "member enrol host --on 2026-02-01",
      "delegation plan past --partnership hue --direction inbound --arrives 2026-06-01",
      "delegation plan new --partnership leon --direction inbound --arrives 2027-05-01",
      "correspondence receive letter --partnership hue --on 2026-11-01",
    ] { try run(line) }
    var settled = try settleAll(office)
    // An answer is due once the letter is acknowledged.
    settled.formUnion(try settleAll(office))
    #expect(
      settled.isSuperset(of: [
        "mou", "people-meet", "annual-report", "anniversary", "dormancy", "backup-channels",
        "introduce-office-holder", "term-ends", "dues-unpaid", "report-to-council",
        "safeguarding-check", "acknowledge", "answer", "outcome", "evaluation", "insurance",
        "drink-on-arrival",
      ]), "\(settled.sorted())")
  }

  @Test func `R30: is told so in the sample office too`() throws {
    let office = try TestOffice("settling-sample")
    try #require(office.run(["demo", office.folder]).code == 0)
    #expect(try settleAll(office).count > 10)
  }
}
