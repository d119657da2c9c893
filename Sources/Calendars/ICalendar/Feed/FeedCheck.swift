import Twinning

/// Looks whether the parts of a feed can be written as they are; nothing is repaired.
enum FeedCheck {
  /// The head of a feed: all but its events.
  static func check(headOf feed: CalendarFeed) throws(FeedError) {
    try text(feed.name, "the name of the feed")
    try text(feed.producer, "the producer of the feed")
    if let uid = feed.uid { try self.uid(uid) }
    try language(feed.language, "the language of the feed")
    guard FeedLimits.refreshHours.contains(feed.refreshHours) else {
      throw .refused(
        part: "a refresh every \(feed.refreshHours) hours",
        problem: "between 1 and \(FeedLimits.refreshHours.upperBound) are allowed",
        advice: "12 suits most feeds")
    }
    guard feed.events.count <= FeedLimits.events else {
      throw .refused(
        part: "a feed of \(feed.events.count) events",
        problem: "\(FeedLimits.events) are allowed", advice: "divide it, or leave out old events")
    }
    if let publisher = feed.publisher {
      try text(publisher.name, "the name of the publisher")
      try address(publisher.address)
    }
  }

  static func check(_ event: CalendarEvent) throws(FeedError) {
    try uid(event.uid)
    let uid = event.uid
    guard FeedLimits.sequence.contains(event.sequence) else {
      throw .refused(
        part: "the sequence \(event.sequence) of the event \"\(uid)\"",
        problem: "it counts from 0 to \(FeedLimits.sequence.upperBound)",
        advice: "count the changes of the event")
    }
    try text(event.summary, "the summary", of: uid)
    if let description = event.description {
      try text(
        description, "the description", of: uid, shape: .paragraphs,
        limit: FeedLimits.description)
    }
    if let location = event.location {
      try text(location, "the location", of: uid, shape: .paragraphs)
    }
    try few(event.categories.count, "categories", of: uid)
    for category in event.categories { try text(category, "a category", of: uid) }
    if let url = event.url { try self.url(url, of: uid) }
    if event.language != nil {
      try language(event.language, "the language of the event \"\(uid)\"")
    }
    try few(event.alarms.count, "alarms", of: uid)
    for alarm in event.alarms {
      try text(alarm.text, "an alarm", of: uid, shape: .paragraphs)
      guard (0...FeedLimits.alarmMinutes).contains(alarm.minutesBefore) else {
        throw .refused(
          part: "an alarm \(alarm.minutesBefore) minutes ahead of the event \"\(uid)\"",
          problem: "between 0 and \(FeedLimits.alarmMinutes) are allowed",
          advice: "choose a time before the event")
      }
    }
  }

  /// A UID is printable ASCII here, which all programs keep as it is.
  private static func uid(_ uid: String) throws(FeedError) {
    let isKept =
      (1...FeedLimits.uid).contains(uid.utf8.count)
      && uid.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    guard isKept else {
      throw .refused(
        part: "the UID \"\(ValueError.printable(uid))\"",
        problem: "it has 1 to \(FeedLimits.uid) printable ASCII characters, no blanks",
        advice: "make it of the event's short name and the office's domain")
    }
  }

  private static func text(
    _ text: String, _ part: String, of uid: String, shape: SafeText.Shape = .line,
    limit: Int = FeedLimits.line
  ) throws(FeedError) {
    guard !isPlain(text, limit: limit) else { return }
    try self.text(text, "\(part) of the event \"\(uid)\"", shape: shape, limit: limit)
  }

  private static func text(
    _ text: String, _ part: String, shape: SafeText.Shape = .line, limit: Int = FeedLimits.line
  ) throws(FeedError) {
    do {
      try SafeText.check(text, shape: shape, limit: limit)
    } catch {
      throw .refused(part: part, problem: error.problem, advice: error.advice)
    }
  }

  /// Whether a text holds nothing but printable ASCII, seen at a glance: most do.
  private static func isPlain(_ text: String, limit: Int) -> Bool {
    text.utf8.count <= limit && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  private static func few(_ count: Int, _ what: String, of uid: String) throws(FeedError) {
    guard count <= FeedLimits.perEvent else {
      throw .refused(
        part: "\(count) \(what) of the event \"\(uid)\"",
        problem: "\(FeedLimits.perEvent) are allowed", advice: "leave some out")
    }
  }

  /// A language tag, as far as its form goes (RFC 5646 section 2.1).
  private static func language(_ tag: String?, _ part: String) throws(FeedError) {
    guard let tag else { return }
    let parts = tag.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    let isTag = parts.allSatisfy { part in
      (1...8).contains(part.count) && part.allSatisfy(\.isASCIILetterOrDigit)
    }
    guard isTag, tag.utf8.count <= 35 else {
      throw .refused(
        part: part, problem: "\"\(ValueError.printable(tag))\" is no language tag",
        advice: "write it as fr or zh-Hant")
    }
  }

  /// An absolute URI of the characters that RFC 3986 allows; what it points to is not looked at.
  private static func url(_ url: String, of uid: String) throws(FeedError) {
    let scheme = url.utf8.prefix { $0 != 0x3A }
    let isURI =
      url.utf8.count <= FeedLimits.url && scheme.first?.isASCIILetter == true
      && scheme.count + 1 < url.utf8.count
      && scheme.allSatisfy { $0.isASCIILetterOrDigit || "+-.".utf8.contains($0) }
      && url.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"<>\\^`{|}".utf8.contains($0) }
    guard isURI else {
      throw .refused(
        part: "the address \"\(ValueError.printable(url))\" of the event \"\(uid)\"",
        problem: "it is no absolute URI in ASCII of at most \(FeedLimits.url) bytes",
        advice: "write it as https://example.org/visit, other letters as %C3%A9")
    }
  }

  /// What can stand behind `mailto:` unescaped (RFC 6068 section 2).
  private static func address(_ address: String) throws(FeedError) {
    let parts = address.utf8.split(separator: 0x40, omittingEmptySubsequences: false)
    let isAddress =
      parts.count == 2 && address.utf8.count <= 254
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { $0.isASCIILetterOrDigit || ".-_+~!$'*=".utf8.contains($0) }
      }
    guard isAddress else {
      throw .refused(
        part: "the address \"\(ValueError.printable(address))\" of the publisher",
        problem: "it is no plain mail address", advice: "write it as office@example.org")
    }
  }
}

extension UInt8 {
  var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }

  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

  var isASCIILetterOrDigit: Bool { isASCIILetter || isASCIIDigit }
}
