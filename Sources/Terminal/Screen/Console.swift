import Glibc
import Twinning

/// Where the program writes: what was asked for to standard output, everything else to standard
/// error.
///
/// Output is gathered and written in large pieces.
package final class Console {
  package enum Sink {
    /// The process's own standard output and error.
    case process
    /// Kept in memory.
    case memory
  }

  /// What the terminal can show.
  package struct Ability: Sendable {
    /// Cells in a line.
    package var width: Int
    package var hasColors: Bool
    /// Whether somebody watches standard error.
    package var isWatched: Bool
    /// Whether standard output is a terminal: somebody reads it there, and it is sent to nobody.
    package var isTerminal: Bool

    package init(width: Int, hasColors: Bool, isWatched: Bool, isTerminal: Bool = false) {
      self.width = width
      self.hasColors = hasColors
      self.isWatched = isWatched
      self.isTerminal = isTerminal
    }
  }

  /// The width when nobody says: it fits on a page of paper.
  package static let standardWidth = 100
  /// Narrower and wider ones are not believed.
  private static let believedWidths = 40...400
  private static let pieceSize = 64 * 1024

  package var ability: Ability
  private let sink: Sink
  package private(set) var output: [UInt8] = []
  package private(set) var complaints: [UInt8] = []
  /// The reason why writing failed.
  package private(set) var failure: String?
  /// Whether it failed because nobody reads any more: `| head -1`.
  package private(set) var isReaderGone = false
  /// Whether something was recorded before the answer was written.
  var hasRecorded = false

  package init(_ sink: Sink, ability: Ability) {
    self.sink = sink
    self.ability = ability
  }

  /// Writes a line to standard output.
  func print(_ line: String) {
    output.append(contentsOf: line.utf8)
    output.append(0x0A)
    if output.count >= Self.pieceSize, case .process = sink { flush() }
  }

  /// Writes text as it is to standard output.
  func write(_ bytes: [UInt8]) {
    output.append(contentsOf: bytes)
    if output.count >= Self.pieceSize, case .process = sink { flush() }
  }

  /// Writes a line to standard error, after what was printed before.
  func complain(_ line: String) {
    complaints.append(contentsOf: SafeLine.text(line).utf8)
    complaints.append(0x0A)
    flush()
  }

  /// Writes bytes as they are to standard error: progress.
  func show(_ text: String) {
    guard case .process = sink else {
      complaints.append(contentsOf: text.utf8)
      return
    }
    _ = Self.write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Writes out what was gathered.
  package func flush() {
    guard case .process = sink else { return }
    if failure == nil, let code = Self.write(output, to: STDOUT_FILENO) {
      failure = String(cString: strerror(code))
      isReaderGone = code == EPIPE
    }
    output.removeAll(keepingCapacity: true)
    _ = Self.write(complaints, to: STDERR_FILENO)
    complaints.removeAll()
  }

  /// The number of a failure, or `nil`.
  private static func write(_ bytes: [UInt8], to descriptor: CInt) -> CInt? {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        Glibc.write(descriptor, raw.baseAddress.map { $0 + start }, raw.count - start)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      start += count
    }
    return nil
  }
}

extension Console.Ability {
  /// What the process's terminal can show: `COLUMNS` and the terminal's own width, `NO_COLOR`
  /// (no-color.org), `TERM`.
  package static func ofProcess(_ environment: (String) -> String?) -> Console.Ability {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let wantsNone = !(environment("NO_COLOR") ?? "").isEmpty || environment("TERM") == "dumb"
    return Console.Ability(
      width: width(environment), hasColors: isTerminal && !wantsNone,
      isWatched: isatty(STDERR_FILENO) == 1, isTerminal: isTerminal)
  }

  private static func width(_ environment: (String) -> String?) -> Int {
    var width = Int(environment("COLUMNS") ?? "") ?? 0
    var size = winsize()
    if width == 0, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 {
      width = Int(size.ws_col)
    }
    let believed = Console.believedWidths
    return width == 0
      ? Console.standardWidth : min(max(width, believed.lowerBound), believed.upperBound)
  }
}
