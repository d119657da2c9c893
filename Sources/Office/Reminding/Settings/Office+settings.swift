import EventLog
import Post
import Sodium
package import Twinning

extension Office {
  /// Changes how this office sends.
  package func changeSettings(
    _ change: (inout PostSettings) throws(OfficeError) -> Void
  ) throws(OfficeError) {
    // One writer at a time, so that no change is lost.
    try storage { (log) throws(LogError) in try log.begin() }
    defer { try? log.rollback() }
    var settings = try PostSettings(folder: folder)
    try change(&settings)
    try check(settings)
    try settings.write(to: folder)
    // What waited for a channel is told with the next run.
    if var state = RemindState.read(in: folder) {
      state.next = state.coveredUntil
      try state.write(in: folder)
    }
  }

  /// Refuses what no mail can go out with, while somebody is there to set it right.
  private func check(_ settings: PostSettings) throws(OfficeError) {
    guard let mail = settings.mail else { return }
    let programme = try isEmpty() ? "" : programme().name
    do throws(PostError) {
      _ = try MailCarrier(mail, programme: programme)
    } catch {
      throw OfficeError.refused(Refusal(error.description, rule: "R31"))
    }
  }

  /// The person, who is on record and was not forgotten.
  package func recipient(_ person: PersonID) throws(OfficeError) -> Person {
    do throws(Refusal) {
      return try records.remembered(person)
    } catch {
      throw OfficeError.refused(error)
    }
  }

  /// Takes the webhooks of people away who were forgotten.
  /// - Returns: what went wrong, as sentences.
  func dropHooks(of people: [PersonID]) -> [String] {
    do throws(OfficeError) {
      var settings = try PostSettings(folder: folder)
      let before = settings
      for person in people { settings.hooks[person] = nil }
      if settings != before { try settings.write(to: folder) }
      return []
    } catch {
      return [
        "their webhook could not be taken away: \(error); remove it with post webhook --remove"
      ]
    }
  }
}

extension PostSettings.Hook {
  /// A new secret: 32 bytes of chance, as Standard Webhooks write them.
  package static func newSecret() throws(OfficeError) -> String {
    do throws(SodiumError) {
      return prefix + Base64.text(try Sodium.randomBytes(32))
    } catch {
      throw OfficeError.storage(error.description)
    }
  }

  /// A secret that the receiver made (Standard Webhooks: 24 to 64 bytes).
  package static func checkedSecret(_ text: String) throws(Refusal) -> String {
    let coded = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
    guard let bytes = Base64.bytes(coded), (24...64).contains(bytes.count) else {
      throw Refusal(
        "that is no secret of a webhook",
        advice: "it is whsec_ and 24 to 64 bytes in Base64; leave it out to have one made",
        field: "secret-file")
    }
    return prefix + coded
  }

  private static let prefix = "whsec_"
}
