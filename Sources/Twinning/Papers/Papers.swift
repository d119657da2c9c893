/// That a person was checked, and until when it counts (R10).
package struct SafeguardingCheck: Equatable, Sendable {
  package let until: CivilDay
  package let moment: Moment
}

extension Person {
  package mutating func apply(_ event: CheckRecorded, at moment: Moment) {
    guard forgotten == nil else { return }
    // What is recorded late of an earlier check takes nothing from a later one.
    if check.map({ $0.until <= event.until }) ?? true {
      check = SafeguardingCheck(until: event.until, moment: moment)
    }
    take(event.sealed, of: .checkRecorded, at: moment)
  }

  package mutating func apply(_ event: PassportRecorded, at moment: Moment) {
    guard forgotten == nil else { return }
    take(event.sealed, of: .passportRecorded, at: moment)
  }

  package mutating func apply(_ event: VisaRecorded, at moment: Moment) {
    guard forgotten == nil else { return }
    take(event.sealed, of: .visaRecorded, for: event.delegation, at: moment)
  }
}
