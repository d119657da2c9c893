import Testing

@testable import EventLog

/// SHA-256, and the form of what is hashed.
struct DigestTests {
  private func digest(of text: String) -> Digest {
    Array(text.utf8).withUnsafeBytes { unsafe Digest(hashing: $0) }
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `the answers of FIPS 180-4 come out`(_ text: String, _ hex: String) {
    #expect(digest(of: text).description == hex)
    #expect(Digest(hex) == digest(of: text))
    #expect(Digest(hex.uppercased()) == digest(of: text))
  }

  @Test(arguments: ["", "00", String(repeating: "g", count: 64), String(repeating: "0", count: 65)])
  func `what is no digest is not read as one`(_ text: String) { #expect(Digest(text) == nil) }

  @Test func `the known answer of schemas log v1 comes out`() {
    var form = HashForm()
    form.begin("twinning event 1")
    form.field(Int64(1))
    #expect(form.bytes.count == 32)
    #expect(
      form.digest.description == "96a88e65f53fe46e23d5c50b6cc43978dee892ac877cbd2fc1f5be973449a72f")
  }

  @Test func `fields do not run into one another`() {
    func digest(_ one: String?, _ other: String?) -> Digest {
      var form = HashForm()
      form.begin("x")
      form.field(one)
      form.field(other)
      return form.digest
    }
    let all = [
      digest("ab", "c"), digest("a", "bc"), digest("abc", ""), digest("", "abc"),
      digest(nil, "abc"),
      digest("abc", nil), digest(nil, nil), digest("", ""),
    ]
    #expect(Set(all).count == all.count)
  }

  @Test func `a long field is hashed whole`() {
    let bytes = [UInt8](repeating: 7, count: 100_000)
    var form = HashForm()
    form.clear()
    form.field(Int64(3))
    form.field(bytes)
    #expect(form.bytes.count == 12 + 4 + 100_000)
    #expect(Array(form.bytes.prefix(12)) == [0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 3])
    #expect(Array(form.bytes.dropFirst(16)) == bytes)
  }
}
