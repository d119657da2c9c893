/// How a property is written: its type, how often it may stand in a component, and where the
/// standard says so.
struct PropertyForm: Sendable {
  let reference: String
  let kind: Kind
  /// Other types that VALUE may name.
  let others: [String]
  /// Whether a component has at most one.
  let isSingle: Bool

  /// The type of a value (RFC 5545 section 3.3).
  enum Kind: Hashable, Sendable {
    case text
    /// Several of them, separated by commas.
    case texts
    /// One of some words; others may begin with `X-`.
    case word([String])
    case integer(ClosedRange<Int>)
    case duration
    /// A time, in the zone that TZID names, in UTC or in no zone.
    case time
    /// Several of them.
    case times
    /// A time in UTC.
    case instant
    case offset
    case rule
    /// Degrees north and east.
    case place
    /// An address, a picture and others that are not looked into.
    case unread
  }

  init(_ reference: String, _ kind: Kind, or others: [String] = [], isSingle: Bool = true) {
    self.reference = reference
    self.kind = kind
    self.others = others
    self.isSingle = isSingle
  }

  /// What VALUE says when it is left out; nil for what takes any.
  var standardType: String? {
    switch kind {
    case .text, .texts, .word: "TEXT"
    case .integer: "INTEGER"
    case .duration: "DURATION"
    case .time, .times, .instant: "DATE-TIME"
    case .offset: "UTC-OFFSET"
    case .rule: "RECUR"
    case .place: "FLOAT"
    case .unread: nil
    }
  }
}

extension PropertyForm {
  /// The form of a property that the standards know.
  static func of(_ name: String) -> PropertyForm? { known[name] }

  static let names: [String] = known.keys.sorted()

  private static let known: [String: PropertyForm] = calendar.merging(texts) { first, _ in first }
    .merging(times) { first, _ in first }.merging(relations) { first, _ in first }

  private static func old(
    _ section: String, _ kind: Kind, or others: [String] = [], isSingle: Bool = true
  ) -> PropertyForm {
    PropertyForm("RFC 5545 section \(section)", kind, or: others, isSingle: isSingle)
  }

  private static func new(_ section: String, _ kind: Kind, isSingle: Bool = true) -> PropertyForm {
    PropertyForm("RFC 7986 section \(section)", kind, isSingle: isSingle)
  }

  private static let calendar: [String: PropertyForm] = [
    "CALSCALE": old("3.7.1", .word(["GREGORIAN"])),
    "METHOD": old(
      "3.7.2",
      .word([
        "PUBLISH", "REQUEST", "REPLY", "ADD", "CANCEL", "REFRESH", "COUNTER", "DECLINECOUNTER",
      ])
    ),
    "PRODID": old("3.7.3", .text),
    "VERSION": old("3.7.4", .word(["2.0"])),
    "NAME": new("5.1", .text, isSingle: false),
    "REFRESH-INTERVAL": new("5.7", .duration),
    "SOURCE": new("5.8", .unread),
    "COLOR": new("5.9", .unread),
    "IMAGE": new("5.10", .unread, isSingle: false),
    "CONFERENCE": new("5.11", .unread, isSingle: false),
    "X-WR-CALNAME": new("5.1", .text, isSingle: false),
  ]

