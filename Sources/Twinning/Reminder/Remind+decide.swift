extension ChooseRecipient {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.remembered(person)
    guard !channels.isEmpty || language != nil || zone != nil || hour != nil else {
      throw Refusal(
        "nothing was chosen", advice: "give --channels, --language, --zone or --hour",
        rule: "R31")
    }
    if let zone { try given.requireZone(zone) }
    var unique: [Channel] = []
    for channel in channels where !unique.contains(channel) { unique.append(channel) }
    var warnings: [String] = []
    if let language, !DigestWords.languages.contains(language.primary) {
      warnings.append(
        "there are no sentences in \(language); English is used, until a translator adds them (R31)"
      )
    }
    return given.decided(
      .recipientChosen(
        RecipientChosen(
          recipient: person, channels: unique, language: language, zone: zone, hour: hour)),
      warnings: warnings)
  }
}

extension ClaimDigest {
  /// A notice that was claimed or suppressed before is not claimed again, whoever asks (R30).
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let notices = try given.requireNew(notices, to: recipient, by: channel)
    let known = try given.records.reminders(of: recipient)?.digest(digest)
    guard known.map({ $0.state == .claimed }) ?? true else {
      throw Refusal("the digest \(digest) is on its way already", rule: "R30", field: "digest")
    }
    return given.decided(
      .digestClaimed(
        DigestClaimed(
          recipient: recipient, digest: digest, channel: channel, day: day, zone: zone,
          notices: notices, coveredUntil: coveredUntil)))
  }
}

extension SuppressNotices {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let notices = try given.requireNew(notices, to: recipient, by: channel)
    return given.decided(
      .noticesSuppressed(
        NoticesSuppressed(
          recipient: recipient, channel: channel, why: why, notices: notices,
          coveredUntil: coveredUntil)))
  }
}

extension TransmitDigest {
  /// What may have arrived is not sent again by itself; a webhook is, under the same name.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let known = try given.requireDigest(digest, of: recipient)
    let mayGo =
      switch known.state {
      case .claimed: true
      case .failed: known.retryAt != nil
      case .transmitting: known.channel == .webhook
      case .sent, .unknown, .suppressed: false
      }
    guard mayGo else {
      throw Refusal(
        "the digest \(digest) is \(known.state.rawValue)", advice: "it is not sent again",
        rule: "R30", field: "digest")
    }
    return given.decided(
      .digestTransmitting(
        DigestTransmitting(recipient: recipient, digest: digest, attempt: attempt)))
  }
}

extension SettleDigest {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let known = try given.requireDigest(digest, of: recipient)
    let isOpen = known.state == .transmitting
    // What nobody asks for any more ends before it is handed over.
    let isDropped = outcome == .failed && isFinal && [.claimed, .failed].contains(known.state)
    guard isOpen || isDropped else {
      throw Refusal(
        "the digest \(digest) is \(known.state.rawValue)", rule: "R30", field: "digest")
    }
    let cause = cause ?? "no cause was told"
    let event: Event =
      switch outcome {
      case .sent:
        .digestSent(DigestSent(recipient: recipient, digest: digest, reply: reply))
      case .failed:
        .digestFailed(
          DigestFailed(
            recipient: recipient, digest: digest, reason: cause, isFinal: isFinal,
            retryAt: retryAt))
      case .unknown:
        .digestUnknown(DigestUnknown(recipient: recipient, digest: digest, reason: cause))
      }
    return given.decided(event)
  }
}

extension RetryDigest {
  /// What was given up, or may not have arrived, comes again when somebody says so, with a reason.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    guard let recipient = NoticeDigest.recipient(of: digest),
      let known = try given.records.reminders(of: recipient)?.digest(digest)
    else {
      throw Refusal(
        "there is no digest \"\(excerpt(digest))\"", advice: "see remind ledger for its name",
        rule: "R31", field: "digest")
    }
    guard known.isLost else {
      let advice =
        known.state == .sent ? "it was taken, and is not sent again" : "the next runs see to it"
      throw Refusal(
        "the digest \(digest) is \(known.state.rawValue)", advice: advice, rule: "R31",
        field: "digest")
    }
    let reason = try given.requiredReason("R31")
    return given.decided(
      .digestReopened(DigestReopened(recipient: recipient, digest: digest, reason: reason)))
  }
}

extension Circumstances {
  /// The notices, each once.
  fileprivate func requireNew(
    _ notices: [String], to recipient: PersonID, by channel: Channel
  ) throws(Refusal) -> [String] {
    let known = try records.reminders(of: recipient)
    var seen: Set<String> = []
    let unique = notices.filter { seen.insert($0).inserted }
    for text in unique {
      guard let notice = Notice(text) else {
        throw Refusal("\"\(excerpt(text))\" is no notice", rule: "R30", field: "notices")
      }
      guard known?.hasReached(notice, by: channel) != true else {
        throw Refusal(
          "\(NoticeKey(notice, to: recipient, by: channel)) was claimed already",
          advice: "another run did it", rule: "R30", field: "notices")
      }
    }
    return unique
  }

  fileprivate func requireDigest(
    _ id: String, of recipient: PersonID
  ) throws(Refusal) -> NoticeDigest {
    guard let found = try records.reminders(of: recipient)?.digest(id) else {
      throw Refusal("there is no digest \"\(excerpt(id))\"", rule: "R31", field: "digest")
    }
    return found
  }
}

extension LanguageTag {
  /// The language without script and region: `pt` of `pt-BR`.
  package var primary: String { text.split(separator: "-").first.map(String.init) ?? text }
}

extension Event {
  /// Whether it tells what was sent, or why not: that stays as it was recorded.
  var isOfDelivery: Bool {
    switch self {
    case .digestClaimed, .digestTransmitting, .digestSent, .digestFailed, .digestUnknown,
      .digestReopened, .noticesSuppressed:
      true
    default: false
    }
  }
}
