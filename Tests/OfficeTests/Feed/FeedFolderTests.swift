import Foundation
import Glibc
import Testing
import Twinning

@testable import Office

@Suite struct `Published calendars` {
  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  private func changes(_ feeds: [PublishedFeed]) -> [String: PublishedFeed.Change] {
    Dictionary(
      uniqueKeysWithValues: feeds.map { (($0.path as NSString).lastPathComponent, $0.change) })
  }

  @Test func `lie in the office's folder for its owner only, and change when something does`()
    throws
  {
    let scene = try TestOffice.withPartners()
    let first = try scene.office.publish(to: nil).feeds
    #expect(
      changes(first) == [
        "office.ics": .written, "partner-hue.ics": .written, "partner-leon.ics": .written,
      ])
    let folder = scene.folder.path + "/feeds"
    #expect(mode(folder) == 0o700 && mode(folder + "/office.ics") == 0o600)
    #expect(Set(changes(try scene.office.publish(to: nil).feeds).values) == [.unchanged])
    // Whoever serves it lets others read it.
    chmod(folder + "/partner-hue.ics", 0o644)
    try scene.perform(
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound","arrives":"2026-09-01"}"#
    )
    #expect(
      changes(try scene.office.publish(to: nil).feeds) == [
        "office.ics": .written, "partner-hue.ics": .written, "partner-leon.ics": .unchanged,
      ])
    #expect(Folder.names(in: folder) == ["office.ics", "partner-hue.ics", "partner-leon.ics"])
    #expect(mode(folder + "/partner-hue.ics") == 0o644 && mode(folder + "/office.ics") == 0o600)
  }

  @Test func `of somebody who was forgotten are taken away`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"guest-1","partnership":"hue","public-name":"A. Guest"}"#,
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound","arrives":"2026-09-01"}"#,
      #"{"command":"delegation join","delegation":"v","person":"guest-1","role":"teacher"}"#,
    ])
    #expect(changes(try scene.office.publish(to: nil).feeds)["person-guest-1.ics"] == .written)
    try scene.perform(#"{"command":"person forget","person":"guest-1","reason":"asked"}"#)
    #expect(changes(try scene.office.publish(to: nil).feeds)["person-guest-1.ics"] == .removed)
    #expect(Folder.size(of: scene.folder.path + "/feeds/person-guest-1.ics") == nil)
  }

  @Test func `go over no file that somebody else wrote`() throws {
    let scene = try TestOffice.withPartners()
    let folder = TemporaryFolder()
    let own = try folder.write("person-mine.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    _ = try scene.office.publish(to: folder.path)
    #expect(Folder.size(of: own) != nil)
    let foreign = try folder.write("office.ics", "my own")
    #expect(try scene.office.publish(to: folder.path).failures.count == 1)
    #expect(try String(contentsOfFile: foreign, encoding: .utf8) == "my own")
    unlink(foreign)
    symlink(own, foreign)
    #expect(try scene.office.publish(to: folder.path).failures.count == 1)
    #expect(!Folder.names(in: folder.path).contains { $0.hasSuffix(".part") })
  }

  @Test func `are written though one cannot be, and taken away first`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"guest-1","partnership":"hue","public-name":"A. Guest"}"#,
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound","arrives":"2026-09-01"}"#,
      #"{"command":"delegation join","delegation":"v","person":"guest-1","role":"teacher"}"#,
    ])
    let folder = TemporaryFolder()
    #expect(try scene.office.publish(to: folder.path).failures.isEmpty)
    unlink(folder.path + "/office.ics")
    _ = try folder.write("office.ics", "my own")
    try scene.perform(#"{"command":"person forget","person":"guest-1","reason":"asked"}"#)
    try scene.perform(
      #"{"command":"delegation move","delegation":"v","arrives":"2026-09-08","reason":"so"}"#)
    let publication = try scene.office.publish(to: folder.path)
    #expect(
      changes(publication.feeds) == [
        "office.ics": .failed, "partner-hue.ics": .written, "partner-leon.ics": .unchanged,
        "person-guest-1.ics": .removed,
      ])
    #expect(publication.failures.first?.description.contains("office.ics is there already") == true)
  }

  @Test func `leave alone what another office wrote, or lies under another name`() throws {
    let scene = try TestOffice.withPartners()
    let folder = TemporaryFolder()
    _ = try scene.office.publish(to: folder.path)
    let bytes = try scene.office.feed("hue")
    let text = String(decoding: bytes, as: UTF8.self)
    let copy = try folder.write("partner-copy.ics", text)
    let publication = try scene.office.publish(to: folder.path)
    #expect(publication.failures.isEmpty && Folder.size(of: copy) == Int64(bytes.count))
    let other = try TestOffice(on: "2026-06-16")
    try other.perform(
      #"{"command":"program found","name":"Others","community":"Port","country":"US","zone":"America/New_York","languages":["en"],"on":"1990"}"#
    )
    let failed = try other.office.publish(to: folder.path)
    #expect(changes(failed.feeds) == ["office.ics": .failed])
    #expect(Folder.names(in: folder.path).count == 4)
  }

  @Test func `without a UID count as the office's own in its own folder only`() throws {
    let scene = try TestOffice.withPartners()
    let lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Twinning//Calendar//EN", "END:VCALENDAR",
    ]
    let old = lines.map { $0 + "\r\n" }.joined()
    _ = try scene.office.publish(to: nil)
    let own = scene.folder.path + "/feeds"
    let folder = TemporaryFolder()
    for path in [own, folder.path] {
      try old.write(toFile: path + "/person-old.ics", atomically: false, encoding: .utf8)
    }
    #expect(changes(try scene.office.publish(to: nil).feeds)["person-old.ics"] == .removed)
    #expect(changes(try scene.office.publish(to: folder.path).feeds)["person-old.ics"] == nil)
    #expect(
      WrittenEvent.lines(of: try scene.office.feed("hue"))[3].hasPrefix("UID:partner-hue@"))
  }

  @Test func `clear away their own half-written files, and nobody else's`() throws {
    let folder = TemporaryFolder()
    let names = [
      ".partner-hue.ics.99.part", ".partner-hue.ics.swp", ".office.ics.part", ".partner-x.99.part",
      ".office.ics.a.part", ".office.ics.7.part",
    ]
    for name in names {
      var times = [timeval(tv_sec: 1_000, tv_usec: 0), timeval(tv_sec: 1_000, tv_usec: 0)]
      #expect(utimes(try folder.write(name, "half"), &times) == 0)
    }
    _ = try TestOffice.withPartners().office.publish(to: folder.path)
    let left = Folder.names(in: folder.path).filter { $0.hasPrefix(".") }
    #expect(
      left == [
        ".office.ics.a.part", ".office.ics.part", ".partner-hue.ics.swp", ".partner-x.99.part",
      ])
  }

  @Test func `are not begun where no folder can be`() throws {
    let scene = try TestOffice.withPartners()
    let file = try scene.folder.write("a-file", "")
    #expect(throws: OfficeError.self) { try scene.office.publish(to: file + "/feeds") }
    #expect(throws: OfficeError.self) { try scene.office.publish(to: file) }
  }
}
