/// What a plan may look at.
package protocol NoticeLedger {
  /// Whether a notice was claimed or suppressed.
  func hasReached(_ key: NoticeKey) -> Bool
  /// The notices of a duty that were claimed or suppressed.
  func reached(_ duty: DutyKey) -> [(step: NoticeStep, recipient: PersonID, channel: Channel)]
  /// How many digests a person has for a day by a channel.
  func digests(of recipient: PersonID, on day: CivilDay, by channel: Channel) -> Int
}

/// Makes a plan.
package struct NoticePlanner {
  private let now: Int64
  /// The day in UTC.
  private let today: CivilDay
  private let zones: any TimeZoneRules
  private let programme: ZoneName
  private let ledger: any NoticeLedger
  /// Why a person cannot be reached by a channel; `nil` when they can.
  private let obstacle: (PersonID, Channel) -> String?
  /// Whether the office has a channel at all.
  private let isSetUp: (Channel) -> Bool

  private var plan = NoticePlan()
  private var clocks: [Recipient: RecipientClock] = [:]
  private var routes: [Recipient: [Way]] = [:]
  private var digestSlots: [Route: Int] = [:]
  private var suppressionSlots: [NoticePlan.PlannedSuppression: Int] = [:]
  private var digestCounts: [Route: Int] = [:]

  /// How a recipient is told.
  private struct Way {
    let channel: Channel
    /// Why they cannot be reached by it.
    var problem: String?
    /// Why they are told so, and not as they chose.
    var note: String?
  }

  private struct Route: Hashable {
    let recipient: PersonID
    let channel: Channel
  }

  /// - Parameters:
  ///   - now: in seconds since 1970.
  ///   - zones: the time zones of this machine.
  ///   - programme: the zone that counts where a recipient's is not known.
  ///   - ledger: what was reached before.
  ///   - obstacle: why a person cannot be reached by a channel; `nil` when they can.
  ///   - isSetUp: whether the office has a channel at all.
  package init(
    now: Int64, zones: any TimeZoneRules, programme: ZoneName, ledger: any NoticeLedger,
    obstacle: @escaping (PersonID, Channel) -> String? = { _, _ in nil },
    isSetUp: @escaping (Channel) -> Bool = { _ in true }
  ) {
    self.now = now
    today = CivilDay(daysSince1970: Int(now / 86_400)) ?? .latest
    self.zones = zones
    self.programme = programme
    self.ledger = ledger
    self.obstacle = obstacle
    self.isSetUp = isSetUp
  }

  /// The plan for what is owed.
  package mutating func plan(_ duties: [Duty], for audience: Audience) -> NoticePlan {
    for duty in duties { take(duty, audience.addressees(of: duty)) }
    for index in plan.digests.indices {
      plan.digests[index].notices.sort {
        ($0.duty.due, $0.duty.partner, $0.notice) < ($1.duty.due, $1.duty.partner, $1.notice)
      }
    }
    plan.digests.sort { ($0.recipient.person, $0.id) < ($1.recipient.person, $1.id) }
    plan.suppressions.sort {
      ($0.of.recipient, $0.of.channel.rawValue, $0.of.why.rawValue)
        < ($1.of.recipient, $1.of.channel.rawValue, $1.of.why.rawValue)
    }
    return plan
  }

  private mutating func take(_ duty: Duty, _ addressees: [Addressee]) {
    let all = duty.ladder.steps(due: duty.due, until: duty.until, on: today)
    guard !all.isEmpty else { return }
    let key = duty.key
    var known: [(step: NoticeStep, recipient: PersonID, channel: Channel)]?
    for addressee in addressees {
      let steps = addressee.since == nil ? all : all.filter { addressee.hears(of: $0.step) }
      let clock = clock(of: addressee.recipient)
      let reached = steps.prefix { clock.hasReached($0.day) }
      if reached.count < steps.count { wait(until: steps[reached.count].day, clock) }
      guard let nearest = reached.last?.step else { continue }
      let isOver = duty.until.map { $0 < clock.today } ?? false
      for route in route(of: addressee.recipient) {
        let last = NoticeKey(
          Notice(duty: key, step: nearest), to: addressee.recipient.person, by: route.channel)
        // With the nearest one all before it were reached; a step that was put into the ladder since
        // never fires the past.
        guard !ledger.hasReached(last) else { continue }
        let before = known ?? ledger.reached(key)
        known = before
        let done = before.filter {
          $0.recipient == addressee.recipient.person && $0.channel == route.channel
        }.map(\.step)
        var found = Found(duty: duty, key: key, isOver: isOver, clock: clock)
        for (step, day) in reached where !done.contains(step) {
          let isOfThePast =
            !done.isEmpty
            && duty.grounds.ladderChange?.broughtIn(step, on: day, due: duty.due) ?? false
          if isOfThePast { found.passed.append(step) } else { found.steps.append(step) }
        }
        settle(found, addressee, route)
      }
    }
  }

  /// The steps of a duty that are reached for one recipient and were not before.
  private struct Found {
    let duty: Duty
    let key: DutyKey
    /// Those that are told of, the earliest first.
    var steps: [NoticeStep] = []
    /// Those that came into the ladder when their day had passed.
    var passed: [NoticeStep] = []
    let isOver: Bool
    let clock: RecipientClock
  }

  private mutating func settle(
    _ found: Found, _ addressee: Addressee, _ way: Way
  ) {
    let (channel, problem) = (way.channel, way.problem)
    let person = addressee.recipient.person
    let why: Suppression? =
      if found.isOver { .over } else if person == .nobody { .nobody } else if problem != nil {
        .noAddress
      } else { nil }
    if let why {
      if let problem, why == .noAddress { tell("\(person): \(problem)") }
      for step in found.passed + found.steps {
        suppress(Notice(duty: found.key, step: step), person, channel, why)
      }
      return
    }
    // The nearest goes out; while it waits for the next digest, all others wait with it.
    if let nearest = found.steps.last {
      let slot = found.clock.slot
      let before = count(person, channel, on: slot)
      let isUrgent = found.duty.due >= slot && found.duty.due <= found.clock.today
      guard before == 0 || isUrgent else {
        plan.waiting += found.steps.count
        wait(until: slot.addingClamped(days: 1), found.clock)
        return
      }
      if found.clock.isAstray {
        tell(
          "the time zone \(addressee.recipient.zone) of \(person) is not known here; the programme's"
            + " counts")
      }
      if let note = way.note { tell(note) }
      send(found, nearest, addressee, channel, number: before + 1)
    }
    for step in found.steps.dropLast() {
      suppress(Notice(duty: found.key, step: step), person, channel, .laterNotice)
    }
    for step in found.passed {
      suppress(Notice(duty: found.key, step: step), person, channel, .passed)
    }
  }

  private mutating func send(
    _ found: Found, _ step: NoticeStep, _ addressee: Addressee, _ channel: Channel, number: Int
  ) {
    let route = Route(recipient: addressee.recipient.person, channel: channel)
    let slot = digestSlots[route] ?? plan.digests.count
    if slot == plan.digests.count {
      digestSlots[route] = slot
      plan.digests.append(
        NoticePlan.PlannedDigest(
          recipient: addressee.recipient, channel: channel, day: found.clock.today,
          slot: found.clock.slot, number: number))
    }
    plan.digests[slot].notices.append(
      NoticePlan.Planned(
        notice: Notice(duty: found.key, step: step), duty: found.duty,
        why: addressee.why))
  }

  private mutating func suppress(
    _ notice: Notice, _ person: PersonID, _ channel: Channel, _ why: Suppression
  ) {
    let key = NoticePlan.PlannedSuppression(recipient: person, channel: channel, why: why)
    let slot = suppressionSlots[key] ?? plan.suppressions.count
    if slot == plan.suppressions.count {
      suppressionSlots[key] = slot
      plan.suppressions.append((key, []))
    }
    plan.suppressions[slot].notices.append(notice)
  }

  /// Remembers that something is to be done when the hour of that day has come.
  private mutating func wait(until day: CivilDay, _ clock: RecipientClock) {
    guard clock.today.days(until: day) <= 1 else { return }
    plan.next = min(plan.next, clock.moment(of: day))
  }

  private mutating func count(_ person: PersonID, _ channel: Channel, on day: CivilDay) -> Int {
    let route = Route(recipient: person, channel: channel)
    if let known = digestCounts[route] { return known }
    let count = ledger.digests(of: person, on: day, by: channel)
    digestCounts[route] = count
    return count
  }

  private mutating func clock(of recipient: Recipient) -> RecipientClock {
    if let clock = clocks[recipient] { return clock }
    let clock = RecipientClock(of: recipient, at: now, zones: zones, programme: programme)
    clocks[recipient] = clock
    return clock
  }

  /// The channels of a recipient; the terminal too when one of them is closed.
  ///
  /// By one that the office does not have nothing is told, and nothing is given up: it waits until
  /// there is one.
  private mutating func route(of recipient: Recipient) -> [Way] {
    if let known = routes[recipient] { return known }
    let person = recipient.person
    var found = recipient.channels.filter(isSetUp).map { channel in
      Way(channel: channel, problem: person == .nobody ? nil : obstacle(person, channel))
    }
    let missing = recipient.channels.filter { !isSetUp($0) }
    if !missing.isEmpty || found.contains(where: { $0.problem != nil }),
      !recipient.channels.contains(.terminal)
    {
      found.append(Way(channel: .terminal))
    }
    if let terminal = found.firstIndex(where: { $0.channel == .terminal }), !missing.isEmpty {
      let names = missing.map(\.rawValue).joined(separator: " and ")
      found[terminal].note =
        "\(names) is not set up for this office: \(person) is told on the terminal, and by \(names)"
        + " once it is (post \(names))"
    }
    routes[recipient] = found
    return found
  }

  private mutating func tell(_ trouble: String) {
    if !plan.troubles.contains(trouble) { plan.troubles.append(trouble) }
  }
}
