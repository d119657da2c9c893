package import JSONText

package struct CivilDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let number: Int32
  package init(number: Int32) { self.number = number }
  package static let distantPast = CivilDay(number: -719162)
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(year, month)
    else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yoe = y - era * 400
    let doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy
    number = Int32(era * 146097 + doe - 719468)
  }
  static func length(_ y: Int, _ m: Int) -> Int {
    [
      31, (y % 4 == 0 && y % 100 != 0) || y % 400 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31,
      30, 31,
    ][m - 1]
  }
  package var components: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719468
    let era = (z >= 0 ? z : z - 146096) / 146097
    let doe = z - era * 146097
    let yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
    let mp = (5 * doy + 2) / 153
    let m = mp < 10 ? mp + 3 : mp - 9
    return (yoe + era * 400 + (m <= 2 ? 1 : 0), m, doy - (153 * mp + 2) / 5 + 1)
  }
  package var description: String {
    let c = components
    func p(_ n: Int, _ w: Int) -> String {
      let s = String(n)
      return String(repeating: "0", count: max(0, w - s.count)) + s
    }
    return "\(p(c.year, 4))-\(p(c.month, 2))-\(p(c.day, 2))"
  }
  package static func < (l: CivilDay, r: CivilDay) -> Bool { l.number < r.number }
  package func adding(days: Int) -> CivilDay? { CivilDay(number: number + Int32(days)) }
  package func days(until o: CivilDay) -> Int { Int(o.number - number) }
  package var weekday: Weekday { Weekday.allCases[Int(((number + 3) % 7 + 7) % 7)] }
}
extension CivilDay: FieldValue {
  package static func read(_ c: inout JSONCursor) throws(JSONError) -> CivilDay {
    let t = try c.string()
    guard let d = VagueDate(t)?.exactDay else { throw c.refuse("\"\(t)\" is no day") }
    return d
  }
  package func write(to writer: inout JSONWriter) { writer.string(description) }
}
package struct VagueDate: Hashable, Sendable, CustomStringConvertible {
  package let description: String
  package let earliest: CivilDay?
  package let latest: CivilDay?
  package static let unknown = VagueDate(text: "", nil, nil)
  init(text: String, _ a: CivilDay?, _ b: CivilDay?) {
    description = text
    earliest = a
    latest = b
  }
  package init(_ d: CivilDay) { self.init(text: d.description, d, d) }
  package init?(_ t: String) {
    if t.isEmpty || t == "unknown" {
      self = .unknown
      return
    }
    if let s = t.firstIndex(of: "/") {
      let a = String(t[..<s])
      let b = String(t[t.index(after: s)...])
      let x = a == ".." ? nil : VagueDate(a)
      let y = b == ".." ? nil : VagueDate(b)
      self.init(text: t, x?.earliest, y?.latest)
      return
    }
    let core = t.last.map { "~?%".contains($0) } == true ? String(t.dropLast()) : t
    let p = core.split(separator: "-").map { Int($0) ?? -1 }
    guard !p.isEmpty, !p.contains(-1) else { return nil }
    if p.count == 3 {
      guard let d = CivilDay(year: p[0], month: p[1], day: p[2]) else { return nil }
      self.init(text: t, d, d)
      return
    }
    if p.count == 2, (21...24).contains(p[1]) {
      let m = [21: 3, 22: 6, 23: 9, 24: 12][p[1]] ?? 3
      let e = m == 12 ? (p[0] + 1, 2) : (p[0], m + 2)
      self.init(
        text: t, CivilDay(year: p[0], month: m, day: 1),
        CivilDay(year: e.0, month: e.1, day: CivilDay.length(e.0, e.1)))
      return
    }
    if p.count == 2 {
      guard let d = CivilDay(year: p[0], month: p[1], day: 1) else { return nil }
      self.init(text: t, d, CivilDay(year: p[0], month: p[1], day: CivilDay.length(p[0], p[1])))
      return
    }
    self.init(
      text: t, CivilDay(year: p[0], month: 1, day: 1), CivilDay(year: p[0], month: 12, day: 31))
  }
  package var exactDay: CivilDay? { description.utf8.count == 10 ? earliest : nil }
  package var words: String { description.isEmpty ? "date unknown" : description }
}
extension VagueDate: FieldValue {
  package static func read(_ c: inout JSONCursor) throws(JSONError) -> VagueDate {
    let t = try c.string()
    guard let d = VagueDate(t) else { throw c.refuse("\"\(t)\" is no date") }
    return d
  }
  package func write(to writer: inout JSONWriter) { writer.string(description) }
}
package struct WallTime: Hashable, Sendable, CustomStringConvertible {
  package let day: CivilDay
  package let minute: Int
  package var description: String {
    "\(day)T" + (minute / 60 < 10 ? "0" : "") + "\(minute / 60):" + (minute % 60 < 10 ? "0" : "")
      + "\(minute % 60)"
  }
  package func adding(days: Int) -> WallTime {
    WallTime(day: day.adding(days: days) ?? day, minute: minute)
  }
  package func adding(minutes: Int) -> WallTime {
    let t = minute + minutes
    return WallTime(
      day: CivilDay(number: day.number + Int32((t - ((t % 1440) + 1440) % 1440) / 1440)),
      minute: ((t % 1440) + 1440) % 1440)
  }
  package func minutes(until o: WallTime) -> Int {
    day.days(until: o.day) * 1440 + o.minute - minute
  }
  package func unixSeconds(offset: Int) -> Int64 {
    Int64(day.number) * 86400 + Int64(minute) * 60 - Int64(offset)
  }
}
extension WallTime: FieldValue {
  package static func read(_ c: inout JSONCursor) throws(JSONError) -> WallTime {
    let t = try c.string()
    let p = t.split(separator: "T")
    guard p.count == 2, let d = VagueDate(String(p[0]))?.exactDay else {
      throw c.refuse("\"\(t)\" is no time")
    }
    let h = p[1].split(separator: ":").map { Int($0) ?? -1 }
    guard h.count == 2 else { throw c.refuse("\"\(t)\" is no time") }
    return WallTime(day: d, minute: h[0] * 60 + h[1])
  }
  package func write(to writer: inout JSONWriter) { writer.string(description) }
}
package struct Period: Hashable, Sendable, CustomStringConvertible {
  package let description: String
  package var isNegative: Bool { description.hasPrefix("-") }
}
extension Period: FieldValue {
  package static func read(_ c: inout JSONCursor) throws(JSONError) -> Period {
    Period(description: try c.string())
  }
  package func write(to writer: inout JSONWriter) { writer.string(description) }
}
package protocol TimeZoneRules {
  func knows(_ z: String) -> Bool
  func offset(of z: String, at: WallTime) -> Int
}
enum Slug {
  static func isValid(_ t: String, allowingColon: Bool) -> Bool { !t.isEmpty }
  static func suggestion(for: String) -> String? { nil }
  static let lengthLimit = 64
}
func nearest(_ n: [String], to: String) -> [String] { [] }
enum SafeText { static func refusal(of: String, limit: TextLimit) -> String? { nil } }
package enum TextFolding { package static func fold(_ t: String) -> String { t.lowercased() } }
package struct Rules: Sendable {
  package var orders: [String] { ["us"] }
  package var ranks: [String] { ["mayor"] }
  package var offices: [String] { ["mayor"] }
  package var duties: [String] { ["mou"] }
  package var annualKinds: [String] { ["mayors-letter"] }
  package var guidanceItems: [String] { [] }
  package init() {}
  package func oneOf(_ a: [String], near: String) -> String {
    "one of " + a.joined(separator: ", ")
  }
  package func partnershipStages(after: PartnershipStage) -> [PartnershipStage] {
    PartnershipStage.allCases
  }
  package func delegationStages(after: DelegationStage) -> [DelegationStage] {
    DelegationStage.allCases
  }
  package func exchangeStages(after: ExchangeStage) -> [ExchangeStage] { ExchangeStage.allCases }
  package func needsReason(_ s: DelegationStage) -> Bool { s == .cancelled }
  package func needsReason(_ s: ExchangeStage) -> Bool { s == .cancelled }
}
