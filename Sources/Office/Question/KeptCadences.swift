import Guidance
import JSONText
import Projections
import Twinning

/// The cadences in force on a day, as they are kept with each partner (R21).
struct KeptCadences {
  /// As guidance has them, in the order in which duties are told: what is nearly sorted is sorted
  /// fast.
  let standard: [KeptCadence]
  let standardLadder: NoticeLadder
  /// Those of items of checklists.
  private let ofItems: [NoticeLadder]
  private let standardFrom: [CadenceRule.Origin: [KeptCadence]]
  /// Those with partners with which something is kept differently.
  private let changed: [String: [KeptCadence]]

  init(_ rules: Rules, partners: [PartnerRow], on day: CivilDay) {
    let guidance = rules.cadences.sorted { $0.id < $1.id }
    let ladder = rules.standardLadder
    standard = guidance.map { KeptCadence($0, standardLadder: ladder) }
    standardFrom = Dictionary(grouping: standard, by: \.rule.from)
    standardLadder = ladder
    ofItems = rules.itemLadders
    var changed: [String: [KeptCadence]] = [:]
    for partner in partners where !partner.cadences.isEmpty {
      let changes = partner.changes(by: day)
      guard !changes.isEmpty else { continue }
      let present = Dictionary(
        uniqueKeysWithValues: changes.inForce(on: day).map { ($0.duty.text, $0.adjustment) })
      let before = Dictionary(grouping: changes, by: \.event.duty.text)
      changed[partner.slug] = guidance.compactMap { rule in
        let kept = present[rule.id].map { rule.adjusted(by: $0, standardLadder: ladder) } ?? rule
        return kept.map {
          KeptCadence(
            $0, standardLadder: ladder,
            ladderChange: rule.ladderChange(by: before[rule.id] ?? [], standardLadder: ladder))
        }
      }
    }
    self.changed = changed
  }

  /// Whether something is kept differently with a partner.
  func areChanged(with partner: String) -> Bool { changed[partner] != nil }

  /// The cadences with a partner; those of guidance where nothing is kept differently.
  func with(_ partner: String) -> [KeptCadence] { changed[partner] ?? standard }

  func with(_ partner: String, from origin: CadenceRule.Origin) -> [KeptCadence] {
    changed[partner]?.filter { $0.rule.from == origin } ?? standardFrom[origin] ?? []
  }

  /// The longest that a notice comes before the due day, with whomever, in days.
  var longestNotice: Int {
    let ladders =
      (standard + changed.values.joined()).map(\.grounds.ladder) + [standardLadder] + ofItems
    return ladders.map(\.longestBefore).max() ?? 0
  }

  /// All that are counted from something, with whomever: guidance's and the changed ones.
  func all(from origin: CadenceRule.Origin) -> [KeptCadence] {
    ([standard] + changed.values).flatMap { $0.filter { $0.rule.from == origin } }
  }
}

extension PartnerRow {
  /// The changes of how duties are kept that are effective by a day, in the order of the log.
  fileprivate func changes(by day: CivilDay) -> [(from: CivilDay, event: CadenceAdjusted)] {
    cadences.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let from = Int(parts[0]).flatMap(CivilDay.init(daysSince1970:)),
        from <= day, let event = CadenceAdjusted(text: parts[1])
      else { return nil as (from: CivilDay, event: CadenceAdjusted)? }
      return (from, event)
    }
  }
}

extension CadenceRule {
  /// When the ladder of this cadence last changed, by the changes of it in the order of the log.
  fileprivate func ladderChange(
    by changes: [(from: CivilDay, event: CadenceAdjusted)], standardLadder: NoticeLadder
  ) -> LadderChange? {
    guard !changes.isEmpty else { return nil }
    let own = ladder ?? standardLadder
    // Of those of one day the last in the log counts.
    let ordered = changes.enumerated().sorted { one, other in
      (one.element.from, one.offset) < (other.element.from, other.offset)
    }
    return LadderChange(
      from: own,
      ordered.map { _, change in
        guard !change.event.guidance else { return (change.from, own) }
        let kept = adjusted(by: change.event.adjustment, standardLadder: standardLadder)
        return (change.from, kept.map { $0.ladder ?? standardLadder })
      })
  }
}

extension CadenceAdjusted {
  fileprivate init?(text: Substring) {
    let read: Self? = Array(text.utf8).withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      return try? Self(reading: &cursor)
    }
    guard let read else { return nil }
    self = read
  }
}
