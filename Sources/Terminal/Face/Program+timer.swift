import EventLog
import Glibc
import Office
import Twinning

extension Program {
  /// Prints or writes what makes the system run `twinning remind` again and again.
  func install(_ invocation: Invocation, _ entry: InstallTimer) throws(OfficeError) -> ExitCode {
    let office = try open(invocation, .read)
    let timer: RemindTimer
    do throws(Refusal) {
      timer = try RemindTimer(
        program: try ownPath(), office: Self.absolute(office.folder), minutes: entry.every ?? 15,
        usesSendmail: entry.sendmail)
    } catch {
      throw OfficeError.refused(error)
    }
    switch entry.with {
    case .cron: try installCron(timer, writes: entry.write)
    case .systemd: try installUnits(timer, writes: entry.write)
    }
    console.print("")
    console.print(
      "It runs every \(timer.minutes) minutes; what became due while nothing ran is handled by the"
        + " next run, once.")
    return .done
  }

  private func installCron(_ timer: RemindTimer, writes: Bool) throws(OfficeError) {
    guard writes else {
      console.print("For your table of cron jobs (crontab -e), or again with --write:")
      console.print("")
      console.print(timer.cronMark)
      console.print(timer.cronLine)
      return
    }
    let crontab = UserCrontab()
    try crontab.write(timer.crontab(after: try crontab.read()))
    console.hasRecorded = true
    console.print("In your table of cron jobs (see crontab -l):")
    console.print(timer.cronLine)
  }

  private func installUnits(_ timer: RemindTimer, writes: Bool) throws(OfficeError) {
    let folder = try unitFolder()
    if writes {
      let paths = try timer.writeUnits(to: folder)
      console.hasRecorded = true
      for path in paths { console.print("wrote \(SafeLine.text(path))") }
    } else {
      for unit in timer.units {
        console.print(SafeLine.text("# \(folder)/\(unit.name)"))
        for line in unit.text.split(separator: "\n", omittingEmptySubsequences: false) {
          console.print(SafeLine.text(String(line)))
        }
      }
    }
    console.print(writes ? "Now start it:" : "Written with --write; then start it:")
    console.print("  systemctl --user daemon-reload")
    console.print("  systemctl --user enable --now \(timer.unitName).timer")
    console.print("and let it run while you are not logged in:")
    console.print("  loginctl enable-linger")
  }

  /// Where the units of this user lie (systemd.unit(5)).
  private func unitFolder() throws(OfficeError) -> String {
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return folder + "/systemd/user"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else {
      throw OfficeError.noOffice(folder: "the settings folder: HOME is not set")
    }
    return home + "/.config/systemd/user"
  }

  /// The path of the running program (proc(5), /proc/self/exe).
  private func ownPath() throws(Refusal) -> String {
    guard let path = realpath("/proc/self/exe", nil) else {
      throw Refusal("where this program lies cannot be told: \(String(cString: strerror(errno)))")
    }
    defer { free(path) }
    return String(cString: path)
  }

  private static func absolute(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
