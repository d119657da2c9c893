/// The bytes that are hashed, version 1: written down in `schemas/log/v1.md`, so that a program that
/// is not this one can check a log.
///
/// Each field is its length (four bytes, most significant first) and its bytes; a whole number is
/// eight bytes, most significant first; an absent key is the length 0xFFFFFFFF and nothing.
@safe struct HashForm: ~Copyable {
  private var start: UnsafeMutableRawPointer
  private var capacity = 4096
  private var count = 0

  init() { unsafe start = .allocate(byteCount: capacity, alignment: 8) }

  deinit { unsafe start.deallocate() }

  /// What was put in since ``clear()``: valid until more is put in.
  var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: start, count: count) }

  /// The SHA-256 digest of it.
  var digest: Digest { unsafe Digest(hashing: bytes) }

  mutating func clear() { count = 0 }

  /// Begins with the kind of thing that is hashed.
  mutating func begin(_ label: StaticString) {
    clear()
    label.withUTF8Buffer { utf8 in unsafe field(UnsafeRawBufferPointer(utf8)) }
  }

  mutating func field(_ value: Int64) {
    reserve(12)
    length(8)
    word(UInt64(bitPattern: value))
  }

  mutating func field(_ field: UnsafeRawBufferPointer) {
    reserve(4 + field.count)
    length(field.count)
    unsafe copy(field)
  }

  mutating func field(_ field: [UInt8]) {
    unsafe field.withUnsafeBufferPointer { raw in unsafe self.field(UnsafeRawBufferPointer(raw)) }
  }

  mutating func field(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in unsafe field(UnsafeRawBufferPointer(utf8)) }
  }

  mutating func field(_ text: String?) {
    if let text { field(text) } else { absent() }
  }

  /// A field that is not there, which is something else than an empty one.
  mutating func absent() {
    reserve(4)
    length(Int(UInt32.max))
  }

  mutating func field(_ id: UUIDv7) {
    reserve(20)
    length(16)
    word(id.high)
    word(id.low)
  }

  mutating func field(_ digest: Digest) {
    unsafe digest.withBytes { raw in unsafe field(raw) }
  }

  /// Fields that are in this form already.
  mutating func prepared(_ fields: UnsafeRawBufferPointer) {
    reserve(fields.count)
    unsafe copy(fields)
  }

  private mutating func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
    unsafe larger.copyMemory(from: start, byteCount: count)
    unsafe start.deallocate()
    unsafe start = larger
  }

  private mutating func length(_ value: Int) {
    unsafe start.storeBytes(
      of: UInt32(truncatingIfNeeded: value).bigEndian, toByteOffset: count, as: UInt32.self)
    count += 4
  }

  private mutating func word(_ value: UInt64) {
    unsafe start.storeBytes(of: value.bigEndian, toByteOffset: count, as: UInt64.self)
    count += 8
  }

  private mutating func copy(_ source: UnsafeRawBufferPointer) {
    guard let from = source.baseAddress else { return }
    unsafe (start + count).copyMemory(from: from, byteCount: source.count)
    count += source.count
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
    return digest
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
    return digest
  }
}
