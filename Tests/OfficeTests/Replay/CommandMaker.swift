import JSONText
import Twinning

/// Makes commands of all kinds from their declarations.
///
/// Plausible enough that most are performed, wild enough that many are refused. The same seed makes
/// the same commands.
struct CommandMaker {
  var random: SeededRandom
  /// The short names that are on record, by the type of the identifier.
  private(set) var known: [String: [String]] = [:]
  /// Those that were made up since the record was looked at.
  private var fresh: [String: [String]] = [:]
  /// What belongs together on record, by the command that asks for it.
  private var pairs: [String: [[JSONValue.Member]]] = [:]
  private var count = 0

  private let names: [String]
  /// The types of the events that are in the log, by position.
  private var types: [String] = []
  private let corrects: Bool

  /// What makes up the short name that it takes.
  private static let makers = [
    "partner add": "PartnershipID", "delegation plan": "DelegationID",
    "delegation record": "DelegationID", "exchange plan": "ExchangeID",
    "exchange record": "ExchangeID", "mou plan": "MouID", "mou sign": "MouID",
    "person add": "PersonID", "correspondence receive": "LetterID", "claim add": "ClaimID",
    "itinerary add": "ItemID",
  ]

  /// - Parameters:
  ///   - seed: makes the same commands again.
  ///   - forgets: whether people are forgotten now and then.
  ///   - corrects: whether earlier events are retracted and amended too.
  init(seed: UInt64, forgets: Bool = true, corrects: Bool = true) {
    random = SeededRandom(seed)
    self.corrects = corrects
    names = Catalogue.entries.filter { $0.role == .command }.map(\.name)
      .filter { corrects || !["retract", "amend"].contains($0) }
      .filter { forgets || $0 != "person forget" }
  }

  /// The first command of every office.
  static let found =
    #"{"command":"program found","name":"Sisters","community":"Harbour","country":"US","zone":"America/New_York","languages":["en"],"on":"1990"}"#

  /// Takes what is on record.
  mutating func know(_ names: [String: [String]], _ pairs: [String: [[JSONValue.Member]]]) {
    known = names
    fresh = [:]
    self.pairs = pairs
  }

  /// Takes the keys of what is due.
  mutating func know(due keys: [String]) {
    known["DutyKey"] = keys.isEmpty ? nil : keys
    pairs["partner cadence"] = [
      ["duty": "mou", "every": "P3Y", "ladder": "30,7", "responsible": "secretary"].map {
        JSONValue.Member($0.key, .string($0.value))
      }
    ]
    pairs["remind done"] = keys.filter { $0.hasPrefix("people-meet/") }.map {
      [JSONValue.Member("duty", .string($0))]
    }
  }

  /// Takes the names of digests that were lost.
  mutating func know(lost digests: [String]) {
    pairs["remind again"] = digests.map { [JSONValue.Member("digest", .string($0))] }
  }

  /// Takes the types of the events in the log.
  mutating func know(events types: [String]) { self.types = types }

  /// The next command as a line of a command file.
  mutating func next() throws -> String {
    if corrects, random.chance(12) { return try command(random.pick(["retract", "amend"])) }
    let scarce = [
      "partner stage", "partner reaffirm", "itinerary add", "itinerary move", "itinerary drop",
      "delegation join", "delegation equate", "guidance override", "guidance restore",
    ]
    let early = ["partner add", "person add", "person appoint", "delegation plan", "exchange plan"]
    // A rehearsal leaves nothing to go on with.
    let isEarly = count < 25 || known["PartnershipID"]?.isEmpty ?? true
    let name =
      random.chance(isEarly ? 80 : 15)
      ? random.pick(early)
      : random.chance(12)
        ? random.pick(scarce)
        : random.chance(35)
          ? random.pick(Self.makers.keys.sorted())
          : random.pick(names)
    return try command(name)
  }

  /// A command of that name.
  mutating func command(_ name: String) throws -> String {
    count += 1
    var members = [JSONValue.Member("command", .string(name))]
    guard let entry = Catalogue.entry(named: name) else { return "{}" }
    if ["retract", "amend"].contains(name) {
      members += correction(name)
      return String(decoding: JSONValue.object(members).canonicalBytes, as: UTF8.self)
    }
    let pair = random.chance(85) ? pairs[name]?.randomElement(using: &random) ?? [] : []
    for field in entry.fields where field.isRequired || random.chance(45) {
      let given = pair.first { $0.name == field.name }
      members.append(given ?? JSONValue.Member(field.name, value(of: field, in: name)))
    }
    if name != "person forget", random.chance(55) {
      members.append(JSONValue.Member("on", .string(date())))
    }
    if random.chance(entry.requiresReason ? 92 : 50) {
      members.append(JSONValue.Member("reason", .string(text())))
    }
    if random.chance(name == "claim add" ? 92 : 30) {
      members.append(JSONValue.Member("source", .string(text())))
    }
    if random.chance(6) {
      members.append(JSONValue.Member("key", .string("key-\(random.number(1...9))")))
    }
    return String(decoding: JSONValue.object(members).canonicalBytes, as: UTF8.self)
  }

