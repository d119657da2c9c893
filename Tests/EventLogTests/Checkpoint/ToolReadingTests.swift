import EventLog
import Foundation
import Sodium
import Testing

/// `tools/verify-log` reads checkpoints as the program does, and refuses them in the same words.
struct ToolReadingTests {
  private let folder: LogFolder

  init() throws { folder = try SampleLog.changed() }

  private func checkpoint() throws -> Checkpoint {
    let report = try SQLiteLog(path: folder.log, mode: .read, timeout: 0).verify()
    let key = try SigningKey(seed: [UInt8](repeating: 7, count: 32))
    return try #require(
      Checkpoint(of: report, at: Instant(microseconds: 1_795_514_400_000_000), signedWith: key))
  }

  private func said(_ text: String) throws -> String {
    do {
      _ = try CheckpointText.read(Array(text.utf8))
      return "none"
    } catch { return "\(error)" }
  }

  private func expectSame(_ text: String) throws {
    let file = folder.path + "/checkpoint"
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let tool = try Verifiers.tool(folder.log, "--against", file)
    let said = try said(text)
    #expect(said != "none")
    #expect(tool == Verifiers.Answer(status: 1, text: said))
  }

  @Test func `it reads all three forms`() throws {
    let checkpoint = try checkpoint()
    let file = folder.path + "/checkpoint"
    let json = """
      {"checkpoint": 1, "position": 60, "made": "\(checkpoint.made)", "key": "\(checkpoint.key.hex)",
       "office": "\(checkpoint.office)", "head": "\(checkpoint.head)",
       "signature": "\(Hexadecimal.text(of: checkpoint.signature))"}
      """
    let code = CheckpointCode.text(of: checkpoint)
    for text in [CheckpointText.lines(of: checkpoint).joined(separator: "\n"), json, code] {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      let tool = try Verifiers.tool(
        folder.log, "--against", file, "--key", checkpoint.key.hex)
      #expect(tool.status == 0, "\(tool.text)")
    }
    let words = [folder.log, "--key", checkpoint.key.hex, "--against", code]
    #expect(try Verifiers.tool(words).status == 0)
  }

  @Test(arguments: 0..<13)
  func `one mistyped character in any line is told in the same words`(_ index: Int) throws {
    var lines = try CheckpointText.lines(of: checkpoint())
    for place in [0, 13, lines[index].utf8.count - 1] {
      let before = lines[index]
      let at = before.index(before.startIndex, offsetBy: place)
      guard before[at] != " " else { continue }
      lines[index].replaceSubrange(at...at, with: before[at] == "7" ? "3" : "7")
      try expectSame(lines.joined(separator: "\n"))
      lines[index] = before
    }
  }

  @Test(arguments: ["", "TWINNING CHECKPOINT 2\noffice", "twinning checkpoint 1", "A letter."])
  func `what is none is told in the same words`(_ text: String) throws { try expectSame(text) }

  /// RFC 8032, 7.1: TEST 1, 2 and 3.
  @Test func `its signatures are those of RFC 8032`() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-I", "-S", "-c", Self.script,
      URL(filePath: Verifiers.tool).deletingLastPathComponent().path,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private static let script = """
    import sys
    sys.dont_write_bytecode = True
    sys.path.insert(0, sys.argv[1] + "/verifier")
    from ed25519 import ORDER, is_signed
    known = [
        ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e397"
         "01cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f361"
         "3d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f76"
         "0984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ]
    for key, message, signature in known:
        key, message, signature = map(bytes.fromhex, (key, message, signature))
        assert is_signed(key, message, signature)
        assert not is_signed(key, message + b"x", signature)
        for place in range(64):
            changed = bytearray(signature)
            changed[place] ^= 1
            assert not is_signed(key, message, bytes(changed))
        # The same number again, an order higher: RFC 8032, 8.4.
        higher = int.from_bytes(signature[32:], "little") + ORDER
        assert not is_signed(key, message, signature[:32] + higher.to_bytes(32, "little"))
    # A point of small order, with which anything could be signed.
    assert not is_signed((1).to_bytes(32, "little"), b"", (1).to_bytes(32, "little") + bytes(32))
    """
}
