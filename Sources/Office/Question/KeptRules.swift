import Guidance
import JSONText
import Projections
import Twinning

/// The cadences in force on a day, as they are kept with each partner (R21).
struct KeptRules {
  /// As guidance has them.
  let standard: [CadenceRule]
  let standardLadder: NoticeLadder
  private let standardFrom: [CadenceRule.Origin: [CadenceRule]]
  /// The partners with which something is kept differently.
  private let changes: [String: [String: CadenceRule.Adjustment]]
  private let changed: [String: [CadenceRule]]

  init(_ rules: Rules, partners: [PartnerRow], on day: CivilDay) {
    // In the order in which duties are told: what is nearly sorted is sorted fast.
    let standard = rules.cadences.sorted { $0.id < $1.id }
    let ladder = rules.standardLadder
    self.standard = standard
    standardFrom = Dictionary(grouping: standard, by: \.from)
    standardLadder = ladder
    var changes: [String: [String: CadenceRule.Adjustment]] = [:]
    for partner in partners where !partner.cadences.isEmpty {
      let found = partner.adjustments(on: day)
      if !found.isEmpty { changes[partner.slug] = found }
    }
    self.changes = changes
    changed = changes.mapValues { standard.adjusted(by: $0, standardLadder: ladder) }
  }

  func adjustments(of partner: String) -> [String: CadenceRule.Adjustment] {
    changes[partner] ?? [:]
  }

  /// The rules with a partner; those of guidance where nothing is kept differently.
  func rules(with partner: String) -> [CadenceRule] { changed[partner] ?? standard }

  func rules(with partner: String, from origin: CadenceRule.Origin) -> [CadenceRule] {
    changed[partner]?.filter { $0.from == origin } ?? standardFrom[origin] ?? []
  }

  /// The longest that a notice comes before the due day, with whomever, in days.
  var longestNotice: Int {
    let rules = standard + changed.values.joined()
    return (rules.compactMap(\.ladder) + [standardLadder]).map(\.longestBefore).max() ?? 0
  }

  /// All rules that are counted from something, with whomever: guidance's and the changed ones.
  func all(from origin: CadenceRule.Origin) -> [CadenceRule] {
    ([standard] + changed.values).flatMap { $0.filter { $0.from == origin } }
  }
}

extension PartnerRow {
  /// How duties are kept differently on a day, by the cadence's id.
  fileprivate func adjustments(on day: CivilDay) -> [String: CadenceRule.Adjustment] {
    let changes = cadences.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let from = Int(parts[0]).flatMap(CivilDay.init(daysSince1970:)),
        let event = CadenceAdjusted(text: parts[1])
      else { return nil as (from: CivilDay, event: CadenceAdjusted)? }
      return (from, event)
    }
    return Dictionary(
      uniqueKeysWithValues: changes.inForce(on: day).map { ($0.duty.text, $0.adjustment) })
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
