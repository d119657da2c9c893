internal import Dispatch
internal import Synchronization

/// Two pieces of work at the same time, for what takes long on a large log.
package enum Alongside {
  /// Runs `other` on a thread of its own and `mine` on the caller's, and waits for both.
  package static func run<Other: Sendable, Mine>(
    _ other: @escaping @Sendable () -> Other, _ mine: () -> Mine
  ) -> (other: Other, mine: Mine) {
    let box = Box<Other>()
    let group = DispatchGroup()
    DispatchQueue.global(qos: .userInitiated).async(group: group) {
      let value = other()
      box.value.withLock { $0 = value }
    }
    let mine = mine()
    group.wait()
    return (box.value.withLock { $0 } ?? other(), mine)
  }

  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }
}
