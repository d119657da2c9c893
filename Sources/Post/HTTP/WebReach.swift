/// What a request may reach.
///
/// Whoever can write an address into an office would else make this machine ask its own network for
/// things that are closed to him (server-side request forgery, CWE-918).
package struct WebReach: Equatable, Sendable {
  /// Addresses of this machine and its network.
  package var allowsPrivate: Bool
  /// `http://`, which everybody on the way can read and change.
  package var allowsPlain: Bool
  /// A file with certificates to trust besides the system's (PEM).
  package var certificates: String?

  package init(
    allowsPrivate: Bool = false, allowsPlain: Bool = false, certificates: String? = nil
  ) {
    self.allowsPrivate = allowsPrivate
    self.allowsPlain = allowsPlain
    self.certificates = certificates
  }
}
