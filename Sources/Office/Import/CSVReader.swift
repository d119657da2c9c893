/// Reads comma-separated values (RFC 4180) a record at a time: quoted cells may hold commas, line
/// ends and doubled quotes.
package struct CSVReader: ~Copyable, Sendable {
  /// No import has a fifth of it; a file of some other kind might.
  package static let columnLimit = 100

  private var lines: LineReader
  /// The number of the line on which the record read last begins, from 1.
  package private(set) var recordLine = 0

  package init(path: String) throws(OfficeError) { lines = try LineReader(path: path) }

  /// Whether it reads a file rather than a pipe.
  package var isFile: Bool { lines.isFile }

  /// The next record's cells; `nil` at the end.
  ///
  /// Blank lines are passed over.
  package mutating func next() throws(OfficeError) -> [String]? {
    while let line = try lines.next() {
      recordLine = lines.number
      if line.isEmpty { continue }
      return try cells(beginningWith: line)
    }
    return nil
  }

  private mutating func cells(beginningWith line: [UInt8]) throws(OfficeError) -> [String] {
    var bytes = line
    var cells: [String] = []
    var cell: [UInt8] = []
    var index = 0
    var isQuoted = false
    var wasQuoted = false
    while true {
      guard index < bytes.count else {
        guard isQuoted else { break }
        guard let more = try lines.next() else {
          throw refuse("a quoted cell does not end")
        }
        guard cell.count + more.count <= LineReader.lineLimit else {
          throw refuse("a cell is longer than \(LineReader.lineLimit) bytes")
        }
        cell.append(0x0A)
        bytes = more
        index = 0
        continue
      }
      let byte = bytes[index]
      index += 1
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          cell.append(byte)
        } else if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
          cell.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: ",") {
        guard cells.count < Self.columnLimit else {
          throw refuse("there are more than \(Self.columnLimit) columns")
        }
        cells.append(try text(cell))
        cell = []
        wasQuoted = false
      } else if byte == UInt8(ascii: "\""), cell.isEmpty, !wasQuoted {
        isQuoted = true
        wasQuoted = true
      } else if byte == UInt8(ascii: "\"") || wasQuoted {
        throw refuse("a quotation mark stands inside a cell; put the whole cell in quotes")
      } else {
        cell.append(byte)
      }
    }
    cells.append(try text(cell))
    guard cells.count <= Self.columnLimit else {
      throw refuse("there are more than \(Self.columnLimit) columns")
    }
    return cells
  }

  private func text(_ bytes: [UInt8]) throws(OfficeError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw refuse("a cell is not valid UTF-8; save the file as UTF-8")
    }
    return text
  }

  private func refuse(_ reason: String) -> OfficeError {
    .badLine(line: recordLine, reason: reason)
  }
}
