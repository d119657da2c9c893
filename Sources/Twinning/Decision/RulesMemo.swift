import Guidance
import Synchronization

/// What rules have answered before: an import asks for the same lists a million times.
///
/// Answers are found outside the lock, because one list may be made from another.
final class RulesMemo: Sendable {
  private let knownCadences = Mutex<[CadenceRule]?>(nil)
  private let knownOffices = Mutex<[String]?>(nil)
  private let knownAnnualKinds = Mutex<[String]?>(nil)

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
