/// Everything that the log tells, folded: each aggregate in its present state.
///
/// Folding takes an event at a time, in the log's order. It is total: an event about something that
/// is not on record (because `--as-of` left its beginning out) changes nothing.
package struct OfficeRecord: Sendable {
  package private(set) var programme: Programme?
  package private(set) var partnerships: [Partnership] = []
  package private(set) var delegations: [Delegation] = []
  package private(set) var exchanges: [Exchange] = []
  package private(set) var mous: [Mou] = []
  package private(set) var people: [Person] = []
  package private(set) var letters: [Letter] = []
  package private(set) var claims: [SubjectID: [Claim]] = [:]
  package private(set) var guidance = LocalGuidance()
  package private(set) var reminders: [Reminders] = []
  package private(set) var dutyMarks: [DutyMarks] = []

  /// Where the aggregate of each stream lies in its array, by the log's number of the stream.
  private var slots = StreamSlots()
  private var partnershipSlots: [PartnershipID: Int] = [:]
  private var delegationSlots: [DelegationID: Int] = [:]
  private var exchangeSlots: [ExchangeID: Int] = [:]
  private var mouSlots: [MouID: Int] = [:]
  private var personSlots: [PersonID: Int] = [:]
  private var letterSlots: [LetterID: Int] = [:]
  private var reminderSlots: [PersonID: Int] = [:]
  private var markSlots: [SubjectID: Int] = [:]

  package init() {}

  package func partnership(_ id: PartnershipID) -> Partnership? {
    partnershipSlots[id].map { partnerships[$0] }
  }
  package func delegation(_ id: DelegationID) -> Delegation? {
    delegationSlots[id].map { delegations[$0] }
  }
  package func exchange(_ id: ExchangeID) -> Exchange? { exchangeSlots[id].map { exchanges[$0] } }
  package func mou(_ id: MouID) -> Mou? { mouSlots[id].map { mous[$0] } }
  package func person(_ id: PersonID) -> Person? { personSlots[id].map { people[$0] } }
  package func letter(_ id: LetterID) -> Letter? { letterSlots[id].map { letters[$0] } }
  package func reminders(of id: PersonID) -> Reminders? {
    reminderSlots[id].map { reminders[$0] }
  }
  package func dutyMarks(of id: SubjectID) -> DutyMarks? { markSlots[id].map { dutyMarks[$0] } }

  /// Folds one event.
  ///
  /// - Parameters:
  ///   - event: the fact.
  ///   - stream: the log's number of the event's stream, from 1; it spares looking the short name
  ///     up for each event.
  ///   - moment: when it was so, and when the log learned it.
  package mutating func apply(_ event: Event, stream: Int, at moment: Moment) {
    switch event {
    case .programmeFounded(let event): programme = Programme(event, at: moment)
    case .programmeChanged(let event): programme?.apply(event)
    case .partnershipRegistered, .partnershipDescribed, .partnershipStageChanged,
      .partnershipReaffirmed, .cadenceAdjusted, .channelNamed, .channelsChecked,
      .agreementApproved, .agreementSigned, .agreementCopyFiled, .annualSent, .annualReceived,
      .annualAcknowledged:
      applyToPartnership(event, stream: stream, at: moment)
    case .delegationPlanned, .delegationRecorded, .delegationMoved, .delegationStageChanged,
      .memberJoined, .memberLeft, .rankEquated, .itineraryItemAdded, .itineraryItemMoved,
      .itineraryItemDropped, .checklistItemTicked, .checklistItemWaived, .checklistItemReopened,
      .checklistItemAssigned:
      applyToDelegation(event, stream: stream, at: moment)
    case .exchangePlanned, .exchangeRecorded, .exchangeMoved, .exchangeStageChanged:
      applyToExchange(event, stream: stream)
    case .mouPlanned, .mouMoved, .mouSigned, .mouCancelled:
      applyToMou(event, stream: stream, at: moment)
    case .personRegistered, .personalDetailsRecorded, .personDescribed, .officeTaken, .officeLeft,
      .termEndSet, .officeHolderIntroduced, .guardianNamed, .personForgotten, .membershipBegun,
      .duesPaid, .membershipEnded, .checkRecorded, .passportRecorded, .visaRecorded:
      applyToPerson(event, stream: stream, at: moment)
    case .correspondenceReceived, .correspondenceAcknowledged, .correspondenceAnswered,
      .correspondenceClosed:
      applyToLetter(event, stream: stream, at: moment)
    case .claimRecorded(let event):
      claims[event.subject, default: []].take(Claim(event, at: moment))
    case .claimSettled(let event): claims[event.subject]?.settle(event, at: moment)
    case .guidanceOverridden(let event): guidance.apply(event, at: moment)
    case .guidanceRestored(let event): guidance.apply(event)
    case .recipientChosen(let chosen): applyToReminders(event, of: chosen.recipient, stream, moment)
    case .digestClaimed(let claimed): applyToReminders(event, of: claimed.recipient, stream, moment)
    case .noticesSuppressed(let these): applyToReminders(event, of: these.recipient, stream, moment)
    case .digestTransmitting, .digestSent, .digestFailed, .digestUnknown, .digestReopened:
      if let slot = slots[stream] { reminders[slot].apply(event, at: moment) }
    case .dutyDone(let done): applyToMarks(event, of: done.subject, stream, moment)
    case .dutyPostponed(let moved): applyToMarks(event, of: moved.subject, stream, moment)
    case .dutyWaived(let waived): applyToMarks(event, of: waived.subject, stream, moment)
    case .eventRetracted, .eventAmended: break  // Whoever folds has heeded them already.
    }
  }

  private mutating func applyToPartnership(_ event: Event, stream: Int, at moment: Moment) {
    if case .partnershipRegistered(let event) = event {
      partnershipSlots[event.partnership] = partnerships.count
      slots.place(stream, .partnership, at: partnerships.count)
      partnerships.append(Partnership(event, at: moment))
    } else if let slot = slots[stream] {
      partnerships[slot].apply(event, at: moment)
    }
  }

  private mutating func applyToDelegation(_ event: Event, stream: Int, at moment: Moment) {
    let begun: Delegation? =
      switch event {
      case .delegationPlanned(let event): Delegation(event, at: moment)
      case .delegationRecorded(let event): Delegation(event, at: moment)
      default: nil
      }
    if let begun {
      delegationSlots[begun.id] = delegations.count
      slots.place(stream, .delegation, at: delegations.count)
      delegations.append(begun)
    } else if let slot = slots[stream] {
      delegations[slot].apply(event, at: moment)
    }
  }

  private mutating func applyToExchange(_ event: Event, stream: Int) {
    let begun: Exchange? =
      switch event {
      case .exchangePlanned(let event): Exchange(event)
      case .exchangeRecorded(let event): Exchange(event)
      default: nil
      }
    if let begun {
      exchangeSlots[begun.id] = exchanges.count
      slots.place(stream, .exchange, at: exchanges.count)
      exchanges.append(begun)
    } else if let slot = slots[stream] {
      exchanges[slot].apply(event)
    }
  }

  private mutating func applyToMou(_ event: Event, stream: Int, at moment: Moment) {
    if let slot = slots[stream] {
      mous[slot].apply(event, at: moment)
      return
    }
    let begun: Mou? =
      switch event {
      case .mouPlanned(let event): Mou(event)
      case .mouSigned(let event): Mou(event, at: moment)
      default: nil
      }
    guard let begun else { return }
    mouSlots[begun.id] = mous.count
    slots.place(stream, .mou, at: mous.count)
    mous.append(begun)
  }

  private mutating func applyToLetter(_ event: Event, stream: Int, at moment: Moment) {
    if case .correspondenceReceived(let event) = event {
      letterSlots[event.letter] = letters.count
      slots.place(stream, .correspondence, at: letters.count)
      letters.append(Letter(event, at: moment))
    } else if let slot = slots[stream] {
      letters[slot].apply(event, at: moment)
    }
  }

  private mutating func applyToReminders(
    _ event: Event, of person: PersonID, _ stream: Int, _ moment: Moment
  ) {
    let slot = slots[stream] ?? reminders.count
    if slot == reminders.count {
      reminderSlots[person] = slot
      slots.place(stream, .reminder, at: slot)
      reminders.append(Reminders(recipient: person))
    }
    reminders[slot].apply(event, at: moment)
  }

  private mutating func applyToMarks(
    _ event: Event, of subject: SubjectID, _ stream: Int, _ moment: Moment
  ) {
    let slot = slots[stream] ?? dutyMarks.count
    if slot == dutyMarks.count {
      markSlots[subject] = slot
      slots.place(stream, .duty, at: slot)
      dutyMarks.append(DutyMarks(subject: subject))
    }
    dutyMarks[slot].apply(event, at: moment)
  }

  private mutating func applyToPerson(_ event: Event, stream: Int, at moment: Moment) {
    if case .personRegistered(let event) = event {
      personSlots[event.person] = people.count
      slots.place(stream, .person, at: people.count)
      people.append(Person(event, at: moment))
    } else if let slot = slots[stream] {
      people[slot].apply(event, at: moment)
    }
  }
}

