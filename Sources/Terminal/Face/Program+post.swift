import EventLog
import Glibc
import JSONText
import Office
import Post
import Twinning

extension Program {
  /// Sets how this office sends mail.
  func setMail(_ invocation: Invocation, _ entry: SetMail) throws(OfficeError) -> ExitCode {
    let office = try open(invocation, .write)
    let earlier = try PostSettings(folder: office.folder).mail
    let mail: PostSettings.Mail
    do throws(Refusal) {
      let route: PostSettings.Route
      switch (entry.server, entry.sendmail) {
      case (let server?, nil):
        route = .server(try Self.server(server, entry, keeping: earlier?.route))
      case (nil, let path?): route = .sendmail(path: try Self.sendmail(path, entry))
      default:
        throw Refusal(
          "mail goes out one way", advice: "give either --server or --sendmail", rule: "R31")
      }
      mail = PostSettings.Mail(
        from: try MailAddress.checked(entry.from, field: "from"), name: entry.name,
        route: route)
    } catch {
      throw OfficeError.refused(error)
    }
    try office.changeSettings { (settings) throws(OfficeError) in settings.mail = mail }
    console.hasRecorded = true
    console.print(
      "Mail comes from \(SafeLine.text(mail.from)), \(SafeLine.text(Self.words(mail.route))).")
    return .done
  }

  /// - Parameter route: as it was until now: the login to the same server stays unless another one is
  ///   given, or none is wanted.
  private static func server(
    _ text: String, _ entry: SetMail, keeping route: PostSettings.Route?
  ) throws(Refusal) -> PostSettings.MailServer {
    let address = try WebAddress(text, schemes: ["smtp", "smtps"], field: "server")
    guard address.scheme != "smtps" || entry.security != .none else {
      throw Refusal(
        "smtps:// is secured from the beginning, and --security none says that it is not",
        advice: "leave one of them out, or write smtp://", field: "security")
    }
    var (user, password) = (entry.user, String?.none)
    if let path = entry.passwordFile { password = try secret(path, field: "password-file") }
    guard (user == nil) == (password == nil), user == nil || !entry.noLogin else {
      throw Refusal(
        "a user's name and a password belong together",
        advice: "give --user and --password-file, or neither, or --no-login", field: "user")
    }
    var authorities = try entry.authorities.map { (path) throws(Refusal) in
      try ReadableFile.path(path, field: "authorities")
    }
    if case .server(let earlier)? = route, earlier.address.host == address.host {
      if user == nil, !entry.noLogin { (user, password) = (earlier.user, earlier.password) }
      authorities = authorities ?? earlier.authorities
    }
    let local = ["localhost", "127.0.0.1", "[::1]"]
    guard entry.security != .none || password == nil || local.contains(address.host) else {
      throw Refusal(
        "a password would be sent to \(address.host) for everybody to read",
        advice: "choose starttls or tls", field: "security")
    }
    return PostSettings.MailServer(
      address: address, security: address.scheme == "smtps" ? .tls : entry.security,
      user: user, password: password, authorities: authorities)
  }

  private static func sendmail(_ path: String, _ entry: SetMail) throws(Refusal) -> String {
    guard entry.user == nil, entry.passwordFile == nil, entry.authorities == nil, !entry.noLogin
    else {
      throw Refusal(
        "sendmail takes no user, password or certificates", advice: "leave them out",
        field: "sendmail")
    }
    var status = stat()
    guard path.hasPrefix("/"), access(path, X_OK) == 0, stat(path, &status) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else {
      throw Refusal(
        "\"\(excerpt(path))\" is no program here", advice: "write its whole path",
        field: "sendmail")
    }
    return path
  }

  /// Sets or takes away the address that is told after each good run.
  func setPing(_ invocation: Invocation, _ entry: SetPing) throws(OfficeError) -> ExitCode {
    let office = try open(invocation, .write)
    var ping: WebAddress?
    do throws(Refusal) {
      guard (entry.url == nil) == entry.remove else {
        throw Refusal("one address, or --remove", advice: "give one of both", field: "url")
      }
      if let url = entry.url {
        ping = try WebAddress(url, schemes: ["https", "http"], field: "url")
      }
    } catch {
      throw OfficeError.refused(error)
    }
    try office.changeSettings { (settings) throws(OfficeError) in settings.ping = ping }
    console.hasRecorded = true
    console.print(
      ping.map { "After each good run \(SafeLine.text($0.place)) is told." }
        ?? "Nobody is told after a run.")
    return .done
  }

  /// Shows how this office sends, without secrets.
  func showPost(_ invocation: Invocation, _ entry: ShowPost) throws(OfficeError) -> ExitCode {
    let settings = try PostSettings(folder: try open(invocation, .read).folder)
    if settings.isOpenToOthers {
      console.complain(
        "look at this: others can read \(PostSettings.fileName), which holds secrets; chmod 600 it")
    }
    guard !entry.json else {
      console.print(settings.shown.canonicalText)
      return .done
    }
    let mail = settings.mail.map { mail in
      let name = mail.name.map { "\($0) " } ?? ""
      return "from \(name)<\(mail.from)>, \(Self.words(mail.route))"
    }
    console.print("Mail      " + SafeLine.text(mail ?? "not set; see twinning help post mail"))
    for (person, hook) in settings.hooks.sorted(by: { $0.key < $1.key }) {
      let note = hook.allowsPrivate ? ", a private address is allowed" : ""
      console.print("Webhook   " + SafeLine.text("\(person): \(hook.address.place)\(note)"))
    }
    console.print("Ping      " + SafeLine.text(settings.ping?.place ?? "not set"))
    return .done
  }

  private static func words(_ route: PostSettings.Route) -> String {
    switch route {
    case .sendmail(let path): "by \(path)"
    case .server(let server):
      "by \(server.address.text) (\(server.security.rawValue)"
        + (server.user.map { ", as \($0)" } ?? "") + ")"
    }
  }

  /// The first line of a file, or of standard input.
  static func secret(_ path: String, field: String) throws(Refusal) -> String {
    let line: [UInt8]?
    do throws(OfficeError) {
      var lines = try LineReader(path: path, limit: 1_000)
      line = try lines.next()
    } catch {
      throw Refusal(error.description, field: field, cause: error)
    }
    guard let line, !line.isEmpty, let text = String(validating: line, as: UTF8.self),
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
    else {
      throw Refusal(
        "\(path == "-" ? "standard input" : excerpt(path)) has no secret in its first line",
        advice: "write it there alone", field: field)
    }
    return text
  }
}
