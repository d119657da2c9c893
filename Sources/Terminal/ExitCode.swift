import Office
import Twinning

/// What the program tells the shell: `sysexits.h`, with 1 for "refused".
enum ExitCode: Int32 {
  case done = 0
  /// The office says no; nothing was done.
  case refused = 1
  /// The line itself is wrong.
  case usage = 64
  /// The log holds what this program cannot read.
  case data = 65
  /// A file or the office is not there.
  case noInput = 66
  /// Something that was to be sent is not, and nobody tries again.
  case unavailable = 69
  /// A folder or file cannot be made.
  case cannotCreate = 73
  /// Reading or writing failed.
  case inputOutput = 74
  /// Another program is writing: the same line again may succeed.
  case tryAgain = 75
  /// The office's own guidance cannot be read.
  case configuration = 78

  init(_ error: OfficeError) {
    self =
      switch error {
      case .refused(let refusal):
        if let cause = refusal.cause as? OfficeError {
          ExitCode(cause)
        } else {
          refusal.cause == nil ? .refused : .inputOutput
        }
      case .badLine, .lineTooLong, .badCheckpoint: .refused
      case .unreadable, .noOffice, .noKeys: .noInput
      case .officeExists, .cannotCreate, .occupied: .cannotCreate
      case .busy: .tryAgain
      case .storage: .inputOutput
      case .unknownEvent, .damaged, .newer: .data
      case .guidance: .configuration
      }
  }
}
