import Testing
import Twinning

@testable import Office
@testable import Terminal

/// What the shell is told.
struct ExitCodeTests {
  private struct Broken: Error {}

  @Test func `each reason has its code`() {
    let table: [(OfficeError, Int32)] = [
      (.refused(Refusal("no")), 1), (.refused(Refusal("no", cause: Broken())), 74),
      (.badLine(line: 1, reason: "no"), 1), (.lineTooLong(line: 1, limit: 2), 1),
      (.unreadable(path: "x", reason: "no"), 66), (.noOffice(folder: "x"), 66),
      (.officeExists(folder: "x"), 73), (.cannotCreate(path: "x", reason: "no"), 73),
      (.busy("later"), 75), (.storage("broken"), 74),
      (.unknownEvent(position: 1, reason: "new"), 65), (.guidance("broken"), 78),
      (.damaged("cut"), 65), (.newer("newer"), 65), (.occupied("there"), 73),
    ]
    for (error, code) in table { #expect(ExitCode(error).rawValue == code, "\(error)") }
  }
}
