import Office

/// Tells on standard error how far long work has come, when somebody watches and it takes above a
/// second.
final class ProgressLine {
  private let console: Console
  private let clock: () -> ContinuousClock.Instant
  private let began: ContinuousClock.Instant
  private var drawn: ContinuousClock.Instant?

  private static let patience = Duration.seconds(1)
  private static let interval = Duration.milliseconds(100)

  /// - Parameter clock: what time it is.
  init(
    _ console: Console, clock: @escaping () -> ContinuousClock.Instant = { ContinuousClock.now }
  ) {
    self.console = console
    self.clock = clock
    began = clock()
  }

  func show(_ progress: Office.Progress) {
    guard console.ability.isWatched else { return }
    let now = clock()
    guard now - began > Self.patience, drawn.map({ now - $0 > Self.interval }) ?? true else {
      return
    }
    drawn = now
    let share =
      progress.total > 0 ? "\(progress.done * 100 / progress.total) %" : "\(progress.done)"
    console.show("\r\u{1B}[K\(progress.what): \(share)")
  }

  /// Takes the line away.
  func end() {
    if drawn != nil { console.show("\r\u{1B}[K") }
    drawn = nil
  }
}
