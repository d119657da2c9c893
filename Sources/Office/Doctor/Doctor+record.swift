import Calendars
import EventLog
import Projections
import SQLite
import Twinning

extension Doctor {
  /// What was recorded, and what is made of it.
  func record(_ log: SQLiteLog, _ progress: (Office.Progress) -> Void) -> [Finding] {
    let report: LogReport
    do throws(LogError) {
      report = try log.verify { done, total in
        progress(Office.Progress(what: "checking the log", done: done, total: total))
      }
    } catch {
      return [
        .broken("chain", "it cannot be read: \(error.description)", advice: "restore a backup")
      ]
    }
    return [
      chain(report), guards(report), strangers(log), clock(log), projections(log, progress),
    ]
  }

  private func chain(_ report: LogReport) -> Finding {
    guard let fault = report.fault else {
      return .ok("chain", "\(report.events) events hold, head \(report.head)")
    }
    return .broken(
      "chain", "position \(fault.position): \(fault.reason)",
      advice: "keep this folder as evidence; restore a backup that holds into another, and compare")
  }

  private func guards(_ report: LogReport) -> Finding {
    guard !report.missingGuards.isEmpty else {
      return .ok("guards", "nothing in the log can be changed or removed by SQL alone")
    }
    return .broken(
      "guards", "missing or changed: \(report.missingGuards.joined(separator: ", "))",
      advice: "twinning export, and twinning import log into an empty office, make them anew")
  }

  /// Triggers of others act at every write; tables of others are in the way of newer versions.
  private func strangers(_ log: SQLiteLog) -> Finding {
    looked("strangers") { () throws(LogError) in
      let own = Set(
        ["table projection"] + ProjectionTables.all.map { "table \($0.name)" }
          + ProjectionTables.all.flatMap { table in
            table.indexes.indices.map { "index \(table.name)_\($0)" }
          })
      let found = try log.additions().filter { !own.contains($0) }
      let list = found.joined(separator: ", ")
      if found.contains(where: { $0.hasPrefix("trigger ") }) {
        return .broken(
          "strangers", "this program did not make \(list)",
          advice: "find out who made it; DROP TRIGGER in the sqlite3 shell removes one")
      }
      guard found.isEmpty else {
        return .look(
          "strangers", "this program did not make \(list)",
          advice: "keep own tables in a file of their own")
      }
      return .ok("strangers", "the file holds nothing that this program did not make")
    }
  }

  private func clock(_ log: SQLiteLog) -> Finding {
    looked("clock") { () throws(LogError) in
      guard let last = try log.lastMoment(), last > now else {
        return .ok("clock", now.description)
      }
      return .look(
        "clock", "it says \(now), and the last command was recorded at \(last)",
        advice: "set the clock right: until then commands are recorded at that later moment")
    }
  }

  private func projections(
    _ log: SQLiteLog, _ progress: (Office.Progress) -> Void
  ) -> Finding {
    let about = "projections"
    do {
      let head = try log.head()
      guard let state = try ProjectionTables.state(in: log.connection) else {
        return .look(about, "there are none yet", advice: "the next command builds them")
      }
      guard state.version <= ProjectionTables.version else {
        return .broken(
          about,
          ProjectionError.newer(found: state.version, known: ProjectionTables.version).description,
          advice: "use the newer program")
      }
      guard state.version == ProjectionTables.version else {
        return .look(
          about, "an older version of the program built them",
          advice: "the next command builds them anew")
      }
      let record = try OfficeRecord(folding: log, through: head, asOf: nil) { position in
        progress(Office.Progress(what: "reading the log", done: position, total: head))
      }
      let differences = try ProjectionComparison.differences(between: log.connection, and: record)
      guard differences.isEmpty, state.position == head else {
        let names = differences.isEmpty ? "the position" : differences.joined(separator: ", ")
        return .broken(
          about, "what the log folds to is not what stands in \(names)",
          advice: "twinning rebuild builds them anew")
      }
      return .ok(about, "version \(state.version), equal to what the log folds to")
    } catch {
      return .broken(about, "\(error)", advice: "see what it says")
    }
  }

  /// Zone data older than so many months may have missed a change of the law.
  private static let oldestZoneData = 18

  /// The version of the zone data tells about when it was made: `2026b` is the second of 2026.
  func zoneData() -> Finding {
    let about = "time zones"
    guard let version = zones.version, let year = Int(version.prefix(4)),
      let letter = version.dropFirst(4).utf8.first, letter >= 0x61, letter <= 0x7A
    else {
      return .look(
        about, "the zone data in \(zones.folder) do not say their version",
        advice: "install the package tzdata")
    }
    let made = year * 12 + min(Int(letter - 0x61) * 2, 11)
    let today = CivilDay(daysSince1970: Int(now.day)) ?? .latest
    let age = today.year * 12 + Int(today.monthOfYear.rawValue) - 1 - made
    guard age <= Self.oldestZoneData else {
      return .look(
        about, "version \(version) is about \(age) months old; clocks may have changed since",
        advice: "update the package tzdata, or name a folder with newer data in TZDIR")
    }
    return .ok(about, "version \(version)")
  }
}
