import JSONText

/// Makes an event with other values in its fields.
struct EventAmendment {
  private let event: Event
  private let description: EventDescription
  private let isSingle: Bool

  /// - Parameters:
  ///   - event: as it reads now.
  ///   - isSingle: whether its stream has no subject, and so its first field no special meaning.
  init(of event: Event, isSingle: Bool) {
    self.event = event
    self.isSingle = isSingle
    description = Catalogue.event(event.kind)
  }

  /// The event with the values of `settings`, each `FIELD=VALUE`.
  func event(setting settings: [String], in given: Circumstances) throws(Refusal) -> Event {
    var members = (try? JSONValue.parse(utf8: event.data))?.members ?? []
    var changed: [FieldDescription] = []
    for setting in settings {
      let (field, text) = try parts(of: setting)
      let isAgain = changed.contains { $0.name == field.name }
      let before = isAgain ? members.first { $0.name == field.name }?.value : nil
      guard !isAgain || field.isList else {
        throw Refusal("\(field.name) is set twice", advice: "set it once", field: "set")
      }
      members.removeAll { $0.name == field.name }
      if !text.isEmpty {
        var value = try FieldText.value(of: field, text)
        if field.kind == .vagueDate, text == "unknown" { value = "" }
        if let before { value = .array((before.elements ?? []) + (value.elements ?? [])) }
        if let reason = FieldCheck.refusal(of: value, field) {
          throw Refusal(reason, rule: "R32", field: field.name)
        }
        members.append(JSONValue.Member(field.name, value))
      }
      changed.append(field)
    }
    let new = try read(members)
    try given.requireReferences(of: new, fields: changed.map(\.name), rule: "R32")
    try given.requireOrder(of: new)
    return new
  }

  private func parts(of setting: String) throws(Refusal) -> (FieldDescription, String) {
    guard let sign = setting.firstIndex(of: "=") else {
      throw Refusal(
        "\"\(excerpt(setting))\" sets nothing", advice: "write FIELD=VALUE", rule: "R32",
        field: "set")
    }
    let name = String(setting[..<sign])
    let names = description.fields.map(\.name)
    guard let index = names.firstIndex(of: name) else {
      let near = NearestNames.nearest(names, to: name).first.map { "did you mean \($0)?" }
      throw Refusal(
        "\(description.name) has no field \"\(excerpt(name))\"",
        advice: near ?? "it has \(names.joined(separator: ", "))", rule: "R32", field: "set")
    }
    let field = description.fields[index]
    let isIdentity = index == 0 && !isSingle || ["ClaimID", "ItemID"].contains(field.of)
    guard !isIdentity || field.isList else {
      throw Refusal(
        "\(name) says which record it is, and is not amended",
        advice: "retract the event, and record it anew under the right name", rule: "R32",
        field: "set")
    }
    return (field, String(setting[setting.index(after: sign)...]))
  }

  private func read(_ members: [JSONValue.Member]) throws(Refusal) -> Event {
    let names = description.fields.map(\.name)
    let bytes = JSONCursor.canonical(.object(members), members: names).bytes
    guard bytes.count <= RawJSON.longest else {
      throw Refusal(
        "the event would be longer than \(RawJSON.longest) bytes", advice: "set less",
        rule: "R32", field: "set")
    }
    do throws(JSONError) {
      // Written anew: what is left out by default must not stand there.
      guard let event = try Event.read(event.kind.name, version: event.kind.version, bytes) else {
        return event
      }
      return event
    } catch {
      throw Refusal(
        "\(description.name) would not be whole: \(error.reason)",
        advice: "a required field is not left out", rule: "R32", field: "set")
    }
  }
}
