import EventLog
import Twinning

/// What a batch came to.
package struct BatchReport: Equatable, Sendable {
  /// A line and what is to be said of it.
  package struct Line: Equatable, Sendable {
    package let number: Int
    package let text: String
  }

  package internal(set) var commands = 0
  package internal(set) var events: Int64 = 0
  /// Lines whose idempotency key had been used before.
  package internal(set) var repeats = 0
  package internal(set) var refused: [Line] = []
  package internal(set) var warnings: [Line] = []
  /// How many more lines were refused or warned of than are kept.
  package internal(set) var moreRefused = 0
  package internal(set) var moreWarnings = 0

  /// How many lines of a kind are kept: more than anybody reads.
  static let keptLines = 1000

  mutating func refuse(_ line: Int, _ reason: String) {
    guard refused.count < Self.keptLines else {
      moreRefused += 1
      return
    }
    refused.append(Line(number: line, text: reason))
  }

  mutating func warn(_ line: Int, _ text: String) {
    guard warnings.count < Self.keptLines else {
      moreWarnings += 1
      return
    }
    warnings.append(Line(number: line, text: text))
  }
}

extension Office {
  /// Performs all requests in one transaction: a kill in the middle leaves the log as before.
  ///
  /// - Parameters:
  ///   - source: gives the requests one after the other.
  ///   - keepGoing: a refused line is reported and passed over; else it refuses the whole batch.
  ///   - dryRun: everything is decided and appended, and then taken back.
  ///   - progress: told every thousand lines; the total is not known and 0.
  package func perform(
    _ source: consuming some RequestSource & ~Copyable, keepGoing: Bool = false,
    dryRun: Bool = false,
    _ progress: (Progress) -> Void = { _ in }
  ) throws(OfficeError) -> BatchReport {
    let reader = RequestReader(source)
    try begin()
    var report = BatchReport()
    do throws(OfficeError) {
      let correlation = ids.next(at: clock())
      let before = try head()
      try reader.handOver { (one) throws(OfficeError) in
        try step(one.request, one.line, correlation, keepGoing, &report)
        if (report.commands + report.refused.count) % 1000 == 0 {
          progress(Progress(what: "performing", done: Int64(one.line), total: 0))
        }
      }
      report.events = try head() - before
      if !dryRun { try writeRows() }
    } catch {
      abandon()
      throw error
    }
    guard !dryRun else {
      abandon()
      return report
    }
    for problem in try commit() { report.warn(report.commands + report.repeats, problem) }
    return report
  }

  private func step(
    _ request: Result<Request, Refusal>, _ line: Int, _ correlation: UUIDv7, _ keepGoing: Bool,
    _ report: inout BatchReport
  ) throws(OfficeError) {
    let refusal: Refusal
    switch request {
    case .failure(let failure): refusal = failure
    case .success(let request):
      do throws(OfficeError) {
        let outcome = try step(request, correlation: correlation, describe: false)
        if outcome.isRepeat { report.repeats += 1 } else { report.commands += 1 }
        for warning in outcome.warnings { report.warn(line, warning) }
        return
      } catch {
        // A command is refused before anything is appended: what was done so far stands.
        guard case .refused(let refused) = error, refused.cause == nil else { throw error }
        refusal = refused
      }
    }
    guard keepGoing else {
      throw OfficeError.badLine(line: line, reason: refusal.description)
    }
    report.refuse(line, refusal.description)
  }
}
