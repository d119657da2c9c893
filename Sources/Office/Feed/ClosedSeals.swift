import Twinning

/// Opens nothing: for what leaves the office, in which no sealed value may show (R35).
struct ClosedSeals: PersonalSeals {
  func seal(_ plain: [UInt8], in place: SealPlace) throws(Refusal) -> Sealed {
    throw Refusal("nothing is sealed while a calendar is made")
  }

  func open(_ sealed: Sealed, in event: String) -> [UInt8]? { nil }

  func hasKey(of person: PersonID, _ part: SealedPart) -> Bool { false }
}

extension Desk {
  /// The same with every box closed.
  var closed: Desk {
    Desk(
      rows: rows, records: records, history: history, rules: rules, zones: zones,
      seals: ClosedSeals(), keyCopies: keyCopies, today: today, asOf: asOf)
  }
}
