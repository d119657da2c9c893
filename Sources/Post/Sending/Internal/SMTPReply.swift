/// The codes of a mail server's answer: three digits (RFC 5321 §4.2.1), and where it gives them three
/// numbers that say more (RFC 2034, RFC 3463).
struct SMTPReply: Equatable {
  let code: Int
  /// Such as `5.1.1`.
  let enhanced: String?

  /// - Parameter line: the last line of the answer.
  /// - Returns: `nil` when it is none, or more lines follow (`250-…`).
  init?(lastLine line: [UInt8]) {
    guard line.count >= 3, line.prefix(3).allSatisfy({ (0x30...0x39).contains($0) }),
      line.count == 3 || line[3] != 0x2D
    else { return nil }
    code = line.prefix(3).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    let word = line.dropFirst(4).prefix { $0 > 0x20 }
    enhanced = Self.isEnhanced(word) ? String(decoding: word, as: UTF8.self) : nil
  }

  /// The codes, to be kept.
  var text: String { enhanced.map { "\(code) \($0)" } ?? "\(code)" }

  /// Whether it says, of a recipient, that there is nobody of that address, now and later.
  ///
  /// 550, 551 and 553 alone do not say so: servers answer with them as well when they do not know the
  /// sender, relay nothing, or do not like our network (RFC 5321 §4.2.3: "command rejected for policy
  /// reasons"). The numbers do: these are RFC 3463 §3.2 and RFC 7505 §4.2 without what they say of the
  /// sender (5.1.7, 5.1.8) and without what leaves it open (5.1.0).
  var namesNobody: Bool {
    (500..<600).contains(code) && enhanced.map(Self.ofNobody.contains) ?? false
  }

  private static let ofNobody: Set = [
    "5.1.1", "5.1.2", "5.1.3", "5.1.4", "5.1.6", "5.1.10", "5.2.1",
  ]

  private static func isEnhanced(_ word: ArraySlice<UInt8>) -> Bool {
    let numbers = word.split(separator: 0x2E, omittingEmptySubsequences: false)
    return numbers.count == 3 && numbers[0].count == 1
      && numbers.allSatisfy { number in
        (1...3).contains(number.count) && number.allSatisfy { (0x30...0x39).contains($0) }
      }
  }
}
