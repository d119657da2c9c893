import Twinning

/// A source whose first request was looked at already.
package struct SourceWithFirst<Source: RequestSource & ~Copyable>: RequestSource, ~Copyable {
  private var first: NumberedRequest?
  private var rest: Source

  package init(_ source: consuming Source) throws(OfficeError) {
    var source = source
    first = try source.next()
    rest = source
  }

  /// Whether it begins by putting the programme on record, as the file of a whole office does.
  package var foundsProgramme: Bool {
    guard case .success(let request) = first?.request else { return false }
    guard case .foundProgramme = request.command else { return false }
    return true
  }

  package var readsAhead: Bool { rest.readsAhead }

  package mutating func next() throws(OfficeError) -> NumberedRequest? {
    guard let first else { return try rest.next() }
    self.first = nil
    return first
  }
}
