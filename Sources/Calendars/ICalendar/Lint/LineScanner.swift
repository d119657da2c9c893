/// Takes a calendar apart into lines and joins the folded ones (RFC 5545 section 3.1).
struct LineScanner {
  /// A line with its folds undone.
  struct Line {
    /// Of its beginning, from 1.
    let number: Int
    var bytes: [UInt8]
  }

  private(set) var lines: [Line] = []
  private(set) var findings = FindingList()

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    if rest.count > CalendarLint.largest {
      findings.add(
        .tooLarge, line: 1, "the file has \(rest.count) bytes, \(CalendarLint.largest) are read")
      rest = rest.prefix(CalendarLint.largest)
    }
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) {
      findings.add(.byteOrderMark, line: 1, "the file begins with a byte order mark")
      rest = rest.dropFirst(3)
    }
    var number = 0
    while !rest.isEmpty {
      number += 1
      take(Self.physicalLine(from: &rest), number: number)
    }
    for line in lines { check(line) }
  }

  private enum End {
    case proper
    case lineFeed
    case carriageReturn
    case none
  }

  /// A line as it stands in the file, without its end.
  private static func physicalLine(from rest: inout ArraySlice<UInt8>) -> (ArraySlice<UInt8>, End) {
    guard let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
      defer { rest = [] }
      return (rest, .none)
    }
    let line = rest[..<end]
    let isFeed = rest[end] == 0x0A
    let isProper = !isFeed && end + 1 < rest.endIndex && rest[end + 1] == 0x0A
    rest = rest[(end + (isProper ? 2 : 1))...]
    return (line, isProper ? .proper : isFeed ? .lineFeed : .carriageReturn)
  }

  private mutating func take(_ line: (bytes: ArraySlice<UInt8>, end: End), number: Int) {
    switch line.end {
    case .proper: break
    case .lineFeed: findings.add(.bareLineFeed, line: number, "it ends with a line feed alone")
    case .carriageReturn:
      findings.add(.bareCarriageReturn, line: number, "a carriage return stands alone")
    case .none: findings.add(.missingLineEnd, line: number, "the last line has no end")
    }
    if line.bytes.count > ContentLineWriter.longest {
      findings.add(
        .longLine, line: number,
        "it has \(line.bytes.count) bytes, \(ContentLineWriter.longest) suit every program")
    }
    guard let first = line.bytes.first else {
      findings.add(.emptyLine, line: number, "it is empty")
      return
    }
    guard first == 0x20 || first == 0x09 else {
      lines.append(Line(number: number, bytes: Array(line.bytes)))
      return
    }
    guard !lines.isEmpty else {
      findings.add(
        .malformedLine, line: number, "it begins with a blank, but goes on with nothing")
      return
    }
    if line.bytes.dropFirst().first.map({ $0 & 0xC0 == 0x80 }) ?? false {
      findings.add(.foldInCharacter, line: number, "the fold before it divides a character")
    }
    lines[lines.count - 1].bytes += line.bytes.dropFirst()
  }

  private mutating func check(_ line: Line) {
    if let control = line.bytes.first(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) {
      let code = String(control, radix: 16, uppercase: true)
      findings.add(
        .controlCharacter, line: line.number,
        "it holds the control character U+00\(control < 0x10 ? "0" : "")\(code)")
    }
    if line.bytes.contains(where: { $0 >= 0x80 }),
      String(validating: line.bytes, as: UTF8.self) == nil
    {
      findings.add(.invalidUTF8, line: line.number, "it holds bytes that are not UTF-8")
    }
  }
}
