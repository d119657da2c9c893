package import Twinning

/// How what this office sends goes out: its mail server, people's webhooks, the address that is told
/// after each good run.
///
/// They lie in `twinning.post` beside the log and never in it: they hold secrets, and who decided
/// what does not follow from them. People's mail addresses are sealed in the log, so that forgetting
/// somebody takes them away too.
package struct PostSettings: Equatable, Sendable {
  /// How mail leaves this machine.
  package enum Route: Equatable, Sendable {
    /// By a mail server.
    case server(MailServer)
    /// By this machine's own program of that path, which takes a message on standard input.
    case sendmail(path: String)
  }

  package struct MailServer: Equatable, Sendable {
    /// `smtp://mail.example.org:587`, `smtps://mail.example.org`.
    package let address: WebAddress
    package let security: MailSecurity
    package let user: String?
    package let password: String?
    /// A file with the certificates that are trusted besides the system's.
    package let authorities: String?

    package init(
      address: WebAddress, security: MailSecurity, user: String?, password: String?,
      authorities: String?
    ) {
      self.address = address
      self.security = security
      self.user = user
      self.password = password
      self.authorities = authorities
    }
  }

  package struct Mail: Equatable, Sendable {
    /// The address that it comes from.
    package let from: String
    /// The name beside it; the programme's when left out.
    package let name: String?
    package let route: Route

    package init(from: String, name: String?, route: Route) {
      self.from = from
      self.name = name
      self.route = route
    }
  }

  /// Where a person is told by a program of theirs.
  package struct Hook: Equatable, Sendable {
    package let address: WebAddress
    /// `whsec_` and Base64, as Standard Webhooks write it.
    package let secret: String
    /// Whether the address may be one of a private network.
    package let allowsPrivate: Bool

    package init(address: WebAddress, secret: String, allowsPrivate: Bool) {
      self.address = address
      self.secret = secret
      self.allowsPrivate = allowsPrivate
    }
  }

  package var mail: Mail?
  package var hooks: [PersonID: Hook] = [:]
  /// Is told after each good run, so that somebody hears when there are none.
  package var ping: WebAddress?
  /// Whether others than their owner could read the file that they were read from.
  package internal(set) var isOpenToOthers = false

  package init() {}

  /// So many people may have a webhook.
  package static let hookLimit = 1_000

  package var isEmpty: Bool { mail == nil && hooks.isEmpty && ping == nil }
}
