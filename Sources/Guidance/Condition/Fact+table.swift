extension Fact {
  typealias Row = (name: String, kind: Kind, meaning: String)

  /// Name, kind and meaning of each fact.
  var row: Row {
    switch self {
    case .direction: ("direction", .words, "inbound or outbound")
    case .stage: ("stage", .words, "the stage of the delegation")
    case .official: ("official", .flag, "whether the delegation is official")
    case .firstVisit: ("first-visit", .flag, "whether it is the first between the two")
    case .partnershipStage: ("partnership-stage", .words, "the stage of the partnership")
    case .homeCountry: ("home-country", .words, "ISO 3166 code of the programme's country")
    case .partnerCountry: ("partner-country", .words, "ISO 3166 code of the partner's country")
    case .hostCountry: ("host-country", .words, "ISO 3166 code of the country visited")
    case .guestCountry: ("guest-country", .words, "ISO 3166 code of the country left")
    case .homeLanguage: ("home-language", .words, "languages used at home")
    case .partnerLanguage: ("partner-language", .words, "languages used at the partner's")
    case .size: ("size", .number, "members, companions included")
    case .minors: ("minors", .number, "members under age")
    case .companions: ("companions", .number, "members who accompany another")
    case .distinguished: ("distinguished", .number, "members to be formally recognised")
    case .rank: ("rank", .words, "ranks present")
    case .office: ("office", .words, "offices and roles present")
    case .lowestLanguageLevel:
      (
        "lowest-language-level", .number,
        "0 none, 1 some, 2 good, 3 fluent, 4 native: of the weakest"
      )
    case .longestMeeting: ("longest-meeting", .number, "minutes of the longest meeting")
    case .diet: ("diet", .words, "diets present")
    case .diets: ("diets", .number, "members with a diet")
    case .faith: ("faith", .words, "faiths declared")
    case .access: ("access", .words, "access needs present")
    case .accessNeeds: ("access-needs", .number, "members with an access need")
    case .visas: ("visas", .number, "members who need a visa")
    case .visasUnasked:
      ("visas-unasked", .number, "members of whom nobody knows whether they need a visa")
    case .passportsUnseen:
      ("passports-unseen", .number, "members whose passport nobody has seen")
    case .nights: ("nights", .number, "nights between arrival and departure")
    case .season: ("season", .words, "spring, summer, autumn or winter at the hosts'")
    case .homestay: ("homestay", .flag, "whether guests stay with families")
    case .publicMoney: ("public-money", .flag, "whether public money pays a part")
    case .timeDifference: ("time-difference", .number, "hours between the two, without sign")
    case .itinerary: ("itinerary", .words, "kinds of things that stand in the itinerary")
    case .arrival: ("arrival", .words, "firm, vague or unknown")
    case .missingSeats:
      ("missing-seats", .number, "seats of the composition that nobody fills")
    case .memberOffice: ("member.office", .words, "the member's offices and roles")
    case .memberRank: ("member.rank", .words, "the member's rank")
    case .memberDistinguished:
      ("member.distinguished", .flag, "whether the member is formally recognised")
    case .memberMinor: ("member.minor", .flag, "whether the member is under age")
    case .memberCompanion: ("member.companion", .flag, "whether the member accompanies another")
    case .memberFirstVisit: ("member.first-visit", .flag, "whether it is the member's first visit")
    case .memberLanguageLevel:
      (
        "member.language-level", .number,
        "0 none, 1 some, 2 good, 3 fluent, 4 native: in the hosts'"
      )
    case .memberDiet: ("member.diet", .words, "the member's diets")
    case .memberFaith: ("member.faith", .words, "the member's faith, if declared")
    case .memberAccess: ("member.access", .words, "the member's access needs")
    case .memberVisa: ("member.visa", .words, "not-needed, needed, asked or granted")
    case .memberPassportDays:
      ("member.passport-days", .number, "days the passport is valid after departure")
    case .memberInsured: ("member.insured", .flag, "whether the member is insured")
    }
  }
}
