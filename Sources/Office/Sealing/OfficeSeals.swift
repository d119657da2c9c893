import EventLog
import Glibc
import Keys
import SQLite
import Sodium
import Twinning

/// The seals of an office: the key file, opened when first asked for.
///
/// Keys that a batch makes are committed right before the log, under the log's write lock, so that
/// no event in the log lacks its key; with the log they are taken back.
final class OfficeSeals: PersonalSeals {
  let path: String
  let log: SQLiteLog
  private let clock: () -> Instant
  private var file: KeyFile?
  /// The file that `file` is, so that one put in its place is noticed.
  private var inode: UInt = 0
  private var isStamped = false
  /// Keys found since the last ``reset()``.
  private var keys: [String: SealingKey] = [:]
  /// Keys that this transaction is going to destroy.
  private var erasing: [Erasure] = []
  /// Whose identity is to be forgotten in this transaction.
  private(set) var erasedPeople: [PersonID] = []
  /// Why something stayed sealed, for whoever asked.
  private(set) var troubles: [String] = []
  /// What could not be reached, or was found, while no command was there to say so.
  private var untold: [String] = []
  /// Whether this transaction has ended what others left half forgotten.
  private var isSettled = false
  /// Ends what others left half forgotten; the log's write lock is held.
  var settle: () throws(SealError) -> Void = {}
  /// Whether what opens no more was forgotten: then it is no trouble.
  var isForgotten: (PersonID, SealedPart) -> Bool = { _, _ in false }

  /// A key that is going to be destroyed, and the moment of the event that says so.
  struct Erasure {
    let key: String
    let moment: Int64
  }

  init(folder: String, log: SQLiteLog, clock: @escaping () -> Instant) {
    path = folder + "/twinning.keys"
    self.log = log
    self.clock = clock
  }

  /// Lets go of what is known: another process may have destroyed a key, or put another file there.
  func reset() {
    keys = [:]
    troubles = []
    isSettled = false
    if file != nil, Self.inode(of: path) != inode { file = nil }
  }

  func seal(_ plain: [UInt8], in place: SealPlace) throws(Refusal) -> Sealed {
    if erasing.contains(where: { $0.key == place.key }) {
      throw Refusal(
        "\(place.person) is being forgotten by a command before this one",
        advice: "record it in a batch of its own", rule: "R35")
    }
    try requireFile()
    do throws(SealError) {
      let key = try keyToSeal(place.key)
      let box: [UInt8]
      do throws(SodiumError) {
        box = try key.seal(plain, context: place.context)
      } catch {
        throw .file(.sodium(error))
      }
      return Sealed(
        person: place.person, about: place.about, content: .box(Base64.text(box)))
    } catch {
      throw Refusal(
        "\(error.description); nothing was recorded", rule: "R35", cause: error)
    }
  }

  /// Refuses to seal where there is no key file: it may be lost, and is not replaced unasked.
  private func requireFile() throws(Refusal) {
    guard file == nil, !KeyFile.exists(at: path), (try? log.hasSealedValues()) == false else {
      return
    }
    let error = OfficeError.noKeyFile(at: path)
    throw Refusal("\(error); nothing was recorded", rule: "R35", cause: error)
  }

  /// A key that is about to be destroyed seals nothing: whoever was to do it has left the log's
  /// write lock, and what it sealed would be lost.
  private func keyToSeal(_ name: String) throws(SealError) -> SealingKey {
    if let known = keys[name] { return known }
    let file = try writable()
    if !isSettled {
      isSettled = true
      try settle()
    }
    let known = try Self.keyed { () throws(KeyFileError) in try file.key(of: name) }
    let key: SealingKey
    if let known {
      key = known
    } else {
      let moment = try momentOfNewKey()
      key = try Self.keyed { () throws(KeyFileError) in try file.makeKey(of: name, at: moment) }
    }
    remember(key, name)
    return key
  }

  /// Later than all that is on record, whatever the clock says: so a key that was made since a part
  /// was forgotten is told from the one that was destroyed then.
  private func momentOfNewKey() throws(SealError) -> Int64 {
    do throws(LogError) {
      let last = try log.lastMoment()?.microseconds ?? .min
      return max(clock().microseconds, last + 1)
    } catch {
      throw .log(error.description)
    }
  }

  /// Beyond so many, known keys are let go: a large import asks for each once.
  private static let mostKeys = 1_000

