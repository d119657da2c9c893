import Foundation
import Guidance
import Testing

@testable import Calendars
@testable import Twinning

/// The public holidays that Python's `holidays` lists, in the version that tools/setup pins.
enum HolidaysPackage {
  struct Holiday {
    let country: String
    let day: CivilDay
    let name: String
  }

  static let countries = [
    "US", "FR", "IL", "IT", "MX", "NI", "SL", "CN", "VN", "DE", "GB", "JP", "ES",
  ]

  /// Great Britain's list is England's; with its own the four nations' common days alone.
  private static let script = """
    import sys, holidays
    for country in sys.argv[1:]:
      found = holidays.country_holidays(
        country, subdiv="ENG" if country == "GB" else None, years=range(2015, 2041), language="en_US")
      for day, name in sorted(found.items()):
        print(country, day, name)
    """

  /// All holidays of 2015 to 2040.
  static func all() throws -> [Holiday] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let python = root.appending(path: ".venv/bin/python")
    try #require(
      FileManager.default.isExecutableFile(atPath: python.path),
      "no .venv with the holidays package; run tools/test, or: source tools/setup; need_python")
    let process = Process()
    process.executableURL = python
    process.arguments = ["-c", script] + countries
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try String(decoding: answer, as: UTF8.self).split(separator: "\n").map { line in
      let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
      return Holiday(country: parts[0], day: try CivilDay(parts[1]), name: parts[2])
    }
  }
}
