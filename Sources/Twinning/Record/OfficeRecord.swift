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
  package private(set) var claims: [SubjectID: [Claim]] = [:]
  package private(set) var guidance = LocalGuidance()

  /// Where the aggregate of each stream lies in its array, by the log's number of the stream.
  private var slots: [Int32] = []
  private var partnershipSlots: [PartnershipID: Int] = [:]
  private var delegationSlots: [DelegationID: Int] = [:]
  private var exchangeSlots: [ExchangeID: Int] = [:]
  private var mouSlots: [MouID: Int] = [:]
  private var personSlots: [PersonID: Int] = [:]

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
      .partnershipReaffirmed, .cadenceAdjusted, .agreementApproved, .agreementSigned,
      .agreementCopyFiled, .annualSent, .annualReceived, .annualAcknowledged:
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
      .officeHolderIntroduced:
      applyToPerson(event, stream: stream, at: moment)
    case .claimRecorded(let event):
      claims[event.subject, default: []].append(Claim(event, at: moment))
    case .guidanceOverridden(let event): guidance.apply(event, at: moment)
    case .guidanceRestored(let event): guidance.apply(event)
    }
  }

  private mutating func applyToPartnership(_ event: Event, stream: Int, at moment: Moment) {
    if case .partnershipRegistered(let event) = event {
      partnershipSlots[event.partnership] = partnerships.count
      place(stream, at: partnerships.count)
      partnerships.append(Partnership(event, at: moment))
    } else if let slot = slot(stream) {
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
      place(stream, at: delegations.count)
      delegations.append(begun)
    } else if let slot = slot(stream) {
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
      place(stream, at: exchanges.count)
      exchanges.append(begun)
    } else if let slot = slot(stream) {
      exchanges[slot].apply(event)
    }
  }

  private mutating func applyToMou(_ event: Event, stream: Int, at moment: Moment) {
    if let slot = slot(stream) {
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
    place(stream, at: mous.count)
    mous.append(begun)
  }

  private mutating func applyToPerson(_ event: Event, stream: Int, at moment: Moment) {
    if case .personRegistered(let event) = event {
      personSlots[event.person] = people.count
      place(stream, at: people.count)
      people.append(Person(event))
    } else if let slot = slot(stream) {
      people[slot].apply(event, at: moment)
    }
  }

  private func slot(_ stream: Int) -> Int? {
    guard stream < slots.count, slots[stream] >= 0 else { return nil }
    return Int(slots[stream])
  }

  private mutating func place(_ stream: Int, at slot: Int) {
    if stream >= slots.count {
      slots.append(contentsOf: repeatElement(-1, count: max(stream + 1 - slots.count, slots.count)))
    }
    slots[stream] = Int32(slot)
  }
}
