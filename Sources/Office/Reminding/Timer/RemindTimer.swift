package import Twinning

/// What makes the system run `twinning remind` again and again: a line for cron, or a service and a
/// timer for systemd.
///
/// How often it runs only bounds how late a notice may be: whatever became due while the machine was
/// off is found by the next run.
package struct RemindTimer: Sendable, Equatable {
  /// The program's path from the root.
  package let program: String
  /// The office's folder, from the root.
  package let office: String
  /// Minutes between two runs; they divide the hour.
  package let minutes: Int
  /// Whether mail is handed to the machine's own `sendmail`, which may need rights that a hardened
  /// service takes away.
  package let usesSendmail: Bool

  /// How often it may run.
  ///
  /// Some zones lie a quarter of an hour beside the others, so that a quarter is what is wanted.
  package static let choices = [5, 10, 15, 20, 30, 60]

  /// No system takes longer paths (`PATH_MAX`, limits.h).
  private static let longestPath = 4096

  /// - Throws: a refusal for paths that no line can hold, and for other numbers of minutes than
  ///   ``choices``.
  package init(
    program: String, office: String, minutes: Int = 15, usesSendmail: Bool = false
  ) throws(Refusal) {
    guard Self.choices.contains(minutes) else {
      let choices = Self.choices.map(String.init).joined(separator: ", ")
      throw Refusal(
        "every \(minutes) minutes does not fit the hour", advice: "choose one of \(choices)",
        field: "every")
    }
    for path in [program, office] {
      guard path.hasPrefix("/"), path.utf8.count <= Self.longestPath,
        path.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
      else {
        throw Refusal(
          "\"\(excerpt(path))\" cannot stand in a line of cron or of a service",
          advice: "move it to a folder whose name has no line ends or other control characters")
      }
    }
    self.program = program
    self.office = office
    self.minutes = minutes
    self.usesSendmail = usesSendmail
  }

  /// The words that run it.
  private var words: [String] { [program, "--office", office, "remind"] }
}

extension RemindTimer {
  /// The line before the one that cron runs: by it the line is found again.
  package var cronMark: String { "# twinning remind for \(office)" }

  /// The line for cron (crontab(5)).
  ///
  /// A percent sign would end the command there, quoted or not, and is escaped.
  package var cronLine: String {
    let command = words.map(Self.shellQuoted).joined(separator: " ")
    let minute = minutes == 60 ? "0" : "*/\(minutes)"
    return "\(minute) * * * * " + command.replacing("%", with: "\\%")
  }

  /// A word as sh reads it back: in single quotes, unless nothing in it needs them.
  private static func shellQuoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "/._-".utf8.contains(byte)
    }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// A user's table with this line in it: in the place of the one that was there for the same office,
  /// else at the end.
  package func crontab(after table: String) -> String {
    var lines = table.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    if let mark = lines.firstIndex(of: cronMark) {
      let isFollowed = lines.indices.contains(mark + 1) && !lines[mark + 1].hasPrefix("#")
      lines.replaceSubrange(mark...(isFollowed ? mark + 1 : mark), with: [cronMark, cronLine])
    } else {
      lines += [cronMark, cronLine]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension RemindTimer {
  /// The name of service and timer, made from the folder's name: `twinning-remind-office`.
  package var unitName: String {
    let name = office.split(separator: "/").last.map(String.init) ?? "office"
    return "twinning-remind-" + (Slug.suggestion(from: name).map(\.text) ?? "office")
  }

  /// The service (systemd.service(5), systemd.exec(5)), for the user's own manager.
  ///
  /// What it may do is narrowed by what works without an administrator: system calls, address
  /// families, privileges.
  package var service: String {
    let command = words.map(Self.unitQuoted).joined(separator: " ")
    // All of these imply NoNewPrivileges for a user's service, and without new privileges the
    // sendmail of some machines cannot reach its queue.
    let hardening =
      usesSendmail
      ? ["# Not hardened further: sendmail may need the rights of its own group."]
      : [
        "NoNewPrivileges=yes", "LockPersonality=yes", "RestrictRealtime=yes",
        "RestrictSUIDSGID=yes", "RestrictNamespaces=yes", "MemoryDenyWriteExecute=yes",
        "SystemCallArchitectures=native", "SystemCallFilter=@system-service",
        "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK",
      ]
    let lines =
      [
        "[Unit]", "Description=Reminders of the twinning office in \(Self.unitText(office))",
        "Documentation=man:twinning(1)", "", "[Service]", "Type=oneshot", "ExecStart=\(command)",
        "# 75: something will be tried again by the next run.", "SuccessExitStatus=75",
        "TimeoutStartSec=15min", "UMask=0077",
      ] + hardening
    return lines.joined(separator: "\n") + "\n"
  }

  /// The timer (systemd.timer(5)).
  package var timer: String {
    let minute = minutes == 60 ? "00" : "0/\(minutes)"
    return """
      [Unit]
      Description=When to remind for the twinning office in \(Self.unitText(office))
      Documentation=man:twinning(1)

      [Timer]
      OnCalendar=*:\(minute)
      # One run after the machine was off, however many were missed: it finds all that became due.
      Persistent=true
      RandomizedDelaySec=60
      AccuracySec=30s

      [Install]
      WantedBy=timers.target

      """
  }

  /// How the line of the service ends that runs it for this office.
  var officeInService: String { words.dropFirst().map(Self.unitQuoted).joined(separator: " ") }

  /// A text in which systemd finds no specifier.
  private static func unitText(_ text: String) -> String { text.replacing("%", with: "%%") }

  /// A word of a command as systemd reads it back (systemd.service(5), Command lines).
  private static func unitQuoted(_ word: String) -> String {
    let escaped = unitText(word).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("$", with: "$$")
    return "\"\(escaped)\""
  }
}
