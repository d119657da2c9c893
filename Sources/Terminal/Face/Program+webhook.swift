import EventLog
import Office
import Post
import Twinning

extension Program {
  /// Sets or takes away where a person is told by a program.
  func setHook(_ invocation: Invocation, _ entry: SetHook) throws(OfficeError) -> ExitCode {
    let office = try open(invocation, .write)
    guard !entry.remove else {
      try office.changeSettings { (settings) throws(OfficeError) in
        guard settings.hooks.removeValue(forKey: entry.person) != nil else {
          throw OfficeError.refused(Refusal("\(entry.person) has no webhook", rule: "R31"))
        }
      }
      console.hasRecorded = true
      console.print("\(entry.person) has no webhook any more.")
      return .done
    }
    _ = try office.recipient(entry.person)
    let hook: PostSettings.Hook
    var isNew = false
    do throws(Refusal) {
      guard let url = entry.url else {
        throw Refusal("no address is named", advice: "give it, or --remove", field: "url")
      }
      let address = try WebAddress(
        url, schemes: entry.allowPrivate ? ["https", "http"] : ["https"], field: "url")
      if !entry.allowPrivate { try Self.requirePublic(address) }
      let secret: String
      if let path = entry.secretFile {
        secret = try PostSettings.Hook.checkedSecret(try Self.secret(path, field: "secret-file"))
      } else {
        do throws(OfficeError) {
          secret = try PostSettings.Hook.newSecret()
        } catch {
          throw Refusal(error.description, cause: error)
        }
        isNew = true
      }
      hook = PostSettings.Hook(address: address, secret: secret, allowsPrivate: entry.allowPrivate)
    } catch {
      throw OfficeError.refused(error)
    }
    try office.changeSettings { (settings) throws(OfficeError) in
      settings.hooks[entry.person] = hook
      guard settings.hooks.count <= PostSettings.hookLimit else {
        throw OfficeError.refused(
          Refusal("there are more than \(PostSettings.hookLimit) webhooks", rule: "R31"))
      }
    }
    console.hasRecorded = true
    console.print("\(entry.person) is told at \(SafeLine.text(hook.address.place)).")
    if isNew {
      console.print("The receiver checks the signature with this secret, which is not shown again:")
      console.print(hook.secret)
    }
    return .done
  }

  /// Refuses an address that leads to this machine or its network.
  ///
  /// A name that nobody knows today is taken: the machine may be off the network.
  private static func requirePublic(_ address: WebAddress) throws(Refusal) {
    let found: String?
    do throws(PostError) {
      found = try HTTPAddress(address.text).privateAddress()
    } catch {
      throw Refusal(error.description, field: "url", cause: error)
    }
    guard let found else { return }
    throw Refusal(
      "\(address.place) leads to \(found), an address that is not of the internet",
      advice: "give --allow-private if it is meant", rule: "R31", field: "url")
  }
}
