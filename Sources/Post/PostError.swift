/// Why something cannot be handed over at all: what was given is wrong, or a library is missing.
package enum PostError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A field holds a character that would end a line or a text, or is no character to be read.
  case controlCharacter(field: String, scalar: UInt32)
  /// A field is longer than it may be.
  case tooLong(field: String, found: Int, most: Int, unit: String)
  /// A field's value is not of the form that it must have.
  case unsuitable(field: String, value: String, wanted: String)
  /// A library is not on this machine, or not all of it.
  case missingLibrary(name: String, package: String, reason: String)
  /// A library does not do what it was asked.
  case libraryRefused(name: String, reason: String)

  package var description: String {
    switch self {
    case .controlCharacter(let field, let scalar):
      "the \(field) holds the control character \(Self.name(of: scalar)), which it must not: "
        + "take it out"
    case .tooLong(let field, let found, let most, let unit):
      "the \(field) has \(found) \(unit) and may have \(most): shorten it"
    case .unsuitable(let field, let value, let wanted):
      "the \(field) `\(value)` is not \(wanted)"
    case .missingLibrary(let name, let package, let reason):
      "\(name) cannot be loaded (\(reason)): install the Debian package \(package)"
    case .libraryRefused(let name, let reason): "\(name) says: \(reason)"
    }
  }

  /// What is wrong without what was given, which may name a person: to be kept.
  package var kept: String {
    switch self {
    case .unsuitable(let field, _, let wanted): "the \(field) is not \(wanted)"
    case .controlCharacter, .tooLong, .missingLibrary, .libraryRefused: description
    }
  }

  /// What becomes of what cannot be handed over for this reason, which somebody can set right: a
  /// setting, a name, a library that is missing.
  package var outcome: Outcome { .later(reason: Remark(kept, said: description)) }

  private static func name(of scalar: UInt32) -> String {
    switch scalar {
    case 0x00: "NUL"
    case 0x0A: "LF"
    case 0x0D: "CR"
    default:
      "U+"
        + String(repeating: "0", count: max(0, 4 - String(scalar, radix: 16).count))
        + String(scalar, radix: 16, uppercase: true)
    }
  }
}
