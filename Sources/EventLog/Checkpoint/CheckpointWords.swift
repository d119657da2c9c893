/// The words of a checkpoint on paper, each with its line, read one byte at a time.
struct CheckpointWords {
  private var words: [(text: String, line: Int)] = []
  /// The word that is read, and how many of its bytes were.
  private var word = 0
  private var offset = 0
  /// The last line of the text.
  private let end: Int

  init(_ bytes: [UInt8]) {
    var line = 1
    var text: [UInt8] = []
    for byte in bytes + [0x0A] {
      guard Self.isBlank(byte) || byte == Self.quote else {
        text.append(byte)
        continue
      }
      if !text.isEmpty { words.append((String(decoding: text, as: UTF8.self).lowercased(), line)) }
      text = []
      if byte == 0x0A { line += 1 }
    }
    end = words.last?.line ?? 1
  }

  /// What mail programs put before the lines that they quote.
  private static let quote = UInt8(ascii: ">")

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Goes behind the title and its number.
  mutating func passTitle() throws(CheckpointError) {
    let titles = words.indices.dropLast(2).filter {
      words[$0].text == "twinning" && words[$0 + 1].text == "checkpoint"
        && Self.isForm(words[$0 + 2].text)
    }
    // A heading may name a programme, and a programme may have any name.
    let title = titles.first {
      $0 + 3 < words.count && words[$0 + 3].text == CheckpointText.Label.office.rawValue
    }
    guard let title = title ?? titles.first else {
      throw CheckpointError("no line in it says TWINNING CHECKPOINT 1")
    }
    guard words[title + 2].text == "1" else {
      throw CheckpointError(
        "it has form \(words[title + 2].text), and only form 1 is known here",
        at: "line \(words[title + 2].line)")
    }
    word = title + 3
  }

  /// Whether a word can be the number of a form: one to nine digits.
  private static func isForm(_ word: String) -> Bool {
    (1...9).contains(word.utf8.count) && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Goes behind the label if it stands here.
  mutating func pass(_ label: CheckpointText.Label) {
    if word < words.count, words[word].text == label.rawValue { word += 1 }
  }

  /// The bytes of a field, with its label before them.
  mutating func bytes(
    _ label: CheckpointText.Label, count: Int
  ) throws(CheckpointError) -> [UInt8] {
    try expect(label)
    return try digits(label, count: count)
  }

  /// The text of a field, with its label before it, and the line of its beginning.
  mutating func text(
    _ label: CheckpointText.Label
  ) throws(CheckpointError) -> (text: String, line: Int) {
    try expect(label)
    let line = line
    var text: [UInt8] = []
    while let byte = peek(), byte != UInt8(ascii: "/") {
      guard text.count < Self.longestText else {
        throw CheckpointError("the / behind \"\(label.rawValue)\" is missing", at: "line \(line)")
      }
      text.append(byte)
      advance()
    }
    let content = String(decoding: text, as: UTF8.self).uppercased()
    try check(label, part: 0, Array(content.utf8), from: line)
    return (content, line)
  }

  /// No text of a field is longer.
  private static let longestText = 20

  /// Lines of digits, each with its check digits.
  mutating func digits(
    _ label: CheckpointText.Label, count: Int
  ) throws(CheckpointError) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in 0..<count / CheckpointText.lineLength {
      let line = line
      var content: [UInt8] = []
      while peek() != UInt8(ascii: "/"), content.count < CheckpointText.lineLength {
        content.append(try digit(label) << 4 | (try digit(label)))
      }
      guard content.count == CheckpointText.lineLength, peek() == UInt8(ascii: "/") else {
        throw CheckpointError(
          "\"\(label.rawValue)\" needs 32 digits and then / and two check digits",
          at: "line \(line)")
      }
      try check(label, part: part, content, from: line)
      bytes += content
    }
    return bytes
  }

  private mutating func expect(_ label: CheckpointText.Label) throws(CheckpointError) {
    guard word < words.count else {
      throw CheckpointError("it ends before \"\(label.rawValue)\"", at: "line \(end)")
    }
    guard offset == 0, words[word].text == label.rawValue else {
      throw CheckpointError("\"\(label.rawValue)\" should stand here", at: "line \(line)")
    }
    word += 1
  }

  private mutating func check(
    _ label: CheckpointText.Label, part: Int, _ content: [UInt8], from line: Int
  ) throws(CheckpointError) {
    guard peek() == UInt8(ascii: "/") else {
      throw CheckpointError("the / behind \"\(label.rawValue)\" is missing", at: "line \(line)")
    }
    advance()
    let found = try digit(label, from: line) << 4 | (try digit(label, from: line))
    guard found == CheckDigits.of(label.rawValue, line: part, content) else {
      throw CheckpointError(
        "the check digits do not fit \"\(label.rawValue)\": something is mistyped",
        at: "line \(line)")
    }
  }

  /// - Parameter from: the line that is meant, when it is not the one that is read.
  private mutating func digit(
    _ label: CheckpointText.Label, from line: Int? = nil
  ) throws(CheckpointError) -> UInt8 {
    guard let byte = peek() else {
      throw CheckpointError("it ends inside \"\(label.rawValue)\"", at: "line \(end)")
    }
    guard let value = Hexadecimal.value(of: byte) else {
      throw CheckpointError(
        "\"\(label.rawValue)\" has something else than digits from 0 to f",
        at: "line \(line ?? self.line)")
    }
    advance()
    return value
  }

  /// The line of what is read next.
  private var line: Int { word < words.count ? words[word].line : end }

  private func peek() -> UInt8? {
    guard word < words.count else { return nil }
    return Array(words[word].text.utf8)[offset]
  }

  private mutating func advance() {
    offset += 1
    if offset == words[word].text.utf8.count {
      word += 1
      offset = 0
    }
  }
}