  private func remember(_ key: SealingKey, _ name: String) {
    if keys.count >= Self.mostKeys { keys = [:] }
    keys[name] = key
  }

  func open(_ sealed: Sealed, in event: String) -> [UInt8]? {
    guard case .box(let text) = sealed.content else {
      if case .clear(let plain) = sealed.content { return plain }
      return nil
    }
    let place = SealPlace(person: sealed.person, about: sealed.about, event: event)
    do throws(SealError) {
      let key = try keyToOpen(place.key)
      guard let box = Base64.bytes(text), let plain = try? key.open(box, context: place.context)
      else { throw .changed(person: sealed.person) }
      return plain
    } catch {
      if error.isAboutFile || !isForgotten(sealed.person, sealed.about) {
        note(error.description)
      }
      return nil
    }
  }

  /// A file that gives no answer counts as one with the key: what cannot be destroyed is refused in
  /// its own words.
  func hasKey(of person: PersonID, _ part: SealedPart) -> Bool {
    let name = SealPlace.key(of: person, part)
    if erasing.contains(where: { $0.key == name }) { return false }
    do {
      return try readable().key(of: name) != nil
    } catch {
      return true
    }
  }

  private func keyToOpen(_ name: String) throws(SealError) -> SealingKey {
    if let known = keys[name] { return known }
    let file = try readable()
    let found = try Self.keyed { () throws(KeyFileError) in try file.key(of: name) }
    guard let found else { throw .noKey(name: name) }
    remember(found, name)
    return found
  }

  private func note(_ trouble: String) {
    if !troubles.contains(trouble), troubles.count < Self.mostTroubles { troubles.append(trouble) }
  }

  /// Beyond it, more of the same helps nobody.
  private static let mostTroubles = 5

  /// The key file for reading; one that a kill left in the middle of a commit is set right first.
  func readable() throws(SealError) -> KeyFile {
    if let file { return file }
    do throws(SealError) {
      return try opened(.read)
    } catch {
      guard case .file(.database) = error else { throw error }
      return try opened(.write)
    }
  }

  /// The key file for writing, made when the log has no need of an older one.
  func writable() throws(SealError) -> KeyFile {
    if let file, file.isWritable { return file }
    if !KeyFile.exists(at: path) {
      guard try !log.hasSealedValues() else { throw .file(.missing(path: path)) }
      return try make()
    }
    return try opened(.write)
  }

  /// Makes the key file of an office, with a key that signs.
  @discardableResult
  func make() throws(SealError) -> KeyFile {
    do throws(KeyFileError) {
      let made = try KeyFile(path: path, mode: .create)
      try Self.complete(made, at: clock())
      keep(made)
      isStamped = false
      return made
    } catch {
      if case .exists = error { return try opened(.write) }
      throw .file(error)
    }
  }

  /// Makes the signing key that a start that was broken off has left out.
  ///
  /// A file that is no office's yet is kept: it is stamped with what this office records first.
  func complete() throws(SealError) {
    let unused = try Self.keyed { () throws(KeyFileError) -> KeyFile? in
      let file = try KeyFile(path: path, mode: .write)
      guard try file.firstHash() == nil else { return nil }
      try Self.complete(file, at: clock())
      return file
    }
    guard let unused else { return }
    keep(unused)
    isStamped = false
  }

  private static func complete(_ file: KeyFile, at now: Instant) throws(KeyFileError) {
    guard try file.signingKey() == nil else { return }
    _ = try file.makeSigningKey(at: now.microseconds)
    try file.commit()
  }

  private func opened(_ mode: KeyFile.Mode) throws(SealError) -> KeyFile {
    let (opened, owner) = try Self.keyed { () throws(KeyFileError) in
      let opened = try KeyFile(path: path, mode: mode)
      return (opened, try opened.firstHash())
    }
    let (first, isUsed) = try (log.firstHash(), log.hasSealedValues())
    guard owner == nil ? !isUsed : owner == first else { throw .foreign(path: path) }
    isStamped = owner != nil
    keep(opened)
    return opened
  }

  /// The same error in the words of the seals.
  static func keyed<Value>(
    _ body: () throws(KeyFileError) -> Value
  ) throws(SealError) -> Value {
    do throws(KeyFileError) {
      return try body()
    } catch {
      throw .file(error)
    }
  }

