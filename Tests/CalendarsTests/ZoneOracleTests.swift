import Foundation
import Testing
import Twinning

@testable import Calendars

/// The same questions put to Python's `zoneinfo`, which reads the same files.
@Suite struct `Time zones beside another reader` {
  static let zones = [
    "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca", "America/Vancouver",
    "Australia/Lord_Howe", "Europe/Dublin", "Europe/Paris", "America/Managua", "Asia/Ho_Chi_Minh",
    "Asia/Jerusalem", "Africa/Freetown", "America/Mexico_City", "Asia/Shanghai", "Antarctica/Troll",
    "America/Santiago", "Asia/Tehran", "Pacific/Chatham", "America/St_Johns", "Africa/El_Aaiun",
  ]

  /// Reads lines `instant zone` and answers with `offset` and, of that wall time, fold 0's offset.
  static let script = """
    import sys, zoneinfo, datetime as d
    zoneinfo.reset_tzpath(["/usr/share/zoneinfo"])
    for line in sys.stdin:
      instant, name = line.split()
      zone = zoneinfo.ZoneInfo(name)
      at = (d.datetime(1970,1,1,tzinfo=d.timezone.utc) + d.timedelta(seconds=int(instant)))
      local = at.astimezone(zone)
      wall = local.replace(fold=0)
      print(int(local.utcoffset().total_seconds()), int(wall.utcoffset().total_seconds()))
    """

  private func ask(_ lines: [String]) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.script]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    // Some thousand short lines fit into no pipe at once: written aside, read here.
    let text = Data((lines.joined(separator: "\n") + "\n").utf8)
    let writer = Thread {
      try? input.fileHandleForWriting.write(contentsOf: text)
      try? input.fileHandleForWriting.close()
    }
    writer.start()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `R12: agree on some thousand instants, those around changes among them`() throws {
    let system = SystemZones()
    var state: UInt64 = 2_026
    func next(_ bound: Int64) -> Int64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64((state >> 16) % UInt64(bound))
    }
    var questions: [(seconds: Int64, zone: ZoneName)] = []
    for text in Self.zones {
      let zone = try ZoneName(text)
      let file = try system.file(of: zone)
      for _ in 0..<60 {
        // 1850 to 2300, whole minutes: a wall time knows no seconds.
        questions.append((next(14_200_000_000) / 60 * 60 - 3_786_000_000, zone))
      }
      for instant in file.instants.suffix(40) + Self.changes(of: file, years: [2030, 2050, 2100]) {
        for minutes in [-61, -30, -1, 0, 1, 30, 59, 61] as [Int64] {
          questions.append(((instant + minutes * 60) / 60 * 60, zone))
        }
      }
    }
    let answers = try ask(questions.map { "\($0.seconds) \($0.zone)" })
    try #require(answers.count == questions.count)
    for (question, answer) in zip(questions, answers) {
      let theirs = answer.split(separator: " ").compactMap { Int64($0) }
      let (seconds, zone) = question
      let ours = Int64(try system.file(of: zone).offset(atUnixSeconds: seconds))
      #expect(ours == theirs.first, "\(zone) at \(seconds)")
      // Local mean time has seconds, which a wall time drops.
      guard (seconds + ours) % 60 == 0 else { continue }
      let wall = try system.wall(of: zone, atUnixSeconds: seconds)
      #expect(wall.secondsSince1970 == seconds + ours, "\(zone) at \(seconds)")
      let first = Int64(try system.resolve(wall, in: zone).offset)
      #expect(first == theirs.last, "\(zone) on \(wall)")
    }
  }

  private static func changes(of file: ZoneFile, years: [Int]) -> [Int64] {
    years.flatMap { year in file.rule?.changes(aroundYear: year).map(\.instant) ?? [] }
  }
}
