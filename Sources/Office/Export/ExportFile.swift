import EventLog
import JSONText

/// An exported log that is read line by line.
package struct ExportFile: ~Copyable {
  private var lines: LineReader
  private let path: String
  /// The hash of the first event of the office that it is of.
  let firstHash: Digest
  private let source: String
  private var writer: ExportWriter

  /// The number of the line that was read last, from 1.
  var number: Int { lines.number }

  /// Opens a file and reads its first line.
  /// - Throws: ``OfficeError`` when it cannot be read, is no export, or of a newer form.
  package init(_ path: String) throws(OfficeError) {
    var lines = try LineReader(path: path, limit: JSONValue.sizeLimit)
    let first = try lines.next()
    firstHash = try Self.office(first ?? [], path)
    source = ExportForm.source(firstHash)
    writer = ExportWriter(firstHash: firstHash)
    self.lines = lines
    self.path = path
  }

  private static func office(_ line: [UInt8], _ path: String) throws(OfficeError) -> Digest {
    guard let json = try? JSONValue.parse(utf8: line), json["type"]?.text == ExportForm.begin,
      let format = json["data"]?["format"]?.integer
    else {
      throw OfficeError.damaged(
        "line 1: \(path) is no exported log; make one with twinning export")
    }
    guard format <= ExportForm.version else {
      throw OfficeError.newer(
        "line 1: \(path) has format \(format) and this program knows format \(ExportForm.version);"
          + " use the newer program")
    }
    guard let source = json["source"]?.text, let hash = ExportForm.firstHash(source),
      json["data"]?["office"]?.text == hash.description, format == ExportForm.version,
      ExportWriter(firstHash: hash).begin().dropLast() == line[...]
    else {
      throw OfficeError.damaged("line 1 was changed; \(Self.advice)")
    }
    return hash
  }

  /// The next line.
  /// - Throws: ``OfficeError`` for one that is no line of this office's log, and at the end of the
  ///   file.
  mutating func next() throws(OfficeError) -> ExportLine {
    guard let line = try lines.next() else {
      throw OfficeError.damaged(
        "line \(number) is the last one, and the end is missing: the export was cut;"
          + " \(Self.advice)")
    }
    let number = number
    do throws(JSONError) {
      let found = try ExportLine.read(line, source: source)
      // What no hash covers, such as the order of members, is as it was written too.
      if case .entry(let entry) = found, writer.line(entry).dropLast() != line[...] {
        throw JSONError(offset: 0, reason: "it is not written as twinning export writes it")
      }
      return found
    } catch {
      let what = try isAtEnd() ? "the export was cut or changed" : "the line was changed"
      throw OfficeError.damaged(
        "line \(number), byte \(error.offset + 1): \(error.reason): \(what); \(Self.advice)")
    }
  }

  /// Whether nothing follows; reads on to find out.
  mutating func isAtEnd() throws(OfficeError) -> Bool { try lines.next() == nil }

  static let advice = "nothing was done; ask for a whole, unchanged copy"
}