extension OfficeRecord {
  /// Hides what was forgotten from a record of the time before: what is gone is gone for every day
  /// (R35).
  package mutating func hide(_ event: PersonForgotten, at moment: Moment) {
    guard let slot = personSlots[event.person] else { return }
    people[slot].apply(event, at: moment)
  }

  /// Takes over what another record folded from other streams of the same log.
  package mutating func join(_ other: OfficeRecord) {
    programme = programme ?? other.programme
    let shifts: [StreamSlots.Noun: Int] = [
      .partnership: partnerships.count, .delegation: delegations.count,
      .exchange: exchanges.count, .mou: mous.count, .person: people.count,
      .correspondence: letters.count, .reminder: reminders.count, .duty: dutyMarks.count,
    ]
    slots.join(other.slots, shiftedBy: shifts)
    partnershipSlots.join(other.partnershipSlots, shiftedBy: partnerships.count)
    delegationSlots.join(other.delegationSlots, shiftedBy: delegations.count)
    exchangeSlots.join(other.exchangeSlots, shiftedBy: exchanges.count)
    mouSlots.join(other.mouSlots, shiftedBy: mous.count)
    personSlots.join(other.personSlots, shiftedBy: people.count)
    letterSlots.join(other.letterSlots, shiftedBy: letters.count)
    reminderSlots.join(other.reminderSlots, shiftedBy: reminders.count)
    markSlots.join(other.markSlots, shiftedBy: dutyMarks.count)
    reminders += other.reminders
    dutyMarks += other.dutyMarks
    partnerships += other.partnerships
    delegations += other.delegations
    exchanges += other.exchanges
    mous += other.mous
    people += other.people
    letters += other.letters
    claims.merge(other.claims) { $0 + $1 }
    guidance.join(other.guidance)
  }
}

extension Dictionary where Value == Int {
  fileprivate mutating func join(_ other: [Key: Int], shiftedBy shift: Int) {
    reserveCapacity(count + other.count)
    for (key, slot) in other { self[key] = slot + shift }
  }
}
