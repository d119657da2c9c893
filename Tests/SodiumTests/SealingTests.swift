import Sodium
import Testing

@Suite struct SealingTests {
  let context = Array("person/guest-3".utf8)

  @Test(arguments: [0, 1, 62, 63, 64, 65, 127, 128, 5000])
  func `what is sealed is opened again, whatever its length`(_ length: Int) throws {
    let key = try SealingKey()
    let plain = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
    let box = try key.seal(plain, context: context)
    #expect(try key.open(box, context: context) == plain)
  }

  @Test func `a box does not tell how long the value is`() throws {
    let key = try SealingKey()
    let short = try key.seal([1], context: context)
    let long = try key.seal([UInt8](repeating: 7, count: 60), context: context)
    #expect(short.count == long.count)
  }

  @Test func `the same value is sealed to another box each time`() throws {
    let key = try SealingKey()
    #expect(try key.seal([1, 2, 3], context: context) != key.seal([1, 2, 3], context: context))
  }

  @Test func `another key, another context and every changed byte are refused`() throws {
    let key = try SealingKey()
    let box = try key.seal(Array("vegetarian".utf8), context: context)
    #expect(throws: SodiumError.cannotOpen) { try SealingKey().open(box, context: context) }
    #expect(throws: SodiumError.cannotOpen) { try key.open(box, context: []) }
    for index in box.indices {
      var changed = box
      changed[index] ^= 1
      #expect(throws: SodiumError.cannotOpen) { try key.open(changed, context: context) }
    }
    #expect(throws: SodiumError.cannotOpen) { try key.open([], context: context) }
    #expect(throws: SodiumError.cannotOpen) {
      try key.open(Array(box.prefix(80)), context: context)
    }
  }

  @Test func `a value that is too long is refused with both lengths`() throws {
    let key = try SealingKey()
    let long = [UInt8](repeating: 0, count: SealingKey.longestPlain + 1)
    #expect(throws: SodiumError.badLength(what: "the value", found: 262_145, wanted: 262_144)) {
      try key.seal(long, context: context)
    }
  }

  /// RFC 8032 §7.1, tests 1 to 3.
  @Test(arguments: [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
        + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e"
        + "458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
    (
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290"
        + "ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    ),
  ])
  func `signatures are those of the standard`(
    _ seed: String, _ open: String, _ message: String, _ signature: String
  ) throws {
    let key = try SigningKey(seed: bytes(seed))
    #expect(key.publicKey.bytes == bytes(open))
    #expect(key.sign(bytes(message)) == bytes(signature))
    #expect(key.publicKey.verifies(bytes(signature), of: bytes(message)))
    #expect(!key.publicKey.verifies(bytes(signature), of: bytes(message) + [0]))
    #expect(try !SigningKey().publicKey.verifies(bytes(signature), of: bytes(message)))
  }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.compactMap { $0.hexDigitValue.map(UInt8.init) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
