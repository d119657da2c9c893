/// What a calendar is looked through for.
package enum LintRule: String, Hashable, Sendable, CaseIterable {
  // Bytes and lines.
  case tooLarge = "too-large"
  case byteOrderMark = "byte-order-mark"
  case bareLineFeed = "bare-line-feed"
  case bareCarriageReturn = "bare-carriage-return"
  case missingLineEnd = "missing-line-end"
  case longLine = "long-line"
  case foldInCharacter = "fold-in-character"
  case invalidUTF8 = "invalid-utf-8"
  case controlCharacter = "control-character"
  case emptyLine = "empty-line"
  case malformedLine = "malformed-line"
  // Components.
  case outsideCalendar = "outside-calendar"
  case missingEnd = "missing-end"
  case strayEnd = "stray-end"
  case badNesting = "bad-nesting"
  case noComponent = "no-component"
  // Properties.
  case missingProperty = "missing-property"
  case repeatedProperty = "repeated-property"
  case unknownProperty = "unknown-property"
  case excludedProperty = "excluded-property"
  case refreshWithoutValue = "refresh-without-value"
  case publishWithoutOrganizer = "publish-without-organizer"
  // Values.
  case valueType = "value-type"
  case malformedValue = "malformed-value"
  case impossibleDate = "impossible-date"
  case unknownValue = "unknown-value"
  case sequence
  case unescapedCharacter = "unescaped-character"
  case invalidEscape = "invalid-escape"
  // Times.
  case typeMix = "type-mix"
  case endBeforeStart = "end-before-start"
  case emptySpan = "empty-span"
  case zoneMissing = "zone-missing"
  case zoneOnTime = "zone-on-time"
  case localUntil = "local-until"
  case untilType = "until-type"
  case rulePart = "rule-part"
  case unportableRule = "unportable-rule"
  // Events.
  case duplicateUID = "duplicate-uid"
}

extension LintRule {
  /// Whether breaking it is allowed, and only worth knowing.
  package var isNote: Bool {
    switch self {
    case .longLine, .emptySpan, .unportableRule, .unknownProperty: true
    default: false
    }
  }

  /// The section where it stands, unless a finding names a closer one.
  var reference: String {
    switch self {
    case .tooLarge: "a limit of this program"
    case .byteOrderMark, .invalidUTF8: "RFC 5545 section 3.1.4"
    case .bareLineFeed, .bareCarriageReturn, .missingLineEnd, .longLine, .foldInCharacter,
      .controlCharacter, .emptyLine, .malformedLine:
      "RFC 5545 section 3.1"
    case .outsideCalendar: "RFC 5545 section 3.4"
    case .missingEnd, .strayEnd, .badNesting, .noComponent: "RFC 5545 section 3.6"
    case .missingProperty, .repeatedProperty, .excludedProperty: "RFC 5545 section 3.6.1"
    case .unknownProperty: "RFC 5545 section 3.8.8"
    case .refreshWithoutValue: "RFC 7986 section 5.7"
    case .publishWithoutOrganizer: "RFC 5546 section 3.2.1"
    case .valueType: "RFC 5545 section 3.2.20"
    case .malformedValue, .unknownValue: "RFC 5545 section 3.3"
    case .impossibleDate: "RFC 5545 section 3.3.4"
    case .sequence: "RFC 5545 section 3.8.7.4"
    case .unescapedCharacter, .invalidEscape: "RFC 5545 section 3.3.11"
    case .typeMix, .endBeforeStart, .emptySpan: "RFC 5545 section 3.8.2.2"
    case .zoneMissing, .zoneOnTime: "RFC 5545 section 3.2.19"
    case .localUntil, .untilType, .rulePart, .unportableRule: "RFC 5545 section 3.3.10"
    case .duplicateUID: "RFC 5545 section 3.8.4.7"
    }
  }

  /// What to do, unless a finding knows better.
  var advice: String {
    switch self {
    case .tooLarge: "divide it"
    case .byteOrderMark: "save it without a byte order mark"
    case .bareLineFeed, .bareCarriageReturn, .missingLineEnd:
      "end each line with carriage return and line feed"
    case .longLine: "fold it: a line end and a blank before the 76th byte"
    case .foldInCharacter: "fold between characters"
    case .invalidUTF8: "save it as UTF-8"
    case .controlCharacter, .emptyLine: "remove it"
    case .malformedLine: "write NAME:value or NAME;PARAMETER=value:value"
    case .outsideCalendar: "put everything between BEGIN:VCALENDAR and END:VCALENDAR"
    case .missingEnd: "end it where it ends"
    case .strayEnd: "remove it, or begin what it ends"
    case .badNesting: "move it to where it belongs"
    case .noComponent: "add an event, or a time zone"
    case .missingProperty: "add it"
    case .repeatedProperty, .excludedProperty: "keep one of them"
    case .unknownProperty: "spell it as the standard does, or begin its name with X-"
    case .refreshWithoutValue: "write REFRESH-INTERVAL;VALUE=DURATION:PT12H"
    case .publishWithoutOrganizer: "add ORGANIZER, or leave METHOD out of a feed"
    case .valueType: "say with VALUE which type it has, one that the property takes"
    case .malformedValue: "write it in the form of its type"
    case .impossibleDate: "write a day that the calendar has"
    case .unknownValue: "write one that the standard knows"
    case .sequence: "count the changes of the event, from 0"
    case .unescapedCharacter: "put a backslash before it"
    case .invalidEscape: "write \\\\ for a backslash, and escape nothing but \\ ; , and n"
    case .typeMix: "write both as days or both as times"
    case .endBeforeStart: "let it end later"
    case .emptySpan: "leave the end out, or let it end later: of whole days it is the day after"
    case .zoneMissing: "add a VTIMEZONE of that name"
    case .zoneOnTime: "leave TZID out, or write a local time"
    case .localUntil: "write UNTIL in UTC, with a Z"
    case .untilType: "write UNTIL in the form that DTSTART has"
    case .rulePart: "write it as in FREQ=YEARLY;INTERVAL=2"
    case .unportableRule: "name the days in another way, or write each event"
    case .duplicateUID: "give each event its own, or say RECURRENCE-ID"
    }
  }
}
