import EventLog
import Synchronization

/// Reads a batch's requests in pieces; those of a file on another thread, while the ones before are
/// performed.
final class RequestReader<Source: RequestSource & ~Copyable>: Sendable {
  /// Requests in their order, and what ended the reading after them.
  struct Piece: Sendable {
    var requests: [NumberedRequest] = []
    var failure: OfficeError?
  }

  private let source: Mutex<Source>
  private let readsAhead: Bool

  /// So many requests are read while so many are performed.
  private static var pieceSize: Int { 512 }

  init(_ source: consuming Source) {
    readsAhead = source.readsAhead
    self.source = Mutex(source)
  }

  /// Hands over every request in turn; stops at the first error.
  func handOver(
    _ body: (NumberedRequest) throws(OfficeError) -> Void
  ) throws(OfficeError) {
    var piece = read()
    while true {
      let now = piece
      func perform() -> OfficeError? {
        do throws(OfficeError) {
          for request in now.requests { try body(request) }
          return now.failure
        } catch {
          return error
        }
      }
      guard !now.requests.isEmpty, now.failure == nil else {
        if let failure = perform() { throw failure }
        return
      }
      let failure: OfficeError?
      if readsAhead {
        (piece, failure) = Alongside.run({ self.read() }, perform)
      } else {
        failure = perform()
        if failure == nil { piece = read() }
      }
      if let failure { throw failure }
    }
  }

  private func read() -> Piece {
    source.withLock { source in
      var piece = Piece()
      do throws(OfficeError) {
        while piece.requests.count < (readsAhead ? Self.pieceSize : 1),
          let request = try source.next()
        {
          piece.requests.append(request)
        }
      } catch {
        piece.failure = error
      }
      return piece
    }
  }
}
