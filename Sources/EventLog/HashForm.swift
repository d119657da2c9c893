/// The bytes that are hashed, version 1: written down in `schemas/log/v1.md`, so that a program that
/// is not this one can check a log.
///
/// Each field is its length (four bytes, most significant first) and its bytes; a whole number is
/// eight bytes, most significant first; an absent key is the length 0xFFFFFFFF and nothing.
struct HashForm: ~Copyable {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(1024) }

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Begins with the kind of thing that is hashed.
  mutating func begin(_ label: StaticString) {
    clear()
    label.withUTF8Buffer { utf8 in
      length(utf8.count)
      unsafe bytes.append(contentsOf: utf8)
    }
  }

  mutating func field(_ value: Int64) {
    length(8)
    append(bigEndian: UInt64(bitPattern: value))
  }

  mutating func field(_ field: UnsafeRawBufferPointer) {
    length(field.count)
    unsafe bytes.append(contentsOf: field)
  }

  mutating func field(_ field: [UInt8]) {
    length(field.count)
    bytes.append(contentsOf: field)
  }

  mutating func field(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      length(utf8.count)
      unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(utf8))
    }
  }

  mutating func field(_ text: String?) {
    if let text { field(text) } else { absent() }
  }

  /// A field that is not there, which is something else than an empty one.
  mutating func absent() { length(Int(UInt32.max)) }

  /// Fields that are in this form already.
  mutating func prepared(_ fields: UnsafeRawBufferPointer) {
    unsafe bytes.append(contentsOf: fields)
  }

  mutating func field(_ id: UUIDv7) {
    length(16)
    append(bigEndian: id.high)
    append(bigEndian: id.low)
  }

  mutating func field(_ digest: Digest) {
    length(32)
    unsafe digest.withBytes { raw in unsafe bytes.append(contentsOf: raw) }
  }

  private mutating func length(_ count: Int) {
    let value = UInt32(truncatingIfNeeded: count).bigEndian
    unsafe withUnsafeBytes(of: value) { raw in unsafe bytes.append(contentsOf: raw) }
  }

  private mutating func append(bigEndian value: UInt64) {
    unsafe withUnsafeBytes(of: value.bigEndian) { raw in
      unsafe bytes.append(contentsOf: raw)
    }
  }
}

extension HashForm {
  /// The digest of a command's columns.
  mutating func digest(of command: NewCommand, _ receipt: AppendReceipt) -> Digest {
    begin("twinning command 1")
    field(receipt.command)
    field(command.id)
    field(command.name)
    field(command.arguments)
    field(command.actor)
    field(command.correlation)
    field(receipt.recordedAt.microseconds)
    field(command.program)
    field(command.key)
    field(receipt.first)
    field(receipt.last)
    field(command.result)
    return Digest(hashing: bytes)
  }

  /// The digest of an event's columns, chained to the event before.
  mutating func digest(
    of event: NewEvent, after previous: Digest, command: Digest, position: Int64, id: UUIDv7,
    version: Int64, recordedAt: Int64
  ) -> Digest {
    begin("twinning event 1")
    field(previous)
    field(command)
    field(position)
    field(id)
    field(event.stream)
    field(version)
    field(event.type)
    field(Int64(event.typeVersion))
    field(recordedAt)
    field(event.effective)
    field(event.data)
    return Digest(hashing: bytes)
  }
}
