package import Post
import Twinning

extension PostSettings.Mail {
  /// The way by which mails leave.
  package func transport() throws(PostError) -> MailTransport {
    switch route {
    case .sendmail(let path): .sendmail(try SendmailProgram(path: path, sender: from))
    case .server(let server): .smtp(try server.connection(sender: from))
    }
  }
}

extension PostSettings.MailServer {
  fileprivate func connection(sender: String) throws(PostError) -> SMTPServer {
    let way: SMTPServer.Security =
      switch security {
      case .starttls: .required
      case .tls: .tls
      case .none: .none
      }
    // An address of IP version 6 stands in brackets in an address of the web.
    let host = address.host.filter { $0 != "[" && $0 != "]" }
    let login = user.flatMap { user in
      password.map { SMTPServer.Login(user: user, password: $0) }
    }
    return try SMTPServer(
      host: host, port: address.port ?? way.usualPort, security: way, login: login, sender: sender,
      certificates: authorities)
  }
}

extension SMTPServer.Security {
  /// The port of a server that names none (RFC 8314 §7, RFC 6409 §3.1, RFC 5321 §4.5.4.2).
  fileprivate var usualPort: Int {
    switch self {
    case .tls: 465
    case .required, .opportunistic: 587
    case .none: 25
    }
  }
}

extension PostSettings.Hook {
  /// The program that is told.
  package func webhook() throws(PostError) -> Webhook {
    Webhook(
      address: try HTTPAddress(address.text), secret: try WebhookSecret(secret),
      reach: WebReach(allowsPrivate: allowsPrivate, allowsPlain: address.scheme == "http"))
  }
}

extension PostSettings {
  /// Asks for the address that is told after a good run; `nil` when there is none.
  ///
  /// It may be one of this machine's network: only the office's owner can set it, and nothing but the
  /// request itself goes there.
  package func sendPing() -> Post.Outcome? {
    guard let ping else { return nil }
    do throws(PostError) {
      return Ping(
        address: try HTTPAddress(ping.text),
        reach: WebReach(allowsPrivate: true, allowsPlain: true)
      ).send()
    } catch {
      return error.outcome
    }
  }
}