  /// Where copies of the file were put.
  func copies() -> [String] { (try? readable().copies()) ?? [] }

  private func keep(_ opened: KeyFile) {
    file = opened
    inode = Self.inode(of: path)
  }

  private static func inode(of path: String) -> UInt {
    var status = stat()
    return stat(path, &status) == 0 ? UInt(status.st_ino) : 0
  }

  /// Keeps what was made since; comes right before the log's commit.
  func commit() throws(SealError) {
    guard let file, file.isWritable else { return }
    do throws(KeyFileError) {
      for erasure in erasing { try file.beginErasure(of: erasure.key, at: erasure.moment) }
      if !isStamped, let first = try? log.firstHash() {
        try file.belong(toFirstHash: first)
        isStamped = true
      }
      try file.commit()
    } catch {
      throw .file(error)
    }
  }

  /// Takes back what was made since.
  func rollback() {
    file?.rollback()
    keys = [:]
    erasing = []
    erasedPeople = []
  }

  /// Notes that the keys are to be destroyed once the log says so.
  /// - Throws: when the keys cannot be destroyed: there are some, and they are not at hand.
  func erase(_ event: PersonForgotten, at moment: Instant) throws(SealError) {
    _ = try writable()
    let parts = event.only.map { [$0] } ?? Array(SealedPart.allCases)
    if parts.contains(.identity) { erasedPeople.append(event.person) }
    for part in parts {
      erasing.append(
        Erasure(
          key: SealPlace.key(of: event.person, part), moment: moment.microseconds))
    }
  }

  /// Destroys the keys that were noted, here and in every known copy; comes right after the log's
  /// commit.
  /// - Returns: what could not be reached, as sentences.
  func finish() -> [String] {
    let noted = erasing
    erasing = []
    erasedPeople = []
    return takeUntold() + (noted.isEmpty ? [] : finish(noted))
  }

  /// Destroys keys whose erasure is noted in the key file.
  func finish(_ erasures: [Erasure]) -> [String] {
    destroy { (file) throws(KeyFileError) in
      var gone: [String] = []
      for erasure in erasures
      where try file.finishErasure(of: erasure.key, begunAt: erasure.moment) {
        gone.append(erasure.key)
      }
      return gone
    }
  }

  /// Destroys keys.
  func destroy(_ names: [String]) -> [String] {
    destroy { (file) throws(KeyFileError) in
      for name in names { try file.destroyKey(of: name) }
      return names
    }
  }

  /// Keeps sentences for the next command to say.
  func note(untold sentences: [String]) { untold += sentences }

  /// What no command has said yet.
  func takeUntold() -> [String] {
    defer { untold = [] }
    return untold
  }

  /// Destroys keys here and in every known copy.
  ///
  /// The key file is locked until the copies are reached, so that nobody makes a new key of the same
  /// name in between.
  private func destroy(
    _ here: (KeyFile) throws(KeyFileError) -> [String]
  ) -> [String] {
    var problems: [String] = []
    do throws(SealError) {
      let file = try writable()
      try Self.keyed { () throws(KeyFileError) in
        let names = try here(file)
        for name in names { keys[name] = nil }
        let owner = try file.firstHash()
        if !names.isEmpty {
          problems = try file.copies().compactMap { Self.destroy(names, inCopyAt: $0, of: owner) }
        }
        try file.commit()
      }
    } catch {
      file?.rollback()
      problems.append(
        "the key could not be destroyed yet: \(error.description); the next command tries again"
          + " (R35)")
    }
    return problems
  }

  private static func destroy(
    _ names: [String], inCopyAt path: String, of owner: [UInt8]?
  ) -> String? {
    do throws(KeyFileError) {
      let copy = try KeyFile(path: path, mode: .write)
      guard try copy.firstHash() == owner else {
        return "\(path) was a copy of the key file and holds the keys of another office now"
      }
      for name in names { try copy.destroyKey(of: name) }
      try copy.commit()
      // What is wanted is done: a journal that stays is empty and no trouble.
      try? copy.removeJournal()
      return nil
    } catch {
      if case .missing = error {
        return "the copy of the key file at \(path) is not there: wherever it went, it still opens"
          + " what was forgotten; destroy it (R35)"
      }
      return "the copy of the key file at \(path) was not reached: \(error.description); it still"
        + " opens what was forgotten (R35)"
    }
  }
}
