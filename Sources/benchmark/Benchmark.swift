import EventLog
import Glibc
import Office
import Projections
import Twinning

/// One piece of work, timed inside the process, for `tools/bench`.
///
/// Usage: `benchmark append|durable|decode|rebuild|verify|as-of|due|feed FOLDER COUNT`, or `benchmark
/// mail PORT COUNT`; prints how many units were done and in how many seconds, separated by a blank.
@main
struct Benchmark {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let count = Int(arguments[3]), count > 0 else {
      complain(
        "usage: benchmark append|durable|decode|rebuild|verify|as-of|due|feed FOLDER COUNT, or mail"
          + " PORT COUNT")
    }
    do {
      let work = try Work(arguments[1], folder: arguments[2], count: count)
      let clock = ContinuousClock()
      var done = 0
      let elapsed = try clock.measure { done = try work.run() }
      let (seconds, attoseconds) = elapsed.components
      print("\(done) \(Double(seconds) + Double(attoseconds) * 1e-18)")
    } catch {
      complain("\(error)")
    }
  }

  private static func complain(_ text: String) -> Never {
    let line = Array("benchmark: \(text)\n".utf8)
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(1)
  }
}

/// What is prepared, and what is timed.
struct Work {
  /// Does it; the number of units done.
  let run: () throws -> Int

  init(_ name: String, folder: String, count: Int) throws {
    switch name {
    case "append": run = try Appending(folder: folder, count: count).run
    case "mail": run = try Mailing(port: folder, count: count).run
    case "durable": run = try Commanding(folder: folder, count: count).run
    case "feed": run = try Feeding(folder: folder, count: count).run
    case "decode":
      let log = try SQLiteLog(path: folder + "/twinning.db", mode: .read)
      run = { try Self.decode(log) }
    case "rebuild":
      let office = try Office(folder: folder, mode: .write)
      run = {
        try office.rebuild()
        return Int(try office.log.head())
      }
    case "verify":
      let log = try SQLiteLog(path: folder + "/twinning.db", mode: .read)
      run = {
        let report = try log.verify()
        guard report.fault == nil else { throw WorkError(description: "the log is not intact") }
        return Int(report.events)
      }
    case "as-of":
      let office = try Office(folder: folder, mode: .read)
      run = {
        _ = try office.answer(.askPartners(AskPartners()), asOf: CivilDay("2020-06-30"))
        return Int(try office.log.head())
      }
    case "due":
      let office = try Office(folder: folder, mode: .read)
      run = { try office.countDuties(within: .days(count)) }
    default: throw WorkError(description: "there is no work \"\(name)\"")
    }
  }

  /// Reads every event into its typed value.
  private static func decode(_ log: SQLiteLog) throws -> Int {
    var decoder = EventDecoder()
    var count = 0
    let failure = try log.read(EventRange()) { (row) throws(ProjectionError) -> Bool in
      _ = try decoder.decode(row, in: log)
      count += 1
      return true
    }
    if let failure { throw failure }
    return count
  }
}

struct WorkError: Error, CustomStringConvertible {
  let description: String
}
