import Glibc
package import JSONText
import Twinning

extension PostSettings {
  /// The file's name in the office's folder.
  package static let fileName = "twinning.post"

  /// No settings come near it.
  private static let longest = 1024 * 1024

  /// The settings of the office in `folder`; empty ones when there is no file.
  ///
  /// - Throws: ``OfficeError/guidance(_:)`` for what cannot be read or understood, with the member.
  package init(folder: String) throws(OfficeError) {
    self.init()
    let path = "\(folder)/\(Self.fileName)"
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    // A pipe in its place would keep the run waiting for ever.
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw OfficeError.guidance(
        "\(path) is no file; remove it, and set up how mail goes out with twinning post mail")
    }
    isOpenToOthers = status.st_mode & 0o077 != 0
    var lines = try LineReader(path: path)
    var bytes: [UInt8] = []
    while let line = try lines.next() {
      bytes += line + [0x0A]
      guard bytes.count <= Self.longest else {
        throw OfficeError.guidance("\(path) is longer than \(Self.longest) bytes")
      }
    }
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.parse(utf8: bytes)
    } catch {
      throw OfficeError.guidance(
        "\(path) is no JSON: \(error.reason) at byte \(error.offset); mend it, or remove it and set"
          + " it up again with twinning post mail")
    }
    do throws(Refusal) {
      try read(value)
    } catch {
      throw OfficeError.guidance("\(path): \(error)")
    }
  }

  /// Keeps the settings; only their owner can read them.
  package func write(to folder: String) throws(OfficeError) {
    var file = try DurableFile("\(folder)/\(Self.fileName)", overwriting: true)
    try file.write(Array((json.canonicalText + "\n").utf8))
    try file.keep()
  }
}

extension PostSettings {
  private var json: JSONValue { json(withSecrets: true) }

  /// The settings for people and programs that need no secrets.
  package var shown: JSONValue { json(withSecrets: false) }

  private func json(withSecrets: Bool) -> JSONValue {
    var members: [JSONValue.Member] = []
    if let mail { members.append(JSONValue.Member("mail", mail.json(withSecrets))) }
    if let ping {
      members.append(JSONValue.Member("ping", .string(withSecrets ? ping.text : ping.place)))
    }
    if !hooks.isEmpty {
      let sorted = hooks.sorted { $0.key < $1.key }
      members.append(
        JSONValue.Member(
          "webhooks",
          .object(sorted.map { JSONValue.Member($0.key.text, $0.value.json(withSecrets)) })))
    }
    return .object(members)
  }

  private mutating func read(_ value: JSONValue) throws(Refusal) {
    let reader = try MemberReader(value, at: "", known: ["mail", "ping", "webhooks"])
    if let value = reader.value["mail"] { mail = try Mail(value) }
    if let text = try reader.text("ping") {
      ping = try WebAddress(text, schemes: ["https", "http"], field: "ping")
    }
    guard let value = reader.value["webhooks"] else { return }
    guard let members = value.members, members.count <= Self.hookLimit else {
      throw Refusal("it is no object with at most \(Self.hookLimit) members", field: "webhooks")
    }
    for member in members {
      guard let person = PersonID(member.name) else {
        throw Refusal("\"\(excerpt(member.name))\" is no person's short name", field: "webhooks")
      }
      hooks[person] = try Hook(member.value, of: person)
    }
  }
}

extension PostSettings.Mail {
  fileprivate func json(_ withSecrets: Bool) -> JSONValue {
    var members = [JSONValue.Member("from", .string(from))]
    if let name { members.append(JSONValue.Member("name", .string(name))) }
    switch route {
    case .sendmail(let path): members.append(JSONValue.Member("sendmail", .string(path)))
    case .server(let server):
      members.append(JSONValue.Member("server", .string(server.address.text)))
      members.append(JSONValue.Member("security", .string(server.security.rawValue)))
      for (name, value) in [
        ("user", server.user), ("password", withSecrets ? server.password : nil),
        ("authorities", server.authorities),
      ] {
        if let value { members.append(JSONValue.Member(name, .string(value))) }
      }
    }
    return .object(members)
  }

  fileprivate init(_ value: JSONValue) throws(Refusal) {
    let reader = try MemberReader(
      value, at: "mail",
      known: ["from", "name", "sendmail", "server", "security", "user", "password", "authorities"])
    from = try MailAddress.checked(try reader.required("from"), field: "mail.from")
    name = try reader.text("name")
    if let path = try reader.text("sendmail") {
      route = .sendmail(path: path)
      return
    }
    let security = try reader.text("security") ?? MailSecurity.starttls.rawValue
    guard let security = MailSecurity(rawValue: security) else {
      throw Refusal(
        "\"\(excerpt(security))\" is none of "
          + MailSecurity.allCases.map(\.rawValue).joined(separator: ", "), field: "mail.security")
    }
    route = .server(
      PostSettings.MailServer(
        address: try WebAddress(
          try reader.required("server"), schemes: ["smtp", "smtps"], field: "mail.server"),
        security: security, user: try reader.text("user"), password: try reader.text("password"),
        authorities: try reader.text("authorities")))
  }
}

extension PostSettings.Hook {
  fileprivate func json(_ withSecrets: Bool) -> JSONValue {
    var members = [JSONValue.Member("url", .string(withSecrets ? address.text : address.place))]
    if withSecrets { members.append(JSONValue.Member("secret", .string(secret))) }
    if allowsPrivate { members.append(JSONValue.Member("private", true)) }
    return .object(members)
  }

  fileprivate init(_ value: JSONValue, of person: PersonID) throws(Refusal) {
    let place = "webhooks.\(person)"
    let reader = try MemberReader(value, at: place, known: ["url", "secret", "private"])
    allowsPrivate = try reader.flag("private")
    address = try WebAddress(
      try reader.required("url"), schemes: allowsPrivate ? ["https", "http"] : ["https"],
      field: "\(place).url")
    secret = try reader.required("secret")
  }
}

/// Reads the members of an object of settings: a misspelt one is refused, not passed over.
private struct MemberReader {
  let value: JSONValue
  private let place: String

  init(_ value: JSONValue, at place: String, known: [String]) throws(Refusal) {
    guard let members = value.members else {
      throw Refusal("an object was expected", field: place)
    }
    for member in members where !known.contains(member.name) {
      throw Refusal(
        "there is no setting \"\(excerpt(member.name))\"",
        advice: "it has \(known.joined(separator: ", "))", field: place)
    }
    self.value = value
    self.place = place
  }

  private func name(_ member: String) -> String { place.isEmpty ? member : "\(place).\(member)" }

  func text(_ member: String) throws(Refusal) -> String? {
    guard let found = value[member] else { return nil }
    guard let text = found.text, !text.isEmpty, text.utf8.count <= WebAddress.longest,
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
    else {
      throw Refusal(
        "a text of 1 to \(WebAddress.longest) bytes without control characters was expected",
        field: name(member))
    }
    return text
  }

  func required(_ member: String) throws(Refusal) -> String {
    guard let text = try text(member) else { throw Refusal("it is missing", field: name(member)) }
    return text
  }

  func flag(_ member: String) throws(Refusal) -> Bool {
    guard let found = value[member] else { return false }
    guard let flag = found.bool else {
      throw Refusal("true or false was expected", field: name(member))
    }
    return flag
  }
}
