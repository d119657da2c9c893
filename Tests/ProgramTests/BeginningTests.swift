import Foundation
import Testing

/// Files of commands where there is no office yet.
struct BeginningTests {
  private static let founding =
    #"{"command":"program found","name":"S","community":"T","country":"US","zone":"UTC"}"#
  private static let partner =
    #"{"command":"partner add","partnership":"hue","names":["Huế"],"country":"VN"}"#

  private func perform(_ lines: [String], _ more: [String] = []) throws -> (Ran, String) {
    let folder = try Binary.folder() + "/office"
    let input = Data(lines.joined(separator: "\n").utf8)
    return (try Binary.run(["--office", folder, "perform", "-"] + more, input: input), folder)
  }

  @Test func `a file that begins with the programme makes its office`() throws {
    let (ran, folder) = try perform([Self.founding, Self.partner])
    #expect(ran.code == 0, ran.transcript)
    #expect(try Binary.run(["--office", folder, "partner", "list"]).output.contains("Huế"))
  }

  @Test(arguments: [([partner], [String]()), ([founding], ["--dry-run"]), (["no JSON"], [])])
  func `any other makes none`(lines: [String], more: [String]) throws {
    let (ran, folder) = try perform(lines, more)
    #expect(ran.code == 66, ran.transcript)
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func `one that is refused further on leaves no office that answers`() throws {
    let (ran, folder) = try perform([Self.founding, "{}"])
    #expect(ran.code == 1, ran.transcript)
    #expect(try Binary.run(["--office", folder, "due"]).code == 66)
    let again = try Binary.run(
      [
        "--office", folder, "init", "--name", "S", "--community", "T", "--country", "US", "--zone",
        "UTC",
      ])
    #expect(again.code == 0, again.transcript)
  }
}
