package import Twinning

/// Where the requests of a batch come from: a file of commands, a table, the sample office.
package protocol RequestSource: ~Copyable {
  /// The next request with the number of its line; `nil` at the end. A line that is no request
  /// comes as the refusal that says why.
  mutating func next(
    _ office: Office
  ) throws(OfficeError) -> (line: Int, request: Result<Request, Refusal>)?
}
