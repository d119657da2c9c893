// Each aggregate takes the events of its own stream. The generated `Event` is one sum over all
// streams, so what belongs to another stream ends in `default`: it cannot be here.

extension Partnership {
  package mutating func apply(_ event: Event, at moment: Moment) {
    switch event {
    case .partnershipDescribed(let event): apply(event)
    case .partnershipStageChanged(let event): apply(event, at: moment)
    case .partnershipReaffirmed(let event): apply(event, at: moment)
    case .cadenceAdjusted(let event): apply(event, at: moment)
    case .channelNamed(let event): channels.apply(event, at: moment)
    case .channelsChecked: channels.check(at: moment)
    case .agreementApproved(let event): apply(event, at: moment)
    case .agreementSigned(let event): apply(event, at: moment)
    case .agreementCopyFiled(let event): apply(event, at: moment)
    case .annualSent(let event): apply(event, at: moment)
    case .annualReceived(let event): apply(event, at: moment)
    case .annualAcknowledged(let event): apply(event, at: moment)
    default: break
    }
  }
}

extension Delegation {
  package mutating func apply(_ event: Event, at moment: Moment) {
    switch event {
    case .delegationMoved(let event): apply(event, at: moment)
    case .delegationStageChanged(let event): apply(event, at: moment)
    case .memberJoined(let event): apply(event)
    case .memberLeft(let event): apply(event)
    case .rankEquated(let event): apply(event)
    case .itineraryItemAdded(let event): apply(event)
    case .itineraryItemMoved(let event): apply(event)
    case .itineraryItemDropped(let event): apply(event, at: moment)
    case .checklistItemTicked(let event): apply(event, at: moment)
    case .checklistItemWaived(let event): apply(event, at: moment)
    case .checklistItemReopened(let event): apply(event, at: moment)
    case .checklistItemAssigned(let event): apply(event)
    default: break
    }
  }
}

extension Exchange {
  package mutating func apply(_ event: Event) {
    switch event {
    case .exchangeMoved(let event): apply(event)
    case .exchangeStageChanged(let event): apply(event)
    default: break
    }
  }
}

extension Letter {
  package mutating func apply(_ event: Event, at moment: Moment) {
    switch event {
    case .correspondenceAcknowledged(let event): apply(event, at: moment)
    case .correspondenceAnswered(let event): apply(event, at: moment)
    case .correspondenceClosed(let event): apply(event, at: moment)
    default: break
    }
  }
}

extension Mou {
  package mutating func apply(_ event: Event, at moment: Moment) {
    switch event {
    case .mouMoved(let event): apply(event)
    case .mouSigned(let event): apply(event, at: moment)
    case .mouCancelled(let event): apply(event)
    default: break
    }
  }
}

extension Person {
  package mutating func apply(_ event: Event, at moment: Moment) {
    switch event {
    case .personDescribed(let event): apply(event, at: moment)
    case .personalDetailsRecorded(let event): apply(event, at: moment)
    case .guardianNamed(let event): apply(event, at: moment)
    case .checkRecorded(let event): apply(event, at: moment)
    case .passportRecorded(let event): apply(event, at: moment)
    case .visaRecorded(let event): apply(event, at: moment)
    case .personForgotten(let event): apply(event, at: moment)
    case .officeTaken(let event): apply(event, at: moment)
    case .officeLeft(let event): apply(event, at: moment)
    case .termEndSet(let event): apply(event)
    case .membershipBegun(let event): apply(event, at: moment)
    case .duesPaid(let event): apply(event)
    case .membershipEnded(let event): apply(event, at: moment)
    case .officeHolderIntroduced(let event): apply(event, at: moment)
    default: break
    }
  }
}
