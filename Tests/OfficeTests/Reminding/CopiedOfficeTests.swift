import EventLog
import Testing
import Twinning

@testable import Office

/// Reminders of an office that was made of a copy: what went out since is in no log.
@Suite struct `Reminders of a copied office` {
  let scene: TestOffice
  let channel = KeptChannel()
  let target = TemporaryFolder()

  init() throws { scene = try TestOffice.withChairAlone() }

  private func restore() throws -> (RestoreReport, Office) {
    let backup = try scene.office.backup(to: target.path)
    let moment = scene.clock.now
    let folder = target.path + "/office"
    let report = try Restore(of: backup.path, keys: nil, into: folder, clock: { moment }).run()
    return (report, try Office(folder: folder, mode: .write, clock: { moment }))
  }

  private func expectBusy(_ office: Office) {
    #expect {
      try office.remind(by: [channel])
    } throws: {
      guard case .busy(let words) = $0 as? OfficeError else { return false }
      return words.contains("made of a copy") && words.contains("remind --catch-up")
    }
  }

  @Test func `R30: what was restored asks first, once`() throws {
    try scene.remind(at: "2026-06-15T13:00:00Z", by: [channel])
    scene.clock.set(try TestOffice.moment("2026-06-20T13:00:00Z"))
    let (report, office) = try restore()
    #expect(report.notes.contains { $0.contains("remind --dry-run") })
    channel.forget()
    expectBusy(office)
    expectBusy(office)
    #expect(channel.messages.isEmpty)
    let rehearsed = try office.remind(RemindOptions(isDry: true), by: [channel])
    #expect(rehearsed.troubles.contains { $0.contains("made of a copy") })
    _ = try office.remind(RemindOptions(catchesUp: true), by: [channel])
    _ = try office.remind(by: [channel])
  }

  @Test func `R30: what was imported asks first`() throws {
    try scene.remind(at: "2026-06-15T13:00:00Z", by: [channel])
    let other = try TestOffice()
    let report = try Exported.adopt(try Exported.bytes(of: scene.office), into: other)
    #expect(report.notes.contains { $0.contains("let only one of the two offices remind") })
    expectBusy(other.office)
  }

  @Test func `nothing is asked where nothing ever went out`() throws {
    let (report, office) = try restore()
    #expect(report.notes.isEmpty)
    #expect(RemindState.read(in: office.folder) == nil)
    _ = try office.remind(by: [channel])
    #expect(!channel.messages.isEmpty)
  }

  @Test func `R31: the settings for mail are in no copy, and that is told`() throws {
    try scene.perform(#"{"command":"remind to","person":"chair","channels":["mail"]}"#)
    let (report, _) = try restore()
    #expect(report.notes.contains { $0.contains("twinning.post") && $0.contains("post mail") })
  }
}
