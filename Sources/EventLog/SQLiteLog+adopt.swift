internal import SQLite

extension SQLiteLog {
  /// Takes over what another log held, inside a transaction: numbers, identifiers and moments stay
  /// what they were.
  ///
  /// Every hash is computed anew and compared with the given one, so that what is taken over is
  /// what was written. After an error the transaction can only be taken back.
  package func adopt(_ entry: LoggedEntry) throws(LogError) {
    try adopting { (writer) throws(LogWriter.Adoption) in
      switch entry {
      case .command(let command): try writer.adopt(command)
      case .event(let event): try writer.adopt(event)
      }
    }
    // What follows has to be above it, whoever made it and by which clock.
    if case .event(let event) = entry { ids.advance(past: event.id) }
  }

  /// Sees to it that the last command that was adopted has all the events that it promises.
  package func endAdoption() throws(LogError) {
    try adopting { (writer) throws(LogWriter.Adoption) in try writer.requireEvents() }
  }

  private func adopting(
    _ body: (LogWriter) throws(LogWriter.Adoption) -> Void
  ) throws(LogError) {
    try checkTransaction()
    guard let writer else { throw LogError.badAppend("there is no open transaction") }
    do throws(LogWriter.Adoption) {
      try body(writer)
    } catch {
      self.writer = nil
      isBroken = true
      switch error {
      case .refused(let position, let reason):
        throw LogError.notAdopted(position: position, reason: reason)
      case .database(let error): throw named(error)
      }
    }
  }
}
