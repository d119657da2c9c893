import EventLog
import Foundation
import Keys
import Testing

@testable import Office

@Suite struct `The key that signs` {
  @Test func `a new key is not put among the keys of another office`() throws {
    let (scene, other) = try (TestOffice.withPartners(), TestOffice.withPartners())
    let path = scene.folder.path + "/twinning.keys"
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: other.folder.path + "/twinning.keys", toPath: path)
    let error = #expect(throws: OfficeError.self) {
      try scene.another().renewSigningKey(reason: "lost")
    }
    #expect(error?.description.contains("holds the keys of another office") == true)
    #expect(try KeyFile(path: path, mode: .read).publicKeys().count == 1)
  }

  @Test func `a new key signs and the one before stays known`() throws {
    let scene = try TestOffice.withPartners()
    let first = try scene.office.newestKey().key
    try scene.another().renewSigningKey(reason: "the machine was lost")
    let keys = try #require(try scene.another().signingKeys())
    #expect(keys.count == 2 && keys.last?.key == first && keys.first?.key != first)
    #expect(keys.first?.reason == "the machine was lost")
    // The lock was given back.
    try scene.perform(#"{"command":"person add","person":"guest-1","given-name":"Ada"}"#)
  }

  @Test func `a beginning that was broken off before the key was made is gone on with`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/twinning.keys"
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: true)
    do { _ = try KeyFile(path: path, mode: .create) }
    #expect(try KeyFile(path: path, mode: .read).publicKeys().isEmpty)
    let office = try Office(folder: folder.path, mode: .create)
    #expect(try office.signingKeys()?.count == 1)
  }

  @Test func `something else in its place is told before anything is recorded`() throws {
    let folder = TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: true)
    let path = folder.path + "/twinning.keys"
    try Data("a letter".utf8).write(to: URL(filePath: path))
    let error = #expect(throws: OfficeError.self) {
      try Office(folder: folder.path, mode: .create)
    }
    #expect(error?.description == "\(path) is not a key file of Twinning")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a letter")
  }
}
