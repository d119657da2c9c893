import EventLog
import JSONText
import Office
import QRCode
import Sodium
import Twinning

extension Program {
  /// Checks the log's chain and its guards, and compares with checkpoints (R34).
  func verify(_ invocation: Invocation, _ entry: VerifyLog) throws(OfficeError) -> ExitCode {
    let checkpoints = try entry.against.map { (words) throws(OfficeError) in
      try CheckpointReader.read(words)
    }
    guard entry.key == nil || !checkpoints.isEmpty else {
      throw OfficeError.refused(
        Refusal("there is nothing to check the key against", advice: "give --against too"))
    }
    let key = try entry.key.map { (text) throws(OfficeError) in try Self.publicKey(text) }
    let line = ProgressLine(console)
    defer { line.end() }
    let report = try Office.verify(
      folder: try folder(invocation), against: checkpoints, key: key, line.show)
    line.end()
    for sentence in report.complaints { console.complain("twinning: \(sentence)") }
    for sentence in report.praises { console.print(sentence) }
    return report.isIntact ? .done : .refused
  }

  private static func publicKey(_ text: String) throws(OfficeError) -> PublicKey {
    do throws(CheckpointError) {
      return try CheckpointText.readKey(text)
    } catch {
      throw OfficeError.refused(Refusal(error.reason, field: "key"))
    }
  }

  /// Signs what is on record, as text or JSON, with its QR symbol.
  func sign(_ invocation: Invocation, _ entry: MakeCheckpoint) throws(OfficeError) -> ExitCode {
    let office = try open(invocation, .read)
    let path = entry.qr == "-" ? nil : entry.qr
    let file = try path.map { (path) throws(OfficeError) in
      try office.newFile(path, overwriting: entry.force)
    }
    let line = ProgressLine(console)
    defer { line.end() }
    let checkpoint = try office.checkpoint(line.show)
    line.end()
    let symbol = try Self.symbol(of: checkpoint)
    try file?.write(symbol.svg(millimetres: Self.symbolWidth))
    guard !entry.json else {
      console.print(checkpoint.json.canonicalText)
      return .done
    }
    CheckpointText.lines(of: checkpoint).forEach(console.print)
    if entry.qr == "-" || entry.qr == nil && console.ability.hasColors { draw(symbol) }
    return .done
  }

  /// On paper; a module is then two thirds of a millimetre.
  private static let symbolWidth = 45

  private static func symbol(of checkpoint: Checkpoint) throws(OfficeError) -> QRCode {
    guard let symbol = QRCode(CheckpointCode.text(of: checkpoint)) else {
      throw OfficeError.storage("libqrencode makes no symbol of the checkpoint")
    }
    return symbol
  }

  /// Draws the symbol dark on light where colours can be set; else for light writing on dark.
  private func draw(_ symbol: QRCode) {
    for line in symbol.lines(lightIsInk: !style.hasColors) { console.print(style.onPaper(line)) }
  }

  /// Prints the public key, after making a new one if that is asked for.
  func key(_ invocation: Invocation, _ entry: AuditKey) throws(OfficeError) -> ExitCode {
    guard entry.renew == (entry.reason != nil) else {
      throw OfficeError.refused(
        entry.renew
          ? Refusal("a new key needs a reason", advice: "give --reason", field: "reason")
          : Refusal("a reason is given for a new key only", advice: "give --renew too"))
    }
    let office = try open(invocation, entry.renew ? .write : .read)
    if let reason = entry.reason {
      try office.renewSigningKey(reason: reason)
      console.hasRecorded = true
    }
    let newest = try office.newestKey()
    let keys = try office.signingKeys() ?? [newest]
    guard !entry.json else {
      console.print(
        JSONValue.object([JSONValue.Member("keys", .array(keys.map(\.json)))]).canonicalText)
      return .done
    }
    CheckpointText.lines(of: newest.key).forEach(console.print)
    for one in keys {
      let why = one.reason.isEmpty ? "" : ": \(SafeLine.text(one.reason))"
      console.print("\(one.key.hex) made \(one.madeAt)\(why)")
    }
    return .done
  }
}
