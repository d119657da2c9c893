import Twinning

/// A property with its parameters (RFC 5545 section 3.1).
struct ContentLine {
  let number: Int
  /// In capitals: names know no case.
  let name: String
  let parameters: [Parameter]
  let value: ArraySlice<UInt8>

  struct Parameter {
    /// In capitals.
    let name: String
    /// Without quotation marks.
    let values: [String]
  }

  /// The first value of a parameter.
  func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }?.values.first
  }

  /// The value, whatever it holds.
  var text: String { String(decoding: value, as: UTF8.self) }

  /// The value as an error message shows it: short and harmless.
  var shown: String { "\(ValueError.printable(name)) \"\(ValueError.printable(text))\"" }
}

extension ContentLine {
  /// Why a line is none, as the second half of a sentence.
  struct Problem: Error {
    let reason: String
  }

  init(_ line: LineScanner.Line) throws(Problem) {
    var reader = Reader(rest: line.bytes[...])
    number = line.number
    name = try reader.name("the name of a property")
    var parameters: [Parameter] = []
    while reader.skip(0x3B) { parameters.append(try reader.parameter()) }
    self.parameters = parameters
    guard reader.skip(0x3A) else {
      throw Problem(
        reason: "no colon follows after \"\(ValueError.printable(name))\" and its parameters")
    }
    value = reader.rest
  }
}

/// Walks over the bytes of a line.
private struct Reader {
  var rest: ArraySlice<UInt8>

  mutating func skip(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  /// Letters, digits and hyphens.
  mutating func name(_ what: String) throws(ContentLine.Problem) -> String {
    let name = rest.prefix { $0.isASCIILetterOrDigit || $0 == 0x2D }
    guard !name.isEmpty else { throw ContentLine.Problem(reason: "\(what) is missing") }
    rest = rest[name.endIndex...]
    return String(decoding: name, as: UTF8.self).uppercased()
  }

  mutating func parameter() throws(ContentLine.Problem) -> ContentLine.Parameter {
    let name = try name("the name of a parameter")
    guard skip(0x3D) else {
      throw ContentLine.Problem(
        reason: "no equals sign follows after the parameter \"\(ValueError.printable(name))\"")
    }
    var values: [String] = []
    repeat { values.append(try value(of: name)) } while skip(0x2C)
    return ContentLine.Parameter(name: name, values: values)
  }

  /// In quotation marks, or up to the next colon, semicolon or comma.
  private mutating func value(of name: String) throws(ContentLine.Problem) -> String {
    if skip(0x22) {
      guard let close = rest.firstIndex(of: 0x22) else {
        throw ContentLine.Problem(
          reason: "the quotation mark of the parameter \"\(ValueError.printable(name))\" is open")
      }
      defer { rest = rest[(close + 1)...] }
      return String(decoding: rest[..<close], as: UTF8.self)
    }
    let value = rest.prefix { ![0x22, 0x2C, 0x3A, 0x3B].contains($0) }
    rest = rest[value.endIndex...]
    return String(decoding: value, as: UTF8.self)
  }
}
