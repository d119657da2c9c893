/// By which way mails leave.
package enum MailTransport: Equatable, Sendable {
  case smtp(SMTPServer)
  case sendmail(SendmailProgram)

  /// Opens the way; what is sent over it goes over one connection, as long as that holds.
  package func open() throws(PostError) -> MailSender {
    switch self {
    case .smtp(let server): MailSender(way: .smtp(try SMTPConnection(to: server)))
    case .sendmail(let program): MailSender(way: .sendmail(program))
    }
  }
}

/// An open way for mails; closed when it goes.
package struct MailSender: ~Copyable {
  fileprivate enum Way: ~Copyable {
    case smtp(SMTPConnection)
    case sendmail(SendmailProgram)
  }

  fileprivate let way: Way

  /// Sees whether mails can be handed over at all, before one is begun.
  ///
  /// - Returns: why not: no server, no login, no program; nil when they can.
  package func greet() -> Remark? {
    switch way {
    case .smtp(let connection): connection.greet()
    case .sendmail(let program): program.absence
    }
  }

  /// Hands a mail over and waits for what becomes of it.
  ///
  /// Never sends twice: what may have arrived is ``Outcome/unknown(reason:)``.
  package func send(_ mail: ComposedMail) -> Outcome {
    switch way {
    case .smtp(let connection): connection.send(mail)
    case .sendmail(let program): program.send(mail)
    }
  }
}
