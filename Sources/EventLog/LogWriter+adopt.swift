internal import SQLite

extension LogWriter {
  /// Why an entry cannot be taken over.
  enum Adoption: Error {
    case refused(position: Int64, reason: String)
    case database(SQLiteError)
  }

  /// Appends a command as another log held it, under its own number, moment and hash.
  func adopt(_ entry: LoggedCommand) throws(Adoption) {
    let receipt = entry.receipt
    try requireEvents()
    try require(
      receipt.command == head.number + 1,
      "command \(receipt.command) stands where command \(head.number + 1) should: something is"
        + " missing, or in another order")
    try require(
      receipt.first == head.position + 1,
      "command \(receipt.command) promises position \(receipt.first)")
    try require(receipt.last >= receipt.first, "command \(receipt.command) promises no event")
    try require(
      receipt.recordedAt.microseconds >= head.recordedAt,
      "command \(receipt.command) was recorded before the one that precedes it")
    let digest = form.digest(of: entry.command, receipt)
    try require(digest == entry.hash, "the hash of command \(receipt.command) does not match")
    do throws(SQLiteError) {
      try insert(entry.command, receipt, digest)
    } catch {
      throw .database(error)
    }
    head.number = receipt.command
    head.recordedAt = receipt.recordedAt.microseconds
    adopted = (receipt, digest)
  }

  /// Appends an event as another log held it; computes its hash anew and compares.
  func adopt(_ entry: LoggedEvent) throws(Adoption) {
    let position = head.position + 1
    guard let command = adopted, position <= command.receipt.last else {
      throw .refused(position: position, reason: "the event belongs to no command")
    }
    try require(
      entry.position == position,
      "position \(entry.position) stands where position \(position) should: something is missing,"
        + " or in another order")
    try require(
      entry.command == command.receipt.command,
      "the event names command \(entry.command), and command \(command.receipt.command) promises it"
    )
    try require(
      entry.recordedAt == command.receipt.recordedAt,
      "the event was not recorded with its command")
    let stream = entry.event.stream
    do throws(SQLiteError) {
      let version = try self.stream(stream).version + 1
      if entry.version == version {
        try insert(entry.event, entry.id, command.receipt, command.hash)
      }
    } catch {
      throw .database(error)
    }
    try require(
      head.position == position,
      "version \(entry.version) of \(stream) does not follow its version before")
    guard head.hash == entry.hash else {
      throw .refused(
        position: position,
        reason: "the hash does not match: it was changed, or it does not follow what is before it")
    }
  }

  /// Sees to it that the last command has all the events that it promises.
  func requireEvents() throws(Adoption) {
    guard let receipt = adopted?.receipt, head.position < receipt.last else { return }
    throw .refused(
      position: head.position + 1,
      reason: "command \(receipt.command) promises events up to position \(receipt.last)")
  }

  private func require(_ holds: Bool, _ reason: @autoclosure () -> String) throws(Adoption) {
    guard !holds else { return }
    throw .refused(position: head.position + 1, reason: reason())
  }
}
