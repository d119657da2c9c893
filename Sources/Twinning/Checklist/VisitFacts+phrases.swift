internal import Guidance

extension VisitFacts {
  /// The facts that made an item appear, in words, each once.
  func phrases(for triggers: [FactTrigger], member: VisitMember?) -> [String] {
    var phrases: [String] = []
    for trigger in triggers {
      let phrase = phrase(for: trigger, member: member)
      if !phrases.contains(phrase) { phrases.append(phrase) }
    }
    return phrases
  }

  private func phrase(for trigger: FactTrigger, member: VisitMember?) -> String {
    switch trigger.fact {
    case .direction: "\(direction.rawValue) visit"
    case .stage: "the visit is \(stage.rawValue)"
    case .official: isOfficial ? "official delegation" : "not an official delegation"
    case .firstVisit: said(isFirstVisit, "first visit", "not the first visit", "first visit or not")
    case .partnershipStage: "the partnership is \(partnershipStage?.rawValue ?? "of unknown stage")"
    case .homeCountry: "home country \(homeCountry ?? "unknown")"
    case .partnerCountry: "partner in \(partnerCountry ?? "an unknown country")"
    case .hostCountry: "visit to \(hostCountry ?? "an unknown country")"
    case .guestCountry: "guests from \(guestCountry ?? "an unknown country")"
    case .homeLanguage: "at home: \(list(homeLanguages.map(\.text)))"
    case .partnerLanguage: "at the partner's: \(list(partnerLanguages.map(\.text)))"
    case .season: "season: \(season?.rawValue ?? "unknown")"
    case .homestay: said(isHomestay, "guests stay with families", "no homestay", "lodging")
    case .publicMoney:
      said(usesPublicMoney, "public money is used", "no public money", "public money")
    case .timeDifference:
      timeDifference.map { counted($0, "hour") + " of time difference" }
        ?? "the time difference is not known"
    case .itinerary:
      trigger.words.isEmpty
        ? "not in the itinerary" : "in the itinerary: \(list(trigger.words))"
    case .arrival: arrivalPhrase
    case .longestMeeting:
      longestMeeting.map { "a meeting of \(counted($0, "minute"))" } ?? "meetings are not planned"
    case .nights: nights.map { counted($0, "night") } ?? "the length is not known"
    default: memberPhrase(for: trigger, member: member)
    }
  }

  private func memberPhrase(for trigger: FactTrigger, member: VisitMember?) -> String {
    guard let member, trigger.fact.isOfMember else { return groupPhrase(for: trigger) }
    let name = member.guest.name
    return switch trigger.fact {
    case .memberLanguageLevel: languagePhrase(of: member)
    case .memberVisa: "\(name): visa \(member.visa?.rawValue ?? "unknown")"
    case .memberMinor: member.isMinor ? "\(name) is under age" : "\(name) is of age"
    case .memberRank: "\(name) has \(list(trigger.words, or: "no rank in this order"))"
    case .memberCompanion:
      member.isCompanion ? "\(name) accompanies somebody" : "\(name) is a member in own right"
    // Diet, faith, access and health stay out of sentences that may be printed.
    default: "\(name): \(trigger.fact.meaning)"
    }
  }

  private func groupPhrase(for trigger: FactTrigger) -> String {
    switch trigger.fact {
    case .size: counted(members.count, "member")
    case .minors: counted(members.count(where: \.isMinor), "member") + " under age"
    case .companions: counted(members.count(where: \.isCompanion), "companion")
    case .distinguished: "guests of rank"
    case .rank, .office: "present: \(list(trigger.words))"
    case .lowestLanguageLevel: weakestPhrase
    case .diets: counted(members.count { !($0.diets ?? []).isEmpty }, "member") + " with a diet"
    case .accessNeeds:
      counted(members.count { !($0.access ?? []).isEmpty }, "member") + " with an access need"
    case .visas: "visas are wanted or not asked about"
    case .visasUnasked: counted(members.count { $0.visa == nil }, "member") + " not asked yet"
    case .passportsUnseen:
      counted(members.count { $0.passportUntil == nil }, "passport") + " not seen yet"
    case .missingSeats: "seats of the composition are empty"
    case .diet, .access: "present: \(list(trigger.words))"
    default: trigger.fact.meaning
    }
  }

  private var arrivalPhrase: String {
    guard let arrival else { return "the arrival is not known" }
    let first = DayCount.text(arrival.earliest)
    if arrival.isFirm { return "arrival on \(first)" }
    return arrival.earliest == arrival.latest
      ? "arrival about \(first)" : "arrival between \(first) and \(DayCount.text(arrival.latest))"
  }

  private var weakestPhrase: String {
    let known = members.compactMap { member in languageLevel(of: member).map { (member, $0) } }
    guard let weakest = known.min(by: { $0.1 < $1.1 }) else {
      return "languages are not known"
    }
    return languagePhrase(of: weakest.0)
  }

  func languagePhrase(of member: VisitMember) -> String {
    let name = member.guest.name
    if let needs = member.needsInterpreter {
      return needs ? "\(name) asked for an interpreter" : "\(name) declined an interpreter"
    }
    guard !member.languages.isEmpty else { return "the languages of \(name) are not known" }
    let skills = member.languages.map { "\($0.language) (\($0.level.rawValue))" }
    return "\(name) speaks \(list(skills)), the hosts \(list(hostLanguages.map(\.text)))"
  }

  private func said(_ flag: Bool?, _ yes: String, _ no: String, _ what: String) -> String {
    flag.map { $0 ? yes : no } ?? "\(what): not known"
  }

  private func list(_ words: [String], or none: String = "none") -> String {
    var seen: [String] = []
    for word in words where !seen.contains(word) { seen.append(word) }
    return seen.isEmpty ? none : seen.joined(separator: ", ")
  }

  private func counted(_ count: Int, _ unit: String) -> String {
    count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
  }
}
