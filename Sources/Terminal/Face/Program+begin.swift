import Calendars
import EventLog
import JSONText
import Office
import Twinning

extension Program {
  /// Makes an office and puts its programme on record.
  func initialise(
    _ invocation: Invocation, _ entry: InitOffice
  ) throws(OfficeError) -> ExitCode {
    let office = try openEmpty(invocation, try folder(invocation))
    var members = invocation.arguments.members ?? []
    if entry.zone == nil {
      guard let zone = SystemZones().localZone(.init(variable: environment("TZ"))) else {
        throw OfficeError.refused(
          Refusal(
            "this machine does not say in which time zone it stands",
            advice: "give it, for instance --zone America/New_York", field: "zone"))
      }
      members.append(JSONValue.Member("zone", .string(zone.description)))
    }
    let request: Request
    do throws(Refusal) {
      request = try office.request("program found", .object(members), actor: actor(invocation))
    } catch {
      throw OfficeError.refused(error)
    }
    let outcome = try office.perform(request)
    console.hasRecorded = true
    for sentence in outcome.events { console.print(SafeLine.text(sentence)) }
    console.print("The office is in \(SafeLine.text(office.folder)).")
    console.print(
      "Write its public key into your minutes: checkpoints of the log are signed with it.")
    CheckpointText.lines(of: try office.newestKey().key).forEach(console.print)
    console.print("Next: twinning help partner add")
    return .done
  }

  /// Opens a sample office.
  func demo(_ invocation: Invocation, _ entry: OpenDemo) throws(OfficeError) -> ExitCode {
    let place = if let folder = entry.folder { folder } else { try folder(invocation) }
    let office = try openEmpty(invocation, place)
    let report = try office.perform(SampleLines(around: try office.today()))
    console.hasRecorded = true
    let folder = SafeLine.text(office.folder)
    console.print("A sample office is in \(folder): \(report.commands) commands are on record.")
    console.print("Look at it:")
    for question in ["today", "schedule", "due", "checklist hue-visit", "history avignon"] {
      console.print("  twinning --office \(folder) \(question)")
    }
    return .done
  }

  /// Opens a folder whose log is still empty: a new one, or one whose beginning was refused.
  private func openEmpty(
    _ invocation: Invocation, _ folder: String
  ) throws(OfficeError) -> Office {
    let office = try open(invocation, .create, folder: folder)
    guard try office.isEmpty() else { throw OfficeError.officeExists(folder: folder) }
    return office
  }
}
