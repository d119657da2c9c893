import Guidance
import Projections
import Twinning

/// What somebody asks the causes of: an item of a visit's checklist, a warning of a visit, a duty
/// with a partner or of the programme, an introduction that a person owes, an answer to a letter.
struct Matter {
  private enum Kind {
    case item(DelegationID)
    /// A warning, by its sentence.
    case warning(DelegationID, String)
    case duty(PartnershipID)
    case introduction(PersonID)
    case letter(LetterID)
    case yearly
  }

  private let kind: Kind
  private let subject: SubjectID
  private let item: ChecklistKey

  /// How far ahead a duty is looked for.
  private static let yearsAhead = 3
  private static let warningPrefix = "warning-"

  init(_ subject: SubjectID, _ item: ChecklistKey, at desk: Desk) throws(OfficeError) {
    self.subject = subject
    self.item = item
    let visit = DelegationID(unchecked: subject.text)
    let partner = PartnershipID(unchecked: subject.text)
    let person = PersonID(unchecked: subject.text)
    let letter = LetterID(unchecked: subject.text)
    if subject.text == ProgrammeDuties.subject {
      kind = .yearly
    } else if try desk.look({ (records) throws(Refusal) in try records.delegation(visit) }) != nil {
      let warnings = try Self.warnings(of: visit, at: desk)
      let number =
        item.text.hasPrefix(Self.warningPrefix)
        ? Int(item.text.dropFirst(Self.warningPrefix.count)) : nil
      kind =
        if let number, warnings.indices.contains(number - 1) {
          .warning(visit, warnings[number - 1])
        } else {
          .item(visit)
        }
    } else if try desk.look({ (records) throws(Refusal) in try records.partnership(partner) })
      != nil
    {
      kind = .duty(partner)
    } else if try desk.look({ (records) throws(Refusal) in try records.person(person) }) != nil {
      kind = .introduction(person)
    } else if try desk.look({ (records) throws(Refusal) in try records.letter(letter) }) != nil {
      kind = .letter(letter)
    } else {
      throw OfficeError.refused(
        Refusal(
          "no visit, partner, person or letter is called \"\(subject)\"",
          advice: "see twinning search", rule: "R20", field: "subject",
          absent: Refusal.Absent("\"\(subject)\"", subject.text)))
    }
  }

  /// What is asked about, as a desk has it; `nil` when it is not there.
  func find(_ desk: Desk) throws(OfficeError) -> Derived? {
    switch kind {
    case .item(let visit):
      return try Self.list(of: visit, at: desk)?.checklist.item(item.text).map(Derived.init)
    case .warning(let visit, let sentence):
      guard try Self.warnings(of: visit, at: desk).contains(sentence) else { return nil }
      return Derived(warning: sentence)
    case .duty, .introduction, .letter, .yearly:
      return try duty(at: desk).map(Derived.init)
    }
  }

  /// Why nothing is found, with what there is.
  func refusal(at desk: Desk) throws(OfficeError) -> Refusal {
    var names: [String]
    switch kind {
    case .item(let visit), .warning(let visit, _):
      names = try Self.list(of: visit, at: desk)?.checklist.items.map(\.key) ?? []
      names += try Self.warnings(of: visit, at: desk).indices.map {
        "\(Self.warningPrefix)\($0 + 1)"
      }
    case .duty, .introduction, .letter, .yearly:
      names = Array(Set(try duties(at: desk).map(\.key.code))).sorted()
    }
    return Refusal(
      "\(subject) has no item, duty or warning \"\(item)\"",
      advice: names.isEmpty
        ? "nothing of it is due or warned of" : desk.rules.oneOf(names, near: item.text),
      rule: "R20", field: "item")
  }

