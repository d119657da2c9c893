package import EventLog

extension Office {
  /// Checks that nothing in the log was changed, removed or slipped in (R34).
  package func verify(_ progress: (Progress) -> Void = { _ in }) throws(OfficeError) -> LogReport {
    try storage { (log) throws(LogError) in
      try log.verify { position, total in
        progress(Progress(what: "checking the log", done: position, total: total))
      }
    }
  }
}
