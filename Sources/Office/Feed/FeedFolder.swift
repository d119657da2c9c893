import Calendars
import Glibc

/// A folder of calendars that this program writes, in which others may lie too.
struct FeedFolder {
  private let folder: String

  /// Makes the folder when it is not there, for its owner only.
  init(_ folder: String) throws(OfficeError) {
    try Folder.make(folder)
    self.folder = folder
    DurableFile.sweep(folder, beginning: FeedAudience.beginnings)
  }

  func path(of name: String) -> String { "\(folder)/\(name)" }

  /// Puts a calendar there, for its owner only, unless the very same lies there already.
  ///
  /// - Throws: ``OfficeError`` when something else lies there.
  func write(_ bytes: [UInt8], as name: String) throws(OfficeError) -> PublishedFeed.Change {
    let path = path(of: name)
    try DurableFile.check(path, overwriting: true)
    if let known = try content(of: path) {
      if known == bytes { return .unchanged }
      guard CalendarFeed.isOurs(known) else {
        throw OfficeError.occupied(
          "\(path) is there already, and this program did not write it; choose another folder with"
            + " --to")
      }
    }
    var file = try DurableFile(path, overwriting: true)
    try file.write(bytes)
    try file.keep()
    return .written
  }

  /// Takes away the calendars that this program wrote for somebody who has none any more: they may
  /// tell what was forgotten since.
  func removeOthers(than names: Set<String>) throws(OfficeError) -> [String] {
    var removed: [String] = []
    for name in Folder.names(in: folder)
    where name.hasSuffix(".ics") && !names.contains(name)
      && FeedAudience.beginnings.contains(where: name.hasPrefix)
    {
      let path = path(of: name)
      guard let known = try content(of: path), CalendarFeed.isOurs(known) else { continue }
      guard unlink(path) == 0 else {
        throw OfficeError.storage(
          "\(path) cannot be removed: \(String(cString: strerror(errno)))")
      }
      removed.append(path)
    }
    if !removed.isEmpty { try Folder.sync(folder, for: folder) }
    return removed
  }

  /// The bytes of a file; nil when there is none, empty when it is no calendar of any length.
  private func content(of path: String) throws(OfficeError) -> [UInt8]? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG else { return [] }
    return try WholeFile.read(path, limit: CalendarLint.largest) ?? []
  }
}