  /// The streams that it may follow from.
  func streams(at desk: Desk) throws(OfficeError) -> [String] {
    var streams = ["programme"] + (try desk.history.streams(beginningWith: "guidance/"))
    switch kind {
    case .item(let id), .warning(let id, _):
      let visit = try desk.look { (records) throws(Refusal) in try records.required(id) }
      let hosts = try desk.look { (records) throws(Refusal) in try records.hosts(of: visit) }
      streams +=
        ["delegation/\(id)"]
        + (visit.members.map(\.person) + hosts.map(\.id))
        .map { "person/\($0)" }
      streams += try self.streams(of: visit.partnership, at: desk)
    case .letter(let id):
      let letter = try desk.look { (records) throws(Refusal) in try records.required(id) }
      streams += ["correspondence/\(id)", "duty/\(id)", "partnership/\(letter.partnership)"]
    case .yearly: streams.append("duty/\(ProgrammeDuties.subject)")
    case .duty(let partner): streams += try self.streams(of: partner, at: desk)
    case .introduction(let id):
      let person = try desk.look { (records) throws(Refusal) in try records.required(id) }
      let partner = try duty(at: desk)?.partner
      streams += ["person/\(id)", "duty/\(id)"]
      if let name = person.partnership?.text ?? partner { streams.append("partnership/\(name)") }
    }
    var known: Set<String> = []
    return streams.filter { known.insert($0).inserted }
  }

  /// A partner's own stream and those of its visits, exchanges and MOUs.
  private func streams(
    of partner: PartnershipID, at desk: Desk
  ) throws(OfficeError) -> [String] {
    let rows = try desk.read { (source) throws(ProjectionError) in
      try source.schedule(ScheduleFilter(partner: partner.text))
    }
    return ["partnership/\(partner)", "duty/\(partner)"] + rows.map { "\($0.noun)/\($0.slug)" }
  }

  /// The duty that is meant: its whole code names one of several, the bare code the first of them.
  private func duty(at desk: Desk) throws(OfficeError) -> Duty? {
    try duties(at: desk).first { $0.key.code == item.text || $0.code == item.text }
  }

  private func duties(at desk: Desk) throws(OfficeError) -> [Duty] {
    let through = desk.today.adding(.years(Self.yearsAhead)) ?? desk.today
    switch kind {
    case .duty(let partner):
      let list = try DueList(desk: desk, partner: partner, through: through)
      return try list.standing(list.partnerDuties())
        .sorted { $0.due < $1.due }
    case .introduction(let person):
      let list = try DueList(desk: desk, partner: nil, through: through)
      return try list.standing(list.introductions() + list.endingTerms() + list.endingChecks())
        .filter { $0.subject == person.text }.sorted { ($0.due, $0.partner) < ($1.due, $1.partner) }
    case .letter(let letter):
      let list = try DueList(desk: desk, partner: nil, through: through)
      return try list.standing(list.letterDuties())
        .filter { $0.subject == letter.text }.sorted { $0.due < $1.due }
    case .yearly:
      let list = try DueList(desk: desk, partner: nil, through: through)
      return try list.standing(list.programmeDuties())
        .sorted { $0.due < $1.due }
    case .item, .warning: return []
    }
  }

  private static func list(
    of id: DelegationID, at desk: Desk
  ) throws(OfficeError) -> VisitProtocol? {
    try desk.look { (records) throws(Refusal) in
      guard let visit = try records.delegation(id) else { return nil }
      return try VisitProtocol(of: visit, records: records, rules: desk.rules, seals: desk.seals)
    }
  }

  /// The warnings of a visit in the order in which delegation show tells them.
  private static func warnings(
    of id: DelegationID, at desk: Desk
  ) throws(OfficeError) -> [String] {
    let visit = try desk.look { (records) throws(Refusal) in try records.delegation(id) }
    return try visit?.warnings(at: desk) ?? []
  }
}

extension Derived {
  init(_ item: ChecklistItem) {
    title = item.title
    due =
      switch item.due {
      case .day(let day): DayCount.text(day)
      case .between(let first, let last): "\(DayCount.text(first)) to \(DayCount.text(last))"
      case .unknown: item.dueText
      case .none: ""
      }
    responsible = item.mark?.responsible?.text ?? item.responsible
    state = item.state.rawValue
    why = item.why
    because = item.because.joined(separator: ", ")
    rule = item.rules.joined(separator: " ")
    source = item.sources.first?.line ?? ""
  }

  init(warning sentence: String) {
    title = sentence
    due = ""
    responsible = ""
    state = "warning"
    why = ""
    because = ""
    rule = ""
    source = ""
  }

  init(_ duty: Duty) {
    title = duty.title
    due = duty.due.description
    responsible = duty.responsible
    state = "owed"
    why = ""
    because = duty.detail
    rule = duty.rule
    source = duty.source
  }
}
