import JSONText
import Office
import Twinning

extension Program {
  /// What looks after the office, or prints something about the program.
  func look(_ invocation: Invocation) throws(OfficeError) -> ExitCode {
    switch invocation.entry.name {
    case "init":
      return try initialise(invocation, try Arguments.read(invocation, InitOffice.init))
    case "perform":
      return try perform(invocation, try Arguments.read(invocation, PerformFile.init))
    case "import": return try load(invocation, try Arguments.read(invocation, ImportTable.init))
    case "export": return try export(invocation, try Arguments.read(invocation, ExportLog.init))
    case "import log": return try take(invocation, try Arguments.read(invocation, ImportLog.init))
    case "backup": return try backUp(invocation, try Arguments.read(invocation, BackupOffice.init))
    case "restore":
      return try restore(invocation, try Arguments.read(invocation, RestoreOffice.init))
    case "doctor":
      return try examine(invocation, try Arguments.read(invocation, ExamineOffice.init))
    case "demo": return try demo(invocation, try Arguments.read(invocation, OpenDemo.init))
    case "audit checkpoint":
      return try sign(invocation, try Arguments.read(invocation, MakeCheckpoint.init))
    case "audit verify":
      return try verify(invocation, try Arguments.read(invocation, VerifyLog.init))
    case "audit key": return try key(invocation, try Arguments.read(invocation, AuditKey.init))
    case "calendar feed":
      return try printFeed(invocation, try Arguments.read(invocation, PrintFeed.init))
    case "calendar publish":
      return try publish(invocation, try Arguments.read(invocation, PublishFeeds.init))
    case "calendar lint": return try lint(try Arguments.read(invocation, LintCalendar.init))
    case "rebuild":
      return try rebuild(invocation, try Arguments.read(invocation, RebuildProjections.init))
    case "remind": return try remind(invocation, try Arguments.read(invocation, RunReminders.init))
    case "remind status":
      return try remindStatus(invocation, try Arguments.read(invocation, ReminderStatus.init))
    case "post mail": return try setMail(invocation, try Arguments.read(invocation, SetMail.init))
    case "post webhook":
      return try setHook(invocation, try Arguments.read(invocation, SetHook.init))
    case "post ping": return try setPing(invocation, try Arguments.read(invocation, SetPing.init))
    case "post show":
      return try showPost(invocation, try Arguments.read(invocation, ShowPost.init))
    case "post test": return try testPost(invocation, try Arguments.read(invocation, TestPost.init))
    case "remind install":
      return try install(invocation, try Arguments.read(invocation, InstallTimer.init))
    case "schemas": return try write(try Arguments.read(invocation, WriteSchemas.init))
    case "completions":
      let shell = try Arguments.read(invocation, PrintCompletions.init).shell
      ShellCompletions.text(for: shell).forEach(console.print)
      return .done
    case "version":
      Versions.lines().forEach(console.print)
      return .done
    default: return help(invocation, try Arguments.read(invocation, PrintHelp.init))
    }
  }
}
