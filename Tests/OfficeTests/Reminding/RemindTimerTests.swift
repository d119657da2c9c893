import Foundation
import Testing
import Twinning

@testable import Office

@Suite struct `Running remind by itself` {
  private func timer(
    program: String = "/usr/local/bin/twinning", office: String = "/home/ada/office",
    minutes: Int = 15, usesSendmail: Bool = false
  ) throws -> RemindTimer {
    try RemindTimer(
      program: program, office: office, minutes: minutes, usesSendmail: usesSendmail)
  }

  @Test func `a line for cron runs the program for the office`() throws {
    #expect(
      try timer().cronLine
        == "*/15 * * * * /usr/local/bin/twinning --office /home/ada/office remind")
    #expect(try timer(minutes: 60).cronLine.hasPrefix("0 * * * * "))
  }

  @Test(arguments: [
    "/home/ada/our office", "/home/ada/l'office", "/home/ada/100% $HOME `id` \"x\"; \\ !",
    "/home/ada/Städte & Freunde",
  ])
  func `sh reads strange paths back from a line for cron`(office: String) throws {
    let line = try timer(office: office).cronLine
    // cron takes the backslash before a percent sign away (crontab(5)).
    let command = line.dropFirst("*/15 * * * * ".count).replacing("\\%", with: "%")
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c", String(command).replacing("/usr/local/bin/twinning", with: "printf '%s\\n'"),
    ]
    let pipe = Pipe()
    shell.standardOutput = pipe
    try shell.run()
    let told = try #require(try pipe.fileHandleForReading.readToEnd())
    shell.waitUntilExit()
    #expect(String(decoding: told, as: UTF8.self) == "--office\n\(office)\nremind\n")
  }

  @Test func `a table of cron jobs keeps what it has, and one line for each office`() throws {
    let own = "MAILTO=ada\n0 3 * * * backup"
    let first = try timer().crontab(after: own)
    #expect(first == own + "\n\(try timer().cronMark)\n\(try timer().cronLine)\n")
    let other = try timer(office: "/home/ada/other")
    let both = other.crontab(after: first)
    let hourly = try timer(minutes: 60)
    let changed = hourly.crontab(after: both)
    #expect(
      changed
        == own + "\n\(hourly.cronMark)\n\(hourly.cronLine)\n\(other.cronMark)\n\(other.cronLine)\n")
    #expect(try timer().crontab(after: "").hasPrefix("# twinning remind for /home/ada/office\n"))
  }

  @Test func `what no line can hold is refused`() throws {
    #expect(throws: Refusal.self) { try timer(office: "/home/ada/a\nb") }
    #expect(throws: Refusal.self) { try timer(office: "office") }
    #expect(throws: Refusal.self) {
      try timer(program: "/bin/" + String(repeating: "x", count: 5_000))
    }
    #expect(throws: Refusal.self) { try timer(minutes: 7) }
  }

  /// systemd itself says whether it understands the units.
  @Test(
    arguments: ["/home/ada/office", "/home/ada/100% $HOME \"x\" \\ office"], [false, true])
  func `systemd understands service and timer`(office: String, usesSendmail: Bool) throws {
    let folder = TemporaryFolder()
    let timer = try timer(program: "/bin/true", office: office, usesSendmail: usesSendmail)
    let paths = try timer.writeUnits(to: folder.path)
    let analyze = Process()
    analyze.executableURL = URL(fileURLWithPath: "/usr/bin/systemd-analyze")
    analyze.arguments = ["verify", "--man=no"] + paths
    let pipe = Pipe()
    analyze.standardError = pipe
    try analyze.run()
    let told = try pipe.fileHandleForReading.readToEnd() ?? Data()
    analyze.waitUntilExit()
    let complaints = String(decoding: told, as: UTF8.self).split(separator: "\n")
      .filter { $0.contains("twinning-remind") }
    #expect(complaints.isEmpty)
  }

  @Test func `units are replaced for the same office and never for another one`() throws {
    let folder = TemporaryFolder()
    _ = try timer().writeUnits(to: folder.path)
    let paths = try timer(minutes: 60).writeUnits(to: folder.path)
    #expect(
      paths.map { URL(fileURLWithPath: $0).lastPathComponent } == [
        "twinning-remind-office.service", "twinning-remind-office.timer",
      ])
    #expect(try String(contentsOfFile: paths[1], encoding: .utf8).contains("OnCalendar=*:00\n"))
    #expect(throws: OfficeError.self) {
      try timer(office: "/home/bea/office").writeUnits(to: folder.path)
    }
    #expect(try String(contentsOfFile: paths[0], encoding: .utf8).contains("/home/ada/office"))
  }

  @Test func `a table that cannot be read is not written over`() throws {
    let folder = TemporaryFolder()
    let kept = folder.path + "/kept"
    let program = try folder.write(
      "crontab",
      """
      #!/bin/sh
      case "$1" in
      -l) if [ -e '\(kept)' ]; then cat '\(kept)'; else echo "$TROUBLE" >&2; exit 1; fi ;;
      -) cat >'\(kept)' ;;
      esac
      """)
    chmod(program, 0o755)
    let none = UserCrontab(program: "TROUBLE='no crontab for ada' " + program)
    #expect(try none.read() == "")
    try none.write(try timer().crontab(after: try none.read()))
    #expect(try none.read() == "\(try timer().cronMark)\n\(try timer().cronLine)\n")
    try FileManager.default.removeItem(atPath: kept)
    let barred = UserCrontab(program: "TROUBLE='You (ada) are not allowed to use this' " + program)
    #expect(throws: OfficeError.self) { try barred.read() }
    #expect(throws: OfficeError.self) { try UserCrontab(program: "/nowhere/crontab").read() }
    #expect(throws: OfficeError.self) { try UserCrontab(program: "/nowhere/crontab").write("x\n") }
  }
}
