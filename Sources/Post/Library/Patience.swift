/// How long the other side is waited for, in milliseconds.
package struct Patience: Equatable, Sendable {
  /// Until there is a connection.
  package var connecting: Int
  /// From the beginning to the end.
  package var whole: Int

  package init(connecting: Int, whole: Int) {
    self.connecting = connecting
    self.whole = whole
  }

  /// For a mail: servers that look a mail over before they take it need time (RFC 5321 §4.5.3.2 speaks
  /// of ten minutes), and giving up after the mail was sent leaves it *unknown*.
  package static let mail = Patience(connecting: 20_000, whole: 300_000)
  /// For a request that is answered at once or tried again.
  package static let request = Patience(connecting: 10_000, whole: 20_000)
}
