internal import JSONText

extension ItemReader {
  /// No partnership has more anniversaries than this before they come regularly.
  private static let milestoneLimit = 50

  /// `"milestones": [5, 10, 25]`; none when missing.
  mutating func milestones() throws(GuidanceError) -> [Int32] {
    guard let value = value("milestones") else { return [] }
    guard let elements = value.elements, elements.count <= Self.milestoneLimit else {
      throw refusal(
        "milestones", "a list of at most \(Self.milestoneLimit) years was expected")
    }
    var years: [Int32] = []
    for element in elements {
      guard let year = element.integer, (1...1_000).contains(year), years.last ?? 0 < year else {
        throw refusal("milestones", "years from 1 to 1000, rising, were expected")
      }
      years.append(Int32(year))
    }
    return years
  }

  /// `"01-31"`; `nil` when missing.
  mutating func dayOfYear(_ name: String) throws(GuidanceError) -> CadenceRule.DayOfYear? {
    guard let text = try optionalText(name) else { return nil }
    // A year without 29 February: a duty of every year has a day in every year.
    guard let days = DayCount.parse("2001-\(text)") else {
      throw refusal(name, "\"\(text)\" is no day of every year; write it as 01-31")
    }
    let date = DayCount.date(of: days)
    return CadenceRule.DayOfYear(month: date.month, day: date.day)
  }
}
