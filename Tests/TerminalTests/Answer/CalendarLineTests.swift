import Foundation
import Testing

/// Calendars on the terminal: looked through, printed, written into a folder.
struct CalendarLineTests {
  private static let wrong = """
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Somebody//Else//EN
    REFRESH-INTERVAL:PT12H
    BEGIN:VEVENT
    UID:a
    DTSTAMP:20261124T060000Z
    DTSTART:20270504T160000Z
    DTEND:20270504T150000Z
    SUMMARY:Avignon, spring
    STATUS:CANCELED
    SEQUENCE:-1
    RRULE:FREQ=YEARLY;BYWEEKNO=20
    END:VEVENT
    END:VCALENDAR

    """

  private func lint(_ text: String, _ more: String...) throws -> Ran {
    let office = try TestOffice("lint-\(UUID().uuidString)")
    let file = office.folder + ".ics"
    try Data(text.utf8).write(to: URL(filePath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    let ran = office.run(["calendar", "lint", file] + more)
    return Ran(
      code: ran.code, output: ran.output.replacingOccurrences(of: file, with: "visit.ics"),
      complaints: ran.complaints.replacingOccurrences(of: file, with: "visit.ics"))
  }

  private static let lines = wrong.replacingOccurrences(of: "\n", with: "\r\n")

  @Test func `findings are told with their lines, and end with 1`() throws {
    let ran = try lint(Self.lines)
    #expect(ran.code == 1)
    try expectGolden(ran.transcript(["calendar", "lint", "visit.ics"]), "tables/calendar-lint")
  }

  @Test func `findings are told as JSON`() throws {
    let ran = try lint(Self.lines, "--json")
    #expect(ran.code == 1)
    _ = try JSONSerialization.jsonObject(with: Data(ran.output.utf8))
    try expectGolden(
      ran.output.replacingOccurrences(of: "},{", with: "},\n{"), "json/calendar-lint")
  }

  @Test func `notes alone end with 0, and so does a clean calendar`() throws {
    let office = try TestOffice.sample.get()
    let clean = office.run(["calendar", "feed", "office"])
    #expect(clean.code == 0)
    let looked = try lint(clean.output)
    #expect(looked.code == 0 && looked.output.contains("nothing is wrong"))
    let noted = try lint(
      clean.output.replacingOccurrences(
        of: "END:VEVENT\r\nEND:VCALENDAR", with: "X:y\r\nEND:VEVENT\r\nEND:VCALENDAR"))
    #expect(noted.code == 0 && noted.output.contains("0 errors, 1 note"))
  }

  @Test func `a file that is not there, and one that is no calendar`() throws {
    let office = try TestOffice("lint-none")
    #expect(office.run(["calendar", "lint", office.folder + ".none"]).code == 66)
    #expect(try lint("").code == 1)
    #expect(try lint("\u{0}\u{1B}[2J").output.contains("\u{1B}") == false)
  }

  @Test func `a calendar is printed as it is subscribed to`() throws {
    let office = try TestOffice.sample.get()
    let ran = office.run(["calendar", "feed", "mayor-hue"])
    #expect(ran.code == 0)
    // Each sample office has UIDs of its own.
    let masked = ran.output.replacingOccurrences(
      of: "@[0-9a-f]{16}\\.twinning", with: "@0123456789abcdef.twinning",
      options: .regularExpression)
    try expectGolden(masked, "calendars/mayor-hue")
  }

  @Test func `all calendars are written into a folder`() throws {
    let office = try TestOffice.sample.get()
    let folder = office.folder + "-feeds"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let words = ["calendar", "publish", "--to", folder]
    let ran = office.run(words)
    #expect(ran.code == 0)
    let shown = ran.transcript(words).replacingOccurrences(of: folder, with: "FEEDS")
    #expect(shown.contains("FEEDS/office.ics") && shown.contains("written"))
    let again = office.run(words + ["--json"])
    #expect(again.code == 0 && !again.output.contains("\"written\""))
    #expect(again.output.contains("\"unchanged\""))
  }

  @Test func `a name that nobody has is refused`() throws {
    let ran = try TestOffice.sample.get().run(["calendar", "feed", "heu"])
    #expect(ran.code == 1 && ran.complaints.contains("did you mean hue?"))
  }
}
