import Guidance

extension RecordCheck {
  /// A check counts as long as guidance says, unless whoever made it said otherwise.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let adult = try given.records.remembered(person)
    guard checked <= given.today else {
      throw Refusal(
        "\(checked.wording), the day of the check, is still to come",
        advice: "record it when it was made", rule: "R10", field: "checked")
    }
    let usual = try given.checkEnds(of: adult, after: checked)
    guard let until = until ?? usual, until >= checked else {
      throw Refusal(
        "the check would end before it was made", advice: "give a later day", rule: "R10",
        field: "until")
    }
    let details = CheckDetails(checked: checked, level: level)
    let kind = EventKind.checkRecorded
    return given.decided(
      .checkRecorded(
        CheckRecorded(
          person: person, until: until,
          sealed: [try given.seals.seal(details, of: person, about: .identity, in: kind)])),
      warnings: until < given.today
        ? ["this check counts no more since \(until.wording) (R10)"] : [])
  }
}

extension RecordPassport {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.remembered(person)
    let box = try given.seals.seal(
      PassportDetails(expires: expires), of: person, about: .identity, in: .passportRecorded)
    return given.decided(
      .passportRecorded(PassportRecorded(person: person, sealed: [box])),
      warnings: expires < given.today
        ? ["the passport of \(person) has expired (R10)"] : [])
  }
}

extension RecordVisa {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.remembered(person)
    let visit = try given.records.required(delegation)
    guard visit.members.contains(where: { $0.person == person }) else {
      throw Refusal(
        "\(person) is no member of \(delegation)", advice: "see delegation show \(delegation)",
        rule: "R10", field: "person")
    }
    let box = try given.seals.seal(
      VisaDetails(visa: visa), of: person, about: .identity, in: .visaRecorded)
    return given.decided(
      .visaRecorded(VisaRecorded(person: person, delegation: delegation, sealed: [box])))
  }
}

extension Circumstances {
  /// The last day on which a check of a day counts by itself (R10), as it is kept with the partner
  /// to whom the person belongs.
  fileprivate func checkEnds(of person: Person, after day: CivilDay) throws(Refusal) -> CivilDay? {
    guard let rule = rules.cadences.first(where: { $0.from == .checked }) else {
      return day.adding(years: 1)
    }
    let partner = try person.partnership.map { (id) throws(Refusal) in try records.required(id) }
    let kept = partner?.cadences(on: today).first { $0.duty.text == rule.id }?.every
    return day.adding(kept ?? rule.every)
  }
}
