import Twinning

/// Which rows a batch of events changed: they are written once, at its end, however often they
/// changed on the way.
struct Touched {
  struct AnnualKey: Hashable {
    let partnership: PartnershipID
    let kind: AnnualKind
    let year: Int
  }

  var partnerships: Set<PartnershipID> = []
  var annuals: Set<AnnualKey> = []
  var delegations: Set<DelegationID> = []
  /// Visits whose itinerary or people changed.
  var rosters: Set<DelegationID> = []
  var exchanges: Set<ExchangeID> = []
  var mous: Set<MouID> = []
  var people: Set<PersonID> = []
  var letters: Set<LetterID> = []
  /// People whose choice of reminders changed.
  var recipients: Set<PersonID> = []
  /// Digests, by whom they are for, and whether notices were claimed for them.
  var digests: [PersonID: [String: Bool]] = [:]
  /// How many notices of a person were suppressed: the last ones.
  var suppressed: [PersonID: Int] = [:]
  /// Subjects of whose duties something was said.
  var marked: Set<SubjectID> = []
  /// Streams of which an event was corrected: all their rows are made anew.
  var corrected: Set<String> = []

  var isEmpty: Bool {
    partnerships.isEmpty && annuals.isEmpty && delegations.isEmpty && rosters.isEmpty
      && exchanges.isEmpty && mous.isEmpty && people.isEmpty && letters.isEmpty && corrected.isEmpty
      && recipients.isEmpty && digests.isEmpty && suppressed.isEmpty && marked.isEmpty
  }

  /// Marks what the event changes.
  ///
  /// Total over all events: a new type does not compile until it says which rows it touches.
  mutating func note(_ event: Event) {
    switch event {
    case .programmeFounded, .programmeChanged, .claimRecorded, .guidanceOverridden,
      .guidanceRestored, .personalDetailsRecorded, .passportRecorded, .visaRecorded, .guardianNamed,
      .claimSettled, .eventRetracted,
      .eventAmended:
      break
    case .partnershipRegistered(let event): partnerships.insert(event.partnership)
    case .partnershipDescribed(let event): partnerships.insert(event.partnership)
    case .partnershipStageChanged(let event): partnerships.insert(event.partnership)
    case .cadenceAdjusted(let event): partnerships.insert(event.partnership)
    case .channelNamed(let event): partnerships.insert(event.partnership)
    case .channelsChecked(let event): partnerships.insert(event.partnership)
    case .correspondenceReceived(let event): letters.insert(event.letter)
    case .correspondenceAcknowledged(let event): letters.insert(event.letter)
    case .correspondenceAnswered(let event): letters.insert(event.letter)
    case .correspondenceClosed(let event): letters.insert(event.letter)
    case .partnershipReaffirmed, .agreementApproved, .agreementSigned, .agreementCopyFiled: break
    case .annualSent(let event): annual(event.partnership, event.kind, event.year)
    case .annualReceived(let event): annual(event.partnership, event.kind, event.year)
    case .annualAcknowledged(let event): annual(event.partnership, event.kind, event.year)
    case .mouPlanned(let event): mous.insert(event.mou)
    case .mouMoved(let event): mous.insert(event.mou)
    case .mouSigned(let event): mous.insert(event.mou)
    case .mouCancelled(let event): mous.insert(event.mou)
    case .personRegistered(let event): people.insert(event.person)
    case .personDescribed(let event): people.insert(event.person)
    case .officeTaken(let event): people.insert(event.person)
    case .officeLeft(let event): people.insert(event.person)
    case .termEndSet(let event): people.insert(event.person)
    case .checkRecorded(let event): people.insert(event.person)
    case .membershipBegun(let event): people.insert(event.person)
    case .duesPaid(let event): people.insert(event.person)
    case .membershipEnded(let event): people.insert(event.person)
    case .officeHolderIntroduced(let event): people.insert(event.person)
    case .personForgotten(let event): people.insert(event.person)
    case .exchangePlanned(let event): exchanges.insert(event.exchange)
    case .exchangeRecorded(let event): exchanges.insert(event.exchange)
    case .exchangeMoved(let event): exchanges.insert(event.exchange)
    case .exchangeStageChanged(let event): exchanges.insert(event.exchange)
    case .delegationPlanned(let event): visit(event.delegation, roster: event.responsible != nil)
    case .delegationRecorded(let event): visit(event.delegation, roster: false)
    case .delegationMoved(let event): visit(event.delegation, roster: event.days != nil)
    case .delegationStageChanged(let event): visit(event.delegation, roster: false)
    case .memberJoined(let event): visit(event.delegation, roster: true)
    case .memberLeft(let event): visit(event.delegation, roster: true)
    case .itineraryItemAdded(let event): rosters.insert(event.delegation)
    case .itineraryItemMoved(let event): rosters.insert(event.delegation)
    case .itineraryItemDropped(let event): rosters.insert(event.delegation)
    case .checklistItemAssigned(let event): rosters.insert(event.delegation)
    case .recipientChosen(let event): recipients.insert(event.recipient)
    case .digestClaimed(let event): digests[event.recipient, default: [:]][event.digest] = true
    case .digestTransmitting(let event): digest(event.recipient, event.digest)
    case .digestSent(let event): digest(event.recipient, event.digest)
    case .digestFailed(let event): digest(event.recipient, event.digest)
    case .digestUnknown(let event): digest(event.recipient, event.digest)
    case .digestReopened(let event): digest(event.recipient, event.digest)
    case .noticesSuppressed(let event):
      suppressed[event.recipient, default: 0] += event.notices.count
    case .dutyDone(let event): marked.insert(event.subject)
    case .dutyPostponed(let event): marked.insert(event.subject)
    case .dutyWaived(let event): marked.insert(event.subject)
    case .rankEquated, .checklistItemTicked, .checklistItemWaived, .checklistItemReopened: break
    }
  }

  private mutating func digest(_ recipient: PersonID, _ id: String) {
    if digests[recipient]?[id] == nil { digests[recipient, default: [:]][id] = false }
  }

  private mutating func annual(_ partnership: PartnershipID, _ kind: AnnualKind, _ year: Int) {
    annuals.insert(AnnualKey(partnership: partnership, kind: kind, year: year))
  }

  private mutating func visit(_ id: DelegationID, roster: Bool) {
    delegations.insert(id)
    if roster { rosters.insert(id) }
  }
}
