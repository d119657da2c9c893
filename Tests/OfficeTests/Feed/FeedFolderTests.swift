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
    let first = try scene.office.publish(to: nil)
    #expect(
      changes(first) == [
        "office.ics": .written, "partner-hue.ics": .written, "partner-leon.ics": .written,
      ])
    let folder = scene.folder.path + "/feeds"
    #expect(mode(folder) == 0o700 && mode(folder + "/office.ics") == 0o600)
    #expect(Set(changes(try scene.office.publish(to: nil)).values) == [.unchanged])
    try scene.perform(
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound","arrives":"2026-09-01"}"#
    )
    #expect(
      changes(try scene.office.publish(to: nil)) == [
        "office.ics": .written, "partner-hue.ics": .written, "partner-leon.ics": .unchanged,
      ])
    #expect(Folder.names(in: folder) == ["office.ics", "partner-hue.ics", "partner-leon.ics"])
  }

  @Test func `of somebody who was forgotten are taken away`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"guest-1","partnership":"hue","public-name":"A. Guest"}"#,
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound","arrives":"2026-09-01"}"#,
      #"{"command":"delegation join","delegation":"v","person":"guest-1","role":"teacher"}"#,
    ])
    #expect(changes(try scene.office.publish(to: nil))["person-guest-1.ics"] == .written)
    try scene.perform(#"{"command":"person forget","person":"guest-1","reason":"asked"}"#)
    #expect(changes(try scene.office.publish(to: nil))["person-guest-1.ics"] == .removed)
    #expect(Folder.size(of: scene.folder.path + "/feeds/person-guest-1.ics") == nil)
  }

  @Test func `go over no file that somebody else wrote`() throws {
    let scene = try TestOffice.withPartners()
    let folder = TemporaryFolder()
    let own = try folder.write("person-mine.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    _ = try scene.office.publish(to: folder.path)
    #expect(Folder.size(of: own) != nil)
    let foreign = try folder.write("office.ics", "my own")
    #expect(throws: OfficeError.self) { try scene.office.publish(to: folder.path) }
    #expect(try String(contentsOfFile: foreign, encoding: .utf8) == "my own")
    unlink(foreign)
    symlink(own, foreign)
    #expect(throws: OfficeError.self) { try scene.office.publish(to: folder.path) }
    #expect(!Folder.names(in: folder.path).contains { $0.hasSuffix(".part") })
  }

  @Test func `are not begun where no folder can be`() throws {
    let scene = try TestOffice.withPartners()
    let file = try scene.folder.write("a-file", "")
    #expect(throws: OfficeError.self) { try scene.office.publish(to: file + "/feeds") }
    #expect(throws: OfficeError.self) { try scene.office.publish(to: file) }
  }
}
