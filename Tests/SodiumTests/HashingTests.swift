import Sodium
import Testing

@Suite struct HashingTests {
  private func digits(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  @Test func `BLAKE2b of abc is that of RFC 7693, shorter ones are their own`() throws {
    let abc = Array("abc".utf8)
    #expect(
      try digits(Hashing.blake2b(abc, length: 64))
        == "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923")
    // python3 -c "import hashlib; print(hashlib.blake2b(b'abc', digest_size=20).hexdigest())"
    #expect(
      try digits(Hashing.blake2b(abc, length: 20)) == "384264f676f39536840523f284921cdc68b6846b")
    #expect(throws: SodiumError.self) { try Hashing.blake2b(abc, length: 15) }
    #expect(throws: SodiumError.self) { try Hashing.blake2b(abc, length: 65) }
  }

  @Test func `HMAC-SHA256 is that of RFC 4231, for short and for long keys`() {
    let question = Array("what do ya want for nothing?".utf8)
    #expect(
      digits(Hashing.hmacSHA256(question, key: Array("Jefe".utf8)))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    let long = [UInt8](repeating: 0xAA, count: 131)
    let text = "Test Using Larger Than Block-Size Key - Hash Key First"
    #expect(
      digits(Hashing.hmacSHA256(Array(text.utf8), key: long))
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }
}
