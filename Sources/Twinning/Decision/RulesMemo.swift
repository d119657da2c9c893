import Guidance
import Synchronization

/// What rules have answered before: an import asks for the same lists a million times.
///
/// Answers are found outside the lock, because one list may be made from another.
final class RulesMemo: Sendable {
  private let knownCadences = Mutex<[CadenceRule]?>(nil)
  private let knownOffices = Mutex<[String]?>(nil)
  private let knownAnnualKinds = Mutex<[String]?>(nil)
  private let knownFeastRules = Mutex<[FeastRule]?>(nil)
  private let knownFeasts = Mutex<[FeastKey: [Feast]]>([:])

  private struct FeastKey: Hashable {
    let country: CountryCode
    let year: Int
  }

  func feastRules(_ find: () -> [FeastRule]) -> [FeastRule] {
    if let known = knownFeastRules.withLock({ $0 }) { return known }
    let found = find()
    knownFeastRules.withLock { $0 = found }
    return found
  }

  func feasts(of country: CountryCode, in year: Int, _ find: () -> [Feast]) -> [Feast] {
    let key = FeastKey(country: country, year: year)
    if let known = knownFeasts.withLock({ $0[key] }) { return known }
    let found = find()
    knownFeasts.withLock { $0[key] = found }
    return found
  }

  func cadences(_ find: () -> [CadenceRule]) -> [CadenceRule] {
    if let known = knownCadences.withLock({ $0 }) { return known }
    let found = find()
    knownCadences.withLock { $0 = found }
    return found
  }

  func offices(_ find: () -> [String]) -> [String] {
    if let known = knownOffices.withLock({ $0 }) { return known }
    let found = find()
    knownOffices.withLock { $0 = found }
    return found
  }

  func annualKinds(_ find: () -> [String]) -> [String] {
    if let known = knownAnnualKinds.withLock({ $0 }) { return known }
    let found = find()
    knownAnnualKinds.withLock { $0 = found }
    return found
  }
}
