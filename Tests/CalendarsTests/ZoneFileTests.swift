import Testing
import Twinning

@testable import Calendars

@Suite struct `A zone file` {
  /// A file of version 2 with an empty first block, changes, offsets and a rule.
  private func file(
    _ changes: [(Int64, UInt8)] = [], offsets: [Int32] = [0], rule: String = "\nUTC0\n",
    version: UInt8 = 0x32, leaps: UInt32 = 0
  ) -> [UInt8] {
    func big(_ number: UInt64, _ size: Int) -> [UInt8] {
      (0..<size).reversed().map { UInt8(truncatingIfNeeded: number >> UInt64($0 * 8)) }
    }
    func header(_ counts: [UInt32]) -> [UInt8] {
      Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
        + counts.flatMap { big(UInt64($0), 4) }
    }
    var bytes = header([0, 0, 0, 0, 1, 1]) + [0, 0, 0, 0, 0, 0, 0]
    bytes += header([0, 0, leaps, UInt32(changes.count), UInt32(offsets.count), 1])
    bytes += changes.flatMap { big(UInt64(bitPattern: $0.0), 8) } + changes.map(\.1)
    bytes += offsets.flatMap { big(UInt64(UInt32(bitPattern: $0)), 4) + [0, 0] } + [0]
    return bytes + Array(rule.utf8)
  }

  @Test func `is read with its changes and its rule`() throws {
    let zone = try ZoneFile(tzif: file([(0, 1), (100, 0)], offsets: [0, 3600]))
    #expect(zone.offset(atUnixSeconds: -1) == 0 && zone.offset(atUnixSeconds: 0) == 3600)
    #expect(zone.offset(atUnixSeconds: 99) == 3600 && zone.offset(atUnixSeconds: 100) == 0)
  }

  @Test func `without a rule keeps its last offset`() throws {
    let zone = try ZoneFile(tzif: file([(0, 1)], offsets: [0, 3600], rule: "\n\n"))
    #expect(zone.rule == nil && zone.offset(atUnixSeconds: 1 << 40) == 3600)
    #expect(zone.resolve(try WallTime("9000-01-01T00:00")).offset == 3600)
  }

  @Test func `that is damaged is refused with the reason`() {
    let cases: [([UInt8], String)] = [
      ([], "it is no TZif file"), (Array("TZif".utf8), "it is no TZif file"),
      (file(version: 0), "it is TZif of version 1"), (file(leaps: 1), "it counts leap seconds"),
      (file(offsets: []), "it has no offsets"), (file(offsets: [100_000]), "longer than a day"),
      (file([(5, 0), (5, 0)]), "its changes are out of order"),
      (file([(.max, 0)]), "its changes are out of order"),
      (file([(0, 7)]), "names an offset that is not there"),
      (file(rule: ""), "its last line is missing"),
      (file(rule: "\nUTC0"), "its last line is missing"), (file(rule: "\nX\n"), "cannot be read"),
      (Array(file([(0, 0)]).prefix(100)), "it is cut short"),
    ]
    for (bytes, reason) in cases {
      #expect { try ZoneFile(tzif: bytes) } throws: { error in
        (error as? ZoneFile.Problem)?.reason.contains(reason) == true
      }
    }
  }

  @Test func `cut anywhere is refused, never read beyond its end`() {
    let whole = file([(0, 1), (100, 0)], offsets: [0, 3600])
    for count in 0..<whole.count {
      #expect(throws: ZoneFile.Problem.self) { try ZoneFile(tzif: Array(whole[..<count])) }
    }
  }

  @Test func `with any byte changed is read or refused`() {
    let whole = file([(0, 1), (100, 0)], offsets: [0, 3600], rule: "\nEST5EDT,M3.2.0,M11.1.0\n")
    for index in whole.indices {
      for value: UInt8 in [0, 1, 0x2C, 0x7F, 0xFF] {
        var bytes = whole
        bytes[index] = value
        guard let zone = try? ZoneFile(tzif: bytes) else { continue }
        for seconds in [Int64(-1 << 40), 0, 50, 4_000_000_000] {
          #expect(abs(Int(zone.offset(atUnixSeconds: seconds))) < 100_000)
        }
      }
    }
  }

  @Test(
    arguments: [
      "EST5EDT,M3.2.0,M11.1.0", "<+0330>-3:30", "UTC0", "IST-1GMT0,M10.5.0,M3.5.0/1",
      "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "EST5EDT,0/0,J365/25", "XXX-24:59:59",
      "AAA5",
    ])
  func `reads rules for later years`(text: String) {
    #expect(RecurringRule(tz: Array(text.utf8)[...]) != nil)
  }

  @Test(
    arguments: [
      "", "ES5", "EST", "EST25", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0",
      "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,M3.2.0,M11.1.0x", "<+03",
      "EST5EDT,J0,J365", "EST5EDT,366,J365", "EST5EDT,M3.2.0/168,M11.1.0", "EST5:60", "<>5",
    ])
  func `refuses rules that say nothing or too much`(text: String) {
    #expect(RecurringRule(tz: Array(text.utf8)[...]) == nil)
  }
}
