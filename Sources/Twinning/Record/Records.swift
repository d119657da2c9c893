/// What a decision may look at: aggregates as they are now, read inside the write transaction.
///
/// The domain does not know where they come from; reading may go wrong all the same, and then the
/// refusal carries the cause.
package protocol Records {
  func programme() throws(Refusal) -> Programme?
  func partnership(_ id: PartnershipID) throws(Refusal) -> Partnership?
  func delegation(_ id: DelegationID) throws(Refusal) -> Delegation?
  func exchange(_ id: ExchangeID) throws(Refusal) -> Exchange?
  func mou(_ id: MouID) throws(Refusal) -> Mou?
  func person(_ id: PersonID) throws(Refusal) -> Person?
  func letter(_ id: LetterID) throws(Refusal) -> Letter?
  func claims(on subject: SubjectID) throws(Refusal) -> [Claim]
  func localGuidance() throws(Refusal) -> LocalGuidance
  /// What the short name stands for already, in words (`a partner`); `nil` when it is free. Short
  /// names are unique across all nouns, so that `history NAME` needs no more than the name.
  func holder(of name: String) throws(Refusal) -> String?
  /// The short names of a noun (`partnership`, `person`), for "did you mean"; none for whoever asks
  /// again and again.
  func shortNames(of noun: String) throws(Refusal) -> [String]
  /// Completed visits of the partnership, for "first visit or not".
  func hasVisited(_ partnership: PartnershipID, before delegation: DelegationID) throws(Refusal)
    -> Bool
  /// The people of the receiving side who hold an office now: they may welcome the guests (R17).
  func hosts(of visit: Delegation) throws(Refusal) -> [Person]
  /// What is on record of a person's reminders.
  func reminders(of person: PersonID) throws(Refusal) -> Reminders?
  /// What was said of the duties of a subject.
  func dutyMarks(of subject: SubjectID) throws(Refusal) -> DutyMarks?
  /// As what the person has taken part in visits.
  func roles(of person: PersonID) throws(Refusal) -> [OfficeCode]
}

extension Records {
  /// The programme, which every office has.
  package func requiredProgramme() throws(Refusal) -> Programme {
    guard let programme = try programme() else {
      throw Refusal(
        "the programme itself is not on record yet", advice: "begin with twinning init",
        absent: Refusal.Absent("the programme itself", "programme"))
    }
    return programme
  }

  /// Whether anything of that short name is on record now: one whose record was retracted is not.
  package func isOnRecord(_ name: String) throws(Refusal) -> Bool {
    if try partnership(PartnershipID(unchecked: name)) != nil { return true }
    if try delegation(DelegationID(unchecked: name)) != nil { return true }
    if try exchange(ExchangeID(unchecked: name)) != nil { return true }
    if try mou(MouID(unchecked: name)) != nil { return true }
    if try letter(LetterID(unchecked: name)) != nil { return true }
    return try person(PersonID(unchecked: name)) != nil
  }

  package func required(_ id: PartnershipID) throws(Refusal) -> Partnership {
    guard let found = try partnership(id) else {
      throw try absent("partner", "partnership", id.text, else: "see partner list, or partner add")
    }
    return found
  }

  package func required(_ id: DelegationID) throws(Refusal) -> Delegation {
    guard let found = try delegation(id) else {
      throw try absent("visit", "delegation", id.text, else: "see delegation list")
    }
    return found
  }

  package func required(_ id: ExchangeID) throws(Refusal) -> Exchange {
    guard let found = try exchange(id) else {
      throw try absent("exchange", "exchange", id.text, else: "see schedule")
    }
    return found
  }

  package func required(_ id: MouID) throws(Refusal) -> Mou {
    guard let found = try mou(id) else {
      throw try absent("MOU", "mou", id.text, else: "see schedule, or mou plan")
    }
    return found
  }

  package func required(_ id: LetterID) throws(Refusal) -> Letter {
    guard let found = try letter(id) else {
      throw try absent(
        "letter or call", "correspondence", id.text, else: "see correspondence list")
    }
    return found
  }

  package func required(_ id: PersonID) throws(Refusal) -> Person {
    guard let found = try person(id) else {
      throw try absent("person", "person", id.text, else: "see person list, or person add")
    }
    return found
  }

  /// The person, who was not forgotten: nothing new is recorded about somebody who was (R35).
  package func remembered(_ id: PersonID) throws(Refusal) -> Person {
    let person = try required(id)
    if let forgotten = person.forgotten {
      throw Refusal(
        "\(id) was forgotten on \(forgotten.moment.effective.wording)",
        advice: "put them on record anew under another short name", rule: "R35")
    }
    return person
  }

  /// Says that something is not there, and what was meant, or where to look.
  private func absent(
    _ word: String, _ noun: String, _ typed: String, else other: String
  ) throws(Refusal) -> Refusal {
    let near = NearestNames.nearest(try shortNames(of: noun), to: typed)
    let guess = near.isEmpty ? "" : "did you mean \(near.joined(separator: " or "))?"
    let what = "\(word) \"\(typed)\""
    return Refusal(
      "there is no \(what)", advice: near.isEmpty ? other : guess,
      absent: Refusal.Absent(what, typed, guess: guess))
  }

  /// Whether nothing has or had that short name.
  package func isFree(_ name: String) throws(Refusal) -> Bool { try holder(of: name) == nil }

  /// Refuses a short name that is taken.
  package func requireFree(_ name: String) throws(Refusal) {
    guard name != "programme" else {
      throw Refusal("\"programme\" stands for the programme itself", advice: "choose another name")
    }
    guard name != PersonID.nobody.text else {
      throw Refusal(
        "\"nobody\" stands in the ledger of reminders for nobody", advice: "choose another name")
    }
    if let holder = try holder(of: name) {
      guard try isOnRecord(name) else {
        throw Refusal(
          "\"\(name)\" was \(holder) whose record was retracted",
          advice: "choose another short name, or take the retraction back", rule: "R32")
      }
      throw Refusal("\"\(name)\" is \(holder) already", advice: "choose another short name")
    }
  }
}