  // DESCRIPTION may stand several times in a VCALENDAR and a VJOURNAL.
  private static let texts: [String: PropertyForm] = [
    "ATTACH": old("3.8.1.1", .unread, isSingle: false),
    "CATEGORIES": old("3.8.1.2", .texts, isSingle: false),
    "CLASS": old("3.8.1.3", .word(["PUBLIC", "PRIVATE", "CONFIDENTIAL"])),
    "COMMENT": old("3.8.1.4", .text, isSingle: false),
    "DESCRIPTION": old("3.8.1.5", .text, isSingle: false),
    "GEO": old("3.8.1.6", .place),
    "LOCATION": old("3.8.1.7", .text),
    "PERCENT-COMPLETE": old("3.8.1.8", .integer(0...100)),
    "PRIORITY": old("3.8.1.9", .integer(0...9)),
    "RESOURCES": old("3.8.1.10", .texts, isSingle: false),
    // Its words depend on the component.
    "STATUS": old("3.8.1.11", .unread),
    "SUMMARY": old("3.8.1.12", .text),
    "CONTACT": old("3.8.4.2", .text, isSingle: false),
    // RFC 9253 section 9.1 lets it name an address or a UID.
    "RELATED-TO": old("3.8.4.5", .text, or: ["URI", "UID"], isSingle: false),
    "UID": old("3.8.4.7", .text),
    "TZID": old("3.8.3.1", .text),
    "TZNAME": old("3.8.3.2", .text, isSingle: false),
    "REQUEST-STATUS": old("3.8.8.3", .unread, isSingle: false),
  ]

  private static let times: [String: PropertyForm] = [
    "COMPLETED": old("3.8.2.1", .instant),
    "DTEND": old("3.8.2.2", .time, or: ["DATE"]),
    "DUE": old("3.8.2.3", .time, or: ["DATE"]),
    "DTSTART": old("3.8.2.4", .time, or: ["DATE"]),
    "DURATION": old("3.8.2.5", .duration),
    "FREEBUSY": old("3.8.2.6", .unread, isSingle: false),
    "TRANSP": old("3.8.2.7", .word(["OPAQUE", "TRANSPARENT"])),
    "TZOFFSETFROM": old("3.8.3.3", .offset),
    "TZOFFSETTO": old("3.8.3.4", .offset),
    "RECURRENCE-ID": old("3.8.4.4", .time, or: ["DATE"]),
    "EXDATE": old("3.8.5.1", .times, or: ["DATE"], isSingle: false),
    "RDATE": old("3.8.5.2", .times, or: ["DATE", "PERIOD"], isSingle: false),
    "RRULE": old("3.8.5.3", .rule),
    "ACTION": old("3.8.6.1", .word(["AUDIO", "DISPLAY", "EMAIL"])),
    "REPEAT": old("3.8.6.2", .integer(0...Int(Int32.max))),
    "TRIGGER": old("3.8.6.3", .duration, or: ["DATE-TIME"]),
    "CREATED": old("3.8.7.1", .instant),
    "DTSTAMP": old("3.8.7.2", .instant),
    "LAST-MODIFIED": old("3.8.7.3", .instant),
    "SEQUENCE": old("3.8.7.4", .integer(FeedLimits.sequence)),
    "ACKNOWLEDGED": PropertyForm("RFC 9074 section 6.1", .instant),
  ]

  private static let relations: [String: PropertyForm] = [
    "TZURL": old("3.8.3.5", .unread),
    "ATTENDEE": old("3.8.4.1", .unread, isSingle: false),
    "ORGANIZER": old("3.8.4.3", .unread),
    "URL": old("3.8.4.6", .unread),
    "EXRULE": old("3.8.5.3", .unread, isSingle: false),
    "STYLED-DESCRIPTION": PropertyForm("RFC 9073 section 6.5", .unread, isSingle: false),
    "STRUCTURED-DATA": PropertyForm("RFC 9073 section 6.6", .unread, isSingle: false),
    "TZUNTIL": PropertyForm("RFC 7808 section 7.1", .instant),
    "TZID-ALIAS-OF": PropertyForm("RFC 7808 section 7.2", .text, isSingle: false),
    "BUSYTYPE": PropertyForm(
      "RFC 7953 section 3.2", .word(["BUSY", "BUSY-UNAVAILABLE", "BUSY-TENTATIVE"])),
    "PROXIMITY": PropertyForm("RFC 9074 section 8.1", .unread),
    "LINK": PropertyForm("RFC 9253 section 8.2", .unread, isSingle: false),
    "CONCEPT": PropertyForm("RFC 9253 section 8.1", .unread, isSingle: false),
    "REFID": PropertyForm("RFC 9253 section 8.3", .unread, isSingle: false),
  ]
}
