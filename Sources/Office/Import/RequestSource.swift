package import Twinning

/// Where the requests of a batch come from: a file of commands, a table, the sample office.
package protocol RequestSource: ~Copyable, Sendable {
  /// Whether the next requests are there without waiting for anybody: in a file, not in a pipe.
  var readsAhead: Bool { get }

  /// The next request with the number of its line; `nil` at the end.
  ///
  /// A line that is no request comes as the refusal that says why.
  mutating func next() throws(OfficeError) -> NumberedRequest?
}

/// A request, or why its line is none.
package struct NumberedRequest: Sendable {
  package let line: Int
  package let request: Result<Request, Refusal>

  package init(line: Int, _ request: Result<Request, Refusal>) {
    self.line = line
    self.request = request
  }
}
