extension VagueDate: CustomStringConvertible {
  /// The canonical EDTF text, empty for an unknown date.
  package var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.longestText)
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the canonical EDTF text in UTF-8, nothing for an unknown date.
  package func append(to bytes: inout [UInt8]) {
    switch form {
    case .unknown: break
    case .date: start.append(to: &bytes)
    case .interval:
      start.append(to: &bytes)
      bytes.append(0x2F)
      end.append(to: &bytes)
    case .openStart:
      bytes.append(0x2E)
      bytes.append(0x2E)
      bytes.append(0x2F)
      end.append(to: &bytes)
    case .unknownStart:
      bytes.append(0x2F)
      end.append(to: &bytes)
    case .openEnd:
      start.append(to: &bytes)
      bytes.append(0x2F)
      bytes.append(0x2E)
      bytes.append(0x2E)
    case .unknownEnd:
      start.append(to: &bytes)
      bytes.append(0x2F)
    }
  }
}

extension VaguePoint: CustomStringConvertible {
  /// The canonical EDTF text.
  package var description: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the canonical EDTF text in UTF-8.
  package func append(to bytes: inout [UInt8]) {
    switch precision {
    case .century:
      DateDigits.append(Int(year) / 100, width: 2, to: &bytes)
      Self.appendUntold(to: &bytes)
    case .decade:
      DateDigits.append(Int(year) / 10, width: 3, to: &bytes)
      bytes.append(0x58)
    case .year: DateDigits.append(Int(year), width: 4, to: &bytes)
    case .month, .season: appendMonth(to: &bytes)
    case .someMonth:
      DateDigits.append(Int(year), width: 4, to: &bytes)
      bytes.append(0x2D)
      Self.appendUntold(to: &bytes)
    case .someDayOfYear:
      DateDigits.append(Int(year), width: 4, to: &bytes)
      bytes.append(0x2D)
      Self.appendUntold(to: &bytes)
      bytes.append(0x2D)
      Self.appendUntold(to: &bytes)
    case .someDay:
      appendMonth(to: &bytes)
      bytes.append(0x2D)
      Self.appendUntold(to: &bytes)
    case .day:
      appendMonth(to: &bytes)
      bytes.append(0x2D)
      DateDigits.append(Int(day), width: 2, to: &bytes)
    }
    if qualifier != .none { bytes.append(qualifier.mark) }
  }

  private func appendMonth(to bytes: inout [UInt8]) {
    DateDigits.append(Int(year), width: 4, to: &bytes)
    bytes.append(0x2D)
    DateDigits.append(Int(month), width: 2, to: &bytes)
  }

  private static func appendUntold(to bytes: inout [UInt8]) {
    bytes.append(0x58)
    bytes.append(0x58)
  }
}
