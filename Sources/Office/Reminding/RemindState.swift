import EventLog
import Glibc
import JSONText

/// What the runs of the reminders remember beside the log, in `twinning.remind`: nothing that the
/// log could not tell again.
struct RemindState: Equatable {
  /// Everything up to this moment was looked at.
  var coveredUntil: Instant
  /// When a run last ended well; `nil`: never yet.
  var heartbeat: Instant?
  /// The head of the log then.
  var head: Int64
  /// Before this moment nothing is reached unless the log grows.
  var next: Instant
  /// Whether the office was made of a copy, and reminders did not go on since.
  var isCopied = false

  private static let longest = 4_096

  static let fileName = "twinning.remind"

  static func path(in folder: String) -> String { "\(folder)/\(fileName)" }

  /// What the file says; `nil` when it is lost or cannot be read.
  static func read(in folder: String) -> RemindState? {
    // A pipe in its place would keep the run waiting for ever.
    let opened = open(path(in: folder), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else { return nil }
    defer { close(opened) }
    var facts = stat()
    guard fstat(opened, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](repeating: 0, count: longest)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(opened, $0.baseAddress, $0.count) }
    guard count > 0, let json = try? JSONValue.parse(utf8: Array(bytes.prefix(count))),
      let covered = json["covered-until"]?.text.flatMap({ Instant($0) })
    else { return nil }
    let heartbeat = json["heartbeat"]?.text.flatMap { Instant($0) }
    return RemindState(
      coveredUntil: covered, heartbeat: heartbeat, head: json["head"]?.integer ?? -1,
      next: json["next"]?.text.flatMap { Instant($0) } ?? covered,
      isCopied: json["copied"]?.bool ?? false)
  }

  /// Writes the file: it is there whole or not at all, for its owner alone.
  func write(in folder: String) throws(OfficeError) {
    var members = [
      JSONValue.Member("covered-until", .string(coveredUntil.description)),
      JSONValue.Member("heartbeat", heartbeat.map { .string($0.description) } ?? .null),
      JSONValue.Member("head", .integer(head)),
      JSONValue.Member("next", .string(next.description)),
    ]
    if isCopied { members.append(JSONValue.Member("copied", true)) }
    var file = try DurableFile(Self.path(in: folder), overwriting: true)
    try file.write(JSONValue.object(members).canonicalBytes + [UInt8(ascii: "\n")])
    try file.keep()
  }
}

/// Held while reminders run: one run at a time.
struct RemindLock: ~Copyable {
  private let descriptor: CInt

  /// - Throws: ``OfficeError/busy(_:)`` while another run holds it.
  init(in folder: String) throws(OfficeError) {
    let path = folder + "/twinning.remind.lock"
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard opened >= 0 else {
      throw OfficeError.cannotCreate(path: path, reason: String(cString: strerror(errno)))
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      close(opened)
      throw OfficeError.busy(
        "another run is sending the reminders of this office; nothing was done, and the next run"
          + " looks again")
    }
    descriptor = opened
  }

  deinit {
    // A child that was forked and has not become its own program yet holds the file open too.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
