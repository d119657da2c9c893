import Twinning

/// Looks whether the value of a property has the form of its type.
struct ValueCheck {
  let line: ContentLine
  let form: PropertyForm

  func check(findings: inout FindingList) {
    let declared = line.parameter("VALUE")?.uppercased()
    if let declared, let standard = form.standardType, declared != standard,
      !form.others.contains(declared), !declared.hasPrefix("X-")
    {
      findings.add(
        .valueType, line: line.number,
        "\(line.name) has no values of the type \(ValueError.printable(declared))",
        reference: form.reference)
      return
    }
    switch form.kind {
    // An address or a UID is no text with backslashes.
    case .text where declared.map { $0 != "TEXT" } ?? false: break
    case .text: text(isList: false, &findings)
    case .texts: text(isList: true, &findings)
    case .word(let words): word(words, &findings)
    case .integer(let range): integer(range, &findings)
    case .duration where declared == "DATE-TIME": time(line.value, "DATE-TIME", &findings)
    case .duration: duration(&findings)
    case .time: time(line.value, declared ?? "DATE-TIME", &findings)
    case .times where declared == "PERIOD": break
    case .times:
      for part in line.value.split(separator: 0x2C, omittingEmptySubsequences: false) {
        time(part, declared ?? "DATE-TIME", &findings)
      }
    case .instant: instant(&findings)
    case .offset: offset(&findings)
    case .rule: RuleCheck(line: line).check(findings: &findings)
    case .place: place(&findings)
    case .unread: break
    }
  }

  /// Backslashes and what has to stand behind one (RFC 5545 section 3.3.11); the first of each.
  private func text(isList: Bool, _ findings: inout FindingList) {
    var isEscaped = false
    var unescaped: UInt8?
    var invalid: String?
    for byte in line.value {
      if isEscaped {
        isEscaped = false
        if !"\\;,nN".utf8.contains(byte) {
          invalid = invalid ?? ValueError.printable("\\" + String(decoding: [byte], as: UTF8.self))
        }
      } else if byte == 0x5C {
        isEscaped = true
      } else if byte == 0x3B || (byte == 0x2C && !isList) {
        unescaped = unescaped ?? byte
      }
    }
    if isEscaped { invalid = invalid ?? "\\" }
    if let unescaped {
      findings.add(
        .unescapedCharacter, line: line.number,
        "a \(unescaped == 0x3B ? "semicolon" : "comma") of \(line.shown) is not escaped")
    }
    if let invalid {
      findings.add(
        .invalidEscape, line: line.number, "\(line.shown) holds \(invalid), which means nothing")
    }
  }

  private func word(_ words: [String], _ findings: inout FindingList) {
    Self.check(line, words, reference: form.reference, &findings)
  }

  /// Looks whether a value is one of some words, in any case, or somebody's own (`X-…`).
  static func check(
    _ line: ContentLine, _ words: [String], reference: String, _ findings: inout FindingList
  ) {
    let word = line.text.uppercased()
    guard !words.contains(word), !word.hasPrefix("X-") else { return }
    findings.add(
      .unknownValue, line: line.number, "\(line.shown) is not known",
      advice: NearestNames.nearest(words, to: word, most: 1).first.map { "did you mean \($0)?" }
        ?? "write one of \(words.joined(separator: ", "))",
      reference: reference)
  }

  private func integer(_ range: ClosedRange<Int>, _ findings: inout FindingList) {
    guard Int(line.text).map(range.contains) ?? false else {
      findings.add(
        line.name == "SEQUENCE" ? .sequence : .malformedValue, line: line.number,
        "\(line.shown) is no number from \(range.lowerBound) to \(range.upperBound)",
        advice: line.name == "SEQUENCE" ? nil : "write such a number", reference: form.reference)
      return
    }
  }

  private func duration(_ findings: inout FindingList) {
    if CalendarDuration(line.value) == nil {
      findings.add(
        .malformedValue, line: line.number, "\(line.shown) is no duration",
        advice: "write it as P7D, PT12H or -PT15M", reference: "RFC 5545 section 3.3.6")
    }
    if line.name == "REFRESH-INTERVAL", line.parameter("VALUE") == nil {
      findings.add(
        .refreshWithoutValue, line: line.number, "REFRESH-INTERVAL does not say VALUE=DURATION")
    }
  }

  private func time(_ value: ArraySlice<UInt8>, _ type: String, _ findings: inout FindingList) {
    let shown = "\(line.name) \"\(ValueError.printable(String(decoding: value, as: UTF8.self)))\""
    let time: CalendarTime
    do {
      time = try CalendarTime(value)
    } catch {
      malformed(shown, error, &findings)
      return
    }
    guard time.type == type else {
      findings.add(
        .valueType, line: line.number, "\(shown) is a \(time.type), and not a \(type)",
        advice: type == "DATE" ? "write a day" : "write \(line.name);VALUE=DATE for a day")
      return
    }
    guard line.parameter("TZID") != nil else { return }
    if case .local = time { return }
    findings.add(
      .zoneOnTime, line: line.number,
      "\(shown) is \(type == "DATE" ? "a day" : "in UTC"), and has a TZID")
  }

  private func instant(_ findings: inout FindingList) {
    do {
      if case .utc = try CalendarTime(line.value) { return }
      malformed(line.shown, .form, &findings, advice: "write it in UTC, as 20270504T160000Z")
    } catch {
      malformed(line.shown, error, &findings, advice: "write it in UTC, as 20270504T160000Z")
    }
  }

  private func malformed(
    _ shown: String, _ problem: CalendarTime.Problem, _ findings: inout FindingList,
    advice: String = "write it as 20270504 or 20270504T180000"
  ) {
    switch problem {
    case .form:
      findings.add(
        .malformedValue, line: line.number, "\(shown) has not the form of its time", advice: advice,
        reference: form.reference)
    case .impossible:
      findings.add(
        .impossibleDate, line: line.number, "\(shown) is a time that the calendar does not have")
    }
  }

  /// Degrees north and east.
  private func place(_ findings: inout FindingList) {
    let degrees = line.text.split(separator: ";", omittingEmptySubsequences: false)
      .map { Double($0) ?? .nan }
    guard degrees.count == 2, abs(degrees[0]) <= 90, abs(degrees[1]) <= 180 else {
      findings.add(
        .malformedValue, line: line.number, "\(line.shown) is no place on Earth",
        advice: "write degrees north and east, as 41.31;-72.92", reference: form.reference)
      return
    }
  }

  private func offset(_ findings: inout FindingList) {
    let bytes = Array(line.value)
    let digits = bytes.dropFirst()
    let isOffset =
      (bytes.first == 0x2B || bytes.first == 0x2D) && (digits.count == 4 || digits.count == 6)
      && digits.allSatisfy(\.isASCIIDigit) && line.text != "-0000" && line.text != "-000000"
      && line.text.dropFirst().prefix(2) < "24"
      && [3, 5].allSatisfy { $0 >= bytes.count || bytes[$0] < 0x36 }
    guard isOffset else {
      findings.add(
        .malformedValue, line: line.number, "\(line.shown) is no offset",
        advice: "write it as +0200 or -0330", reference: "RFC 5545 section 3.3.14")
      return
    }
  }
}
