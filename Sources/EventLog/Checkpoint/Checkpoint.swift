package import Sodium

/// A moment of a log, signed: what it ended with then, to be kept elsewhere.
///
/// `schemas/log/checkpoint-v1.md` says which bytes are signed, and how the three forms are written:
/// text for paper, JSON, and a code for a QR symbol.
package struct Checkpoint: Equatable, Sendable {
  /// The hash of the log's first event: which log it is.
  package let office: Digest
  /// The last event's position, from 1.
  package let position: Int64
  /// The last event's hash.
  package let head: Digest
  /// When it was made: whole seconds since 1970.
  package let madeAt: Int64
  package let key: PublicKey
  /// 64 bytes (RFC 8032, Ed25519).
  package let signature: [UInt8]

  /// The moments that all three forms can write: to the end of the year 9999.
  package static let moments: ClosedRange<Int64> = 0...253_402_300_799

  init(
    office: Digest, position: Int64, head: Digest, madeAt: Int64, key: PublicKey,
    signature: [UInt8]
  ) {
    self.office = office
    self.position = position
    self.head = head
    self.madeAt = madeAt
    self.key = key
    self.signature = signature
  }

  /// Signs the state of a log that was verified.
  ///
  /// - Returns: `nil` for a log that does not hold or has no event.
  package init?(of report: LogReport, at moment: Instant, signedWith key: SigningKey) {
    guard report.fault == nil, let first = report.first else { return nil }
    let seconds = min(max(moment.seconds, Self.moments.lowerBound), Self.moments.upperBound)
    let message = Self.message(
      office: first, position: report.events, head: report.head, madeAt: seconds,
      key: key.publicKey)
    self.init(
      office: first, position: report.events, head: report.head, madeAt: seconds,
      key: key.publicKey, signature: key.sign(message))
  }

  /// Whether the signature is that of its key.
  package var isSigned: Bool {
    key.verifies(
      signature,
      of: Self.message(office: office, position: position, head: head, madeAt: madeAt, key: key))
  }

  /// When it was made, as RFC 3339 in UTC to the second: `2026-11-24T10:00:00Z`.
  package var made: String { Self.text(ofMoment: madeAt) }

  static func text(ofMoment seconds: Int64) -> String {
    String(Instant(microseconds: seconds * 1_000_000).description.prefix(19)) + "Z"
  }

  /// Reads what ``made`` writes, and nothing else.
  package static func moment(_ text: String) -> Int64? {
    guard let seconds = Instant(text)?.seconds, moments.contains(seconds),
      Self.text(ofMoment: seconds) == text
    else { return nil }
    return seconds
  }

  /// The bytes that are signed.
  private static func message(
    office: Digest, position: Int64, head: Digest, madeAt: Int64, key: PublicKey
  ) -> [UInt8] {
    var form = HashForm()
    form.begin("twinning checkpoint 1")
    form.field(office)
    form.field(position)
    form.field(head)
    form.field(madeAt)
    form.field(key.bytes)
    return unsafe Array(form.bytes)
  }
}

extension Digest {
  /// The 32 bytes.
  package var bytes: [UInt8] { unsafe withBytes { raw in unsafe Array(raw) } }

  /// The digest in 32 bytes; `nil` for another count.
  package init?(_ bytes: some Collection<UInt8>) {
    let array = Array(bytes)
    guard let digest = unsafe array.withUnsafeBytes({ unsafe Digest($0) }) else { return nil }
    self = digest
  }
}
