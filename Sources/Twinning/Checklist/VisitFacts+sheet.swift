internal import Guidance

extension VisitFacts {
  /// The facts as conditions see them, those of a member left out.
  func sheet(_ courtesy: CourtesyRules, missingSeats: Int?) -> FactSheet {
    var sheet = FactSheet()
    sheet[.direction] = .words([direction.rawValue])
    sheet[.stage] = .words([stage.rawValue])
    sheet[.official] = .flag(isOfficial)
    sheet[.firstVisit] = Self.value(isFirstVisit)
    sheet[.partnershipStage] = Self.value(partnershipStage?.rawValue)
    sheet[.homeCountry] = Self.value(homeCountry)
    sheet[.partnerCountry] = Self.value(partnerCountry)
    sheet[.hostCountry] = Self.value(hostCountry)
    sheet[.guestCountry] = Self.value(guestCountry)
    sheet[.homeLanguage] = Self.value(homeLanguages.map(\.text))
    sheet[.partnerLanguage] = Self.value(partnerLanguages.map(\.text))
    sheet[.longestMeeting] = Self.value(longestMeeting)
    sheet[.nights] = Self.value(nights)
    sheet[.season] = Self.value(season?.rawValue)
    sheet[.homestay] = Self.value(isHomestay)
    sheet[.publicMoney] = Self.value(usesPublicMoney)
    sheet[.timeDifference] = Self.value(timeDifference)
    sheet[.itinerary] = .words(itinerary.map(\.rawValue))
    sheet[.arrival] = .words([arrival.map { $0.isFirm ? "firm" : "vague" } ?? "unknown"])
    sheet[.missingSeats] = Self.value(missingSeats)
    fillMembers(&sheet, courtesy)
    return sheet
  }

  private func fillMembers(_ sheet: inout FactSheet, _ courtesy: CourtesyRules) {
    // Nobody is on the list yet: nothing is known of members, and nothing follows from them.
    guard !members.isEmpty else { return }
    sheet[.size] = .number(members.count)
    sheet[.minors] = .number(members.count(where: \.isMinor))
    sheet[.companions] = .number(members.count(where: \.isCompanion))
    let ranks = members.compactMap { courtesy.rank(of: $0.guest) }
    sheet[.distinguished] = .number(ranks.count(where: courtesy.order.isDistinguished))
    sheet[.rank] = .words(ranks)
    sheet[.office] = .words(members.flatMap { $0.guest.offices.map(\.office) })
    sheet[.lowestLanguageLevel] = Self.value(members.compactMap(languageLevel(of:)).min())
    let diets = members.compactMap(\.diets)
    if !diets.isEmpty {
      sheet[.diets] = .number(diets.count { !$0.isEmpty })
      sheet[.diet] = .words(diets.flatMap(\.self))
    }
    sheet[.faith] = Self.value(members.flatMap(\.faiths))
    let access = members.compactMap(\.access)
    if !access.isEmpty {
      sheet[.accessNeeds] = .number(access.count { !$0.isEmpty })
      sheet[.access] = .words(access.flatMap(\.self))
    }
    let visas = members.compactMap(\.visa)
    if !visas.isEmpty { sheet[.visas] = .number(visas.count { $0 != .notNeeded }) }
    sheet[.visasUnasked] = .number(members.count { $0.visa == nil })
    sheet[.passportsUnseen] = .number(members.count { $0.passportUntil == nil })
  }

  /// Adds the facts of one member.
  func fill(_ sheet: inout FactSheet, with member: VisitMember, _ courtesy: CourtesyRules) {
    let rank = courtesy.rank(of: member.guest)
    sheet[.memberOffice] = .words(member.guest.offices.map(\.office))
    sheet[.memberRank] = Self.value(rank)
    sheet[.memberDistinguished] = .flag(rank.map(courtesy.order.isDistinguished) ?? false)
    sheet[.memberMinor] = .flag(member.isMinor)
    sheet[.memberCompanion] = .flag(member.isCompanion)
    sheet[.memberFirstVisit] = Self.value(member.isFirstVisit)
    sheet[.memberLanguageLevel] = Self.value(languageLevel(of: member))
    sheet[.memberDiet] = member.diets.map { .words($0) } ?? .unknown
    sheet[.memberFaith] = Self.value(member.faiths)
    sheet[.memberAccess] = member.access.map { .words($0) } ?? .unknown
    sheet[.memberVisa] = Self.value(member.visa?.rawValue)
    sheet[.memberInsured] = Self.value(member.isInsured)
    if let until = member.passportUntil, let departure {
      sheet[.memberPassportDays] = .number(max(0, Int(until) - Int(departure.latest)))
    } else {
      sheet[.memberPassportDays] = .unknown
    }
  }

  private static func value(_ flag: Bool?) -> FactSheet.Value { flag.map { .flag($0) } ?? .unknown }

  private static func value(_ number: Int?) -> FactSheet.Value {
    number.map { .number($0) } ?? .unknown
  }

  private static func value(_ word: String?) -> FactSheet.Value {
    word.map { .words([$0]) } ?? .unknown
  }

  private static func value(_ words: [String]) -> FactSheet.Value {
    words.isEmpty ? .unknown : .words(words)
  }
}
