import Foundation
import Keys
import Sodium
import Testing

@Suite struct KeyFileTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID())").path
  var path: String { folder + "/twinning.keys" }

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  @Test func `keys are kept from one opening to the next, readable by the owner alone`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var made: SealingKey?
    do {
      let file = try KeyFile(path: path, mode: .create)
      made = try file.makeKey(of: "guest-3", at: 5)
      _ = try file.makeSigningKey(at: 6)
      try file.belong(toFirstHash: [UInt8](repeating: 7, count: 32))
      try file.commit()
    }
    let file = try KeyFile(path: path, mode: .read)
    #expect(try file.key(of: "guest-3") == made)
    #expect(try file.key(of: "guest-4") == nil)
    #expect(try file.people() == ["guest-3"])
    #expect(try file.firstHash() == [UInt8](repeating: 7, count: 32))
    let (current, keys) = try (file.signingKey(), file.publicKeys())
    #expect(current?.publicKey == keys.first?.key)
    #expect(keys.map(\.madeAt) == [6])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `a copy holds the same keys, readable by the owner alone, over no file`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try KeyFile(path: path, mode: .create)
    let made = try file.makeKey(of: "guest-3", at: 5)
    try file.commit()
    let copy = folder + "/copy.keys"
    try file.copy(to: copy)
    #expect(try KeyFile(path: copy, mode: .write).key(of: "guest-3") == made)
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(throws: KeyFileError.self) { try file.copy(to: copy) }
    #expect(throws: KeyFileError.self) { try file.copy(to: folder + "/none/copy.keys") }
  }

  @Test func `what was not committed is not there`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try KeyFile(path: path, mode: .create)
    _ = try file.makeKey(of: "guest-3", at: 5)
    file.rollback()
    #expect(try file.people() == [])
  }

  @Test func `a destroyed key is in none of the files`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try KeyFile(path: path, mode: .create)
    let key = try file.makeKey(of: "guest-3", at: 5)
    _ = try file.makeKey(of: "guest-4", at: 5)
    try file.commit()
    #expect(try files(holding: key.bytes) == ["twinning.keys"])
    try file.beginErasure(of: "guest-3", at: 9)
    try file.commit()
    #expect(try file.unfinishedErasures().map(\.person) == ["guest-3"])
    #expect(try !file.finishErasure(of: "guest-3", begunAt: 8))
    #expect(try file.keys(among: ["guest-3", "guest-5"]).map(\.madeAt) == [5])
    #expect(try file.finishErasure(of: "guest-3", begunAt: 9))
    try file.commit()
    #expect(try files(holding: key.bytes) == [])
    #expect(try file.unfinishedErasures().isEmpty)
    #expect(try file.people() == ["guest-4"])
  }

  @Test func `copies are known until they are no more`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try KeyFile(path: path, mode: .create)
    try file.noteCopy(at: "/a", moment: 1)
    try file.noteCopy(at: "/b", moment: 2)
    #expect(try file.copies() == ["/b", "/a"])
    try file.forgetCopy(at: "/b")
    #expect(try file.copies() == ["/a"])
  }

  @Test func `a newer signing key signs and the older one stays known`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try KeyFile(path: path, mode: .create)
    let first = try file.makeSigningKey(at: 1)
    let second = try file.makeSigningKey(at: 2)
    let current = try file.signingKey()
    #expect(current?.publicKey == second.publicKey)
    #expect(try file.publicKeys().map(\.key) == [second.publicKey, first.publicKey])
  }

  @Test func `a missing file, another file and one that is there are refused`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(throws: KeyFileError.missing(path: path)) { try KeyFile(path: path, mode: .write) }
    try Data("no database at all, only words".utf8).write(to: URL(filePath: path))
    #expect(throws: KeyFileError.notAKeyFile(path: path)) { try KeyFile(path: path, mode: .read) }
    #expect(throws: KeyFileError.exists(path: path)) { try KeyFile(path: path, mode: .create) }
  }

  private func files(holding bytes: [UInt8]) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
      try Data(contentsOf: URL(filePath: folder + "/" + name)).range(of: Data(bytes)) != nil
    }.sorted()
  }
}
