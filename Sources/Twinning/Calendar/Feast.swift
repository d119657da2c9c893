package import Guidance

/// A feast of one country in one year (R12).
package struct Feast: Equatable, Sendable {
  /// The guidance item's id.
  package let id: String
  package let title: String
  package let country: CountryCode
  /// The days of the feast itself, as calculated or announced.
  package let days: DayRange
  /// The days on which nothing should be planned: the feast's own, those about it, and for an
  /// estimated feast one more on either side.
  package let window: DayRange
  package let certainty: FeastCertainty
  package let effect: FeastEffect
  package let why: String
  /// The source of an announced day is the announcement.
  package let source: String

  package init(
    _ rule: FeastRule, title: String? = nil, country: CountryCode, days: DayRange,
    announcedBy announcement: FeastRule? = nil
  ) {
    id = rule.id
    self.title = title ?? rule.header.title
    self.country = country
    self.days = days
    certainty = announcement == nil ? rule.certainty : .announced
    effect = rule.effect
    why = rule.header.why
    source = (announcement ?? rule).header.sources.first?.line ?? ""
    window =
      DayRange(
        first: days.first.addingClamped(days: -rule.before - certainty.slack),
        last: days.last.addingClamped(days: rule.after + certainty.slack)) ?? days
  }
}

extension DayRange {
  /// In words: `17–20 February 2026`, or the one day.
  package var words: String {
    guard first != last else { return first.wording }
    return VagueDate(from: first, through: last)?.wording ?? "\(first.wording) to \(last.wording)"
  }
}
