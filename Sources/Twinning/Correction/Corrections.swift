/// Which events of a log count no more, and which read differently (R32).
///
/// Made from the events of the stream `corrections`, in their order. A correction may itself be
/// retracted; the last word is read first, so that it decides what the ones before it are worth.
package struct Corrections: Equatable, Sendable {
  /// What a correction does to the event it names.
  package enum Change: Equatable, Sendable {
    case retracted
    /// New data and a new date, each where it differs from what was recorded.
    case amended(RawJSON?, typeVersion: Int, dated: VagueDate?)
  }

  /// A correction that is in force.
  package struct InForce: Equatable, Sendable {
    /// The position of the correction.
    package let by: Int64
    package let change: Change
  }

  /// A correction as it stands in the log.
  package struct Recorded: Equatable, Sendable {
    package let position: Int64
    package let event: Event
    /// The position that it corrects.
    package let target: Int64
  }

  /// All of them in the log's order, those that were taken back too.
  package private(set) var recorded: [Recorded] = []
  private var inForce: [Int64: InForce] = [:]

  package init() {}

  /// - Parameter events: the events of the stream with their positions; others are passed over.
  package init(_ events: [(position: Int64, event: Event)]) {
    recorded = events.compactMap { position, event in
      event.corrected.map { Recorded(position: position, event: event, target: $0) }
    }
    let corrections = Set(recorded.map(\.position))
    for one in recorded.reversed() where inForce[one.position] == nil {
      switch one.event {
      case .eventRetracted:
        inForce[one.target] = InForce(by: one.position, change: .retracted)
      case .eventAmended(let event):
        guard inForce[one.target] == nil, !corrections.contains(one.target) else { continue }
        inForce[one.target] = InForce(
          by: one.position,
          change: .amended(event.data, typeVersion: event.typeVersion, dated: event.dated))
      default: continue
      }
    }
  }

  package var isEmpty: Bool { recorded.isEmpty }

  /// The correction of the event at a position that is in force; `nil` when it stands as recorded.
  @inlinable
  package subscript(position: Int64) -> InForce? { isEmpty ? nil : correction(of: position) }

  @usableFromInline
  package func correction(of position: Int64) -> InForce? { inForce[position] }

  /// The corrections as they were before the one at a position was made.
  package func before(_ position: Int64) -> Corrections {
    Corrections(recorded.filter { $0.position < position }.map { ($0.position, $0.event) })
  }

  /// The event that a correction, or a correction of one, is about in the end; any other event is
  /// about itself.
  package func root(of position: Int64) -> Int64 {
    var root = position
    // A correction lies behind what it corrects, so each step goes back in the log.
    while let one = recorded.first(where: { $0.position == root }), one.target < root {
      root = one.target
    }
    return root
  }
}

extension Event {
  /// The position that a correction corrects; `nil` for every other event.
  package var corrected: Int64? {
    switch self {
    case .eventRetracted(let event): Int64(event.position)
    case .eventAmended(let event): Int64(event.position)
    default: nil
    }
  }

  /// Whether it corrects another event.
  package var isCorrection: Bool { corrected != nil }
}