  /// What is corrected: mostly something late, now and then something that is not there.
  private mutating func correction(_ name: String) -> [JSONValue.Member] {
    let last = max(types.count, 1)
    let position = random.number(
      (random.chance(60) ? max(1, last - 12) : 1)...(random.chance(4) ? last + 5 : last))
    var members = [JSONValue.Member("event", .integer(Int64(position)))]
    if random.chance(95) { members.append(JSONValue.Member("reason", .string(text()))) }
    guard name == "amend" else { return members }
    let type = types.indices.contains(position - 1) ? types[position - 1] : ""
    let fields = Catalogue.events.first { $0.name == type }?.fields ?? []
    let set = (0..<random.number(0...2)).compactMap { _ -> JSONValue? in
      guard let field = fields.randomElement(using: &random) else { return nil }
      let value = random.chance(10) ? "" : Self.text(of: value(of: field, in: name))
      return .string("\(field.name)=\(value)")
    }
    if !set.isEmpty { members.append(JSONValue.Member("set", .array(set))) }
    if random.chance(40) { members.append(JSONValue.Member("dated", .string(date()))) }
    return members
  }

  /// A value as somebody would write it behind the sign.
  private static func text(of value: JSONValue) -> String {
    switch value {
    case .array(let elements): elements.map(text).joined(separator: ";")
    case .string(let text): text
    case .bool(let bool): bool ? "yes" : "no"
    default: value.canonicalText
    }
  }

  private mutating func value(of field: FieldDescription, in command: String) -> JSONValue {
    guard field.isList else { return single(field, in: command) }
    return .array((0..<random.number(1...2)).map { _ in single(field, in: command) })
  }

  private mutating func single(_ field: FieldDescription, in command: String) -> JSONValue {
    switch field.kind {
    case .slug: .string(slug(field, in: command))
    case .text where field.name == "languages":
      .string(random.pick(["vi:native", "en:none", "en:good", "fr:fluent"]))
    case .text where field.name == "email":
      .string("\(random.number(1...99))@example.org")
    case .text where field.of == "DutyKey":
      .string(random.pick(known["DutyKey"] ?? ["mou/p1/2027-12-31"]))
    case .text, .longText, .path: .string(text())
    case .day: .string("2026-0\(random.number(1...9))-1\(random.number(0...9))")
    case .vagueDate: .string(date())
    case .dayRange: "2026"
    case .wallTime:
      .string("2026-05-1\(random.number(0...2))T\(field.name == "ends" ? "22" : hour()):30")
    case .zone: .string(random.pick(["Europe/Paris", "Asia/Ho_Chi_Minh", "America/Managua"]))
    case .country: .string(random.pick(["FR", "VN", "NI", "CN", "SL"]))
    case .language: .string(random.pick(["vi", "es", "zh", "fr"]))
    case .integer:
      .integer(Int64(field.name == "year" ? random.number(2024...2027) : random.number(1...9)))
    case .flag: .bool(random.chance(70))
    case .sealed: .null
    case .choice: .string(random.pick(field.choices))
    case .instant, .json: "2026-05-10"
    case .period: .string(random.pick(["P1Y", "P3Y", "-P30D", "P90D", "P0D"]))
    }
  }

  private mutating func hour() -> String { String(random.number(10...21)) }

  private mutating func slug(_ field: FieldDescription, in command: String) -> String {
    if Self.makers[command] == field.of, field.name != "disputes", random.chance(93) {
      let made = "\(field.of.prefix(1).lowercased())\(count)"
      fresh[field.of, default: []].append(made)
      return made
    }
    switch field.of {
    case "SubjectID":
      return random.pick(
        ["programme"] + known.filter { $0.key != "DutyKey" }.values.flatMap(\.self).sorted())
    case "ClaimID": return random.pick(["claim-\(count)", "c9"])
    case "OfficeCode": return random.pick(["mayor", "chair", "liaison", "teacher", "artist"])
    case "RankCode": return random.pick(["mayor", "governor", "mayor", "tea"])
    case "OrderCode": return random.pick(["us", "none"])
    case "DutyCode": return random.pick(["mou", "people-meet", "annual-report", "tea"])
    case "AnnualKind": return random.pick(["annual-report", "childrens-artwork", "tea"])
    case "ChecklistKey":
      return random.pick(["drink-on-arrival", "dates-firm", "gifts", "objective", "tea"])
    case "GuidanceItemID": return random.pick(["gifts", "dates-firm", "mou", "tea"])
    default:
      if random.chance(3) { return "nobody" }
      let new = fresh[field.of] ?? []
      let old = known[field.of] ?? []
      return random.pick(old.isEmpty || random.chance(20) ? new + old.suffix(1) : old.suffix(5))
    }
  }

  /// Dates of every form, mostly around 2026.
  private mutating func date() -> String {
    let day = "2026-0\(random.number(1...9))-\(random.number(10...28))"
    return switch random.number(0...9) {
    case 0: "unknown"
    case 1: String(random.number(1982...2028))
    case 2: "\(random.number(1990...2027))-0\(random.number(1...9))~"
    case 3: "\(random.number(2020...2027))-2\(random.number(1...4))"
    case 4: "../\(random.number(1990...2027))"
    case 5: "\(random.number(2000...2028))/.."
    case 6: "2026-01-01/\(day)"
    default: day
    }
  }

  private mutating func text() -> String {
    if random.chance(2) { return random.pick(["a\ttab", ""]) }
    return random.pick([
      "both mayors asked for it", "Huế — 长沙", "עפולה", "“quoted”, with; marks", "x",
    ])
  }
}
