import Post
import Twinning

extension Office {
  /// The channels that this office has set up beside the terminal.
  ///
  /// One that is set up so that nothing can be sent says so for each digest, and holds up no other.
  package func postChannels() throws(OfficeError) -> [any NoticeChannel] {
    let settings = try PostSettings(folder: folder)
    var channels: [any NoticeChannel] = []
    if settings.mail != nil {
      do throws(OfficeError) {
        channels.append(MailChannel(self, try mailCarrier()))
      } catch {
        channels.append(BrokenChannel(channel: .mail, reason: Remark(error.description)))
      }
    }
    if !settings.hooks.isEmpty {
      channels.append(WebhookChannel(WebhookCarrier(settings.hooks, clock: clock)))
    }
    return channels
  }

  /// Tells the address that is told after each good run.
  ///
  /// - Returns: why that did not go well; `nil` when it did, or when there is none.
  package func tellGoodRun() throws(OfficeError) -> String? {
    switch try PostSettings(folder: folder).sendPing() {
    case nil, .accepted: nil
    case let outcome?: outcome.remark.said
    }
  }
}

/// Hands digests over by mail, with a calendar file of the days that are to come.
private final class MailChannel: NoticeChannel {
  private let office: Office
  private let carrier: MailCarrier
  /// Made with the first mail; what is sent in between changes no day in it.
  ///
  /// A mail goes without it rather than not at all.
  private lazy var calendar = try? DutyCalendar(of: office)

  init(_ office: Office, _ carrier: MailCarrier) {
    self.office = office
    self.carrier = carrier
  }

  var channel: Channel { .mail }

  /// Only what is certain: an address whose key is not at hand today may open tomorrow.
  func obstacle(to person: PersonID) -> String? {
    do throws(OfficeError) {
      switch try office.findMailbox(of: person) {
      case .sealed: return nil
      case .missing:
        return "no mail address is on record; record it with person detail \(person) --email …"
      case .found(let mailbox):
        // One that was recorded before the rule was as strict.
        guard (try? MailAddress.checked(mailbox.address, field: "email")) == nil else { return nil }
        return "the mail address on record is none; record it anew with person detail \(person)"
          + " --email …"
      }
    } catch {
      return error.description
    }
  }

  func absence(of person: PersonID) -> Remark? { carrier.absence() }

  func handOver(_ message: DigestMessage) -> Post.Outcome {
    do throws(OfficeError) {
      let mailbox = try office.mailbox(of: message.recipient)
      var digest = OutgoingDigest(message)
      digest.calendar = calendar?.file(
        of: message.text.shown.map(\.duty).filter { $0.due >= message.day }.map(\.key))
      return carrier.deliver(digest, to: mailbox)
    } catch {
      return .later(reason: Remark(error.description))
    }
  }
}

/// Stands for a channel that is set up so that nothing can be sent, until somebody sets it right.
private struct BrokenChannel: NoticeChannel {
  let channel: Channel
  let reason: Remark

  func obstacle(to person: PersonID) -> String? { nil }

  func absence(of person: PersonID) -> Remark? { reason }

  func handOver(_ message: DigestMessage) -> Post.Outcome { .later(reason: reason) }
}

/// Tells digests to people's own programs.
private struct WebhookChannel: NoticeChannel {
  private let carrier: WebhookCarrier

  init(_ carrier: WebhookCarrier) { self.carrier = carrier }

  var channel: Channel { .webhook }

  func obstacle(to person: PersonID) -> String? {
    carrier.reaches(person) ? nil : "no webhook is set; set one with post webhook \(person)"
  }

  func absence(of person: PersonID) -> Remark? { carrier.absence(of: person) }

  func handOver(_ message: DigestMessage) -> Post.Outcome {
    carrier.deliver(OutgoingDigest(message))
  }
}
