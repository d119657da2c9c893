import Twinning

extension Office {
  /// What is missing for reminders to go where a command sends them, as sentences.
  func missingChannels(_ command: Command) throws(OfficeError) -> [String] {
    guard case .chooseRecipient(let choice) = command else { return [] }
    let settings = try PostSettings(folder: folder)
    var sentences: [String] = []
    let person = choice.person
    for channel in choice.channels {
      switch channel {
      case .terminal: break
      case .mail where settings.mail == nil:
        sentences.append(
          "mail is not set up for this office: until it is (post mail), \(person) is told on the"
            + " terminal")
      case .mail:
        guard case .missing = try findMailbox(of: person) else { continue }
        sentences.append(
          "no mail address of \(person) is on record: record it with person detail \(person)"
            + " --email …")
      case .webhook where settings.hooks[person] == nil:
        sentences.append(
          "no webhook of \(person) is set: until it is (post webhook \(person)), \(person) is told on"
            + " the terminal")
      case .webhook: break
      }
    }
    return sentences
  }
}
