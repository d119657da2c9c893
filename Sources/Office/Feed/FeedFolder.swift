import Calendars
import Glibc

/// A folder of calendars that this program writes, in which others may lie too.
struct FeedFolder {
  private let folder: String
  /// What stands behind the `@` of the UIDs of the office's calendars.
  private let domain: String
  /// Whether it is the office's own, in which calendars without a UID are its own too.
  private let isOwn: Bool

  /// Makes the folder when it is not there, for its owner only.
  ///
  /// - Parameters:
  ///   - folder: where it is.
  ///   - domain: what stands behind the `@` of the UIDs of the office's calendars.
  ///   - isOwn: whether it is the office's own folder for them.
  init(_ folder: String, domain: String, isOwn: Bool) throws(OfficeError) {
    try Folder.make(folder)
    self.folder = folder
    self.domain = domain
    self.isOwn = isOwn
    DurableFile.sweep(
      folder, beginning: FeedAudience.beginnings, ending: FeedAudience.ending)
  }

  func path(of name: String) -> String { "\(folder)/\(name)" }

  /// Puts a calendar there, unless the very same lies there already: a new one for its owner only,
  /// another one for whoever was let read the one before.
  ///
  /// - Throws: ``OfficeError`` when something else lies there.
  func write(_ bytes: [UInt8], as name: String) throws(OfficeError) -> PublishedFeed.Change {
    let path = path(of: name)
    try DurableFile.check(path, overwriting: true)
    if let known = try content(of: path) {
      if known == bytes { return .unchanged }
      guard isOurs(known, name) else {
        throw OfficeError.occupied(
          "\(path) is there already, and is no calendar that this office wrote; choose another folder with"
            + " --to")
      }
    }
    var file = try DurableFile(path, overwriting: true)
    file.inheritRights()
    try file.write(bytes)
    try file.keep()
    return .written
  }

  /// Takes away the calendars that this program wrote for somebody who has none any more: they may
  /// tell what was forgotten since.
  ///
  /// - Parameter names: the files that stay.
  /// - Returns: the paths of those that went, and why others stay.
  func removeOthers(than names: Set<String>) -> (removed: [String], failures: [OfficeError]) {
    var removed: [String] = []
    var failures: [OfficeError] = []
    for name in Folder.names(in: folder)
    where name.hasSuffix(FeedAudience.ending) && !names.contains(name)
      && FeedAudience.beginnings.contains(where: name.hasPrefix)
    {
      let path = path(of: name)
      do throws(OfficeError) {
        guard let known = try content(of: path), isOurs(known, name) else { continue }
        guard unlink(path) == 0 else {
          throw OfficeError.storage(
            "\(path) cannot be removed: \(String(cString: strerror(errno)))")
        }
        removed.append(path)
      } catch {
        failures.append(error)
      }
    }
    do throws(OfficeError) {
      if !removed.isEmpty { try Folder.sync(folder, for: folder) }
    } catch {
      failures.append(error)
    }
    return (removed, failures)
  }

  /// Whether this office wrote it, under this name.
  private func isOurs(_ bytes: [UInt8], _ name: String) -> Bool {
    CalendarFeed.isOurs(
      bytes, uid: FeedAudience.uid(of: name, domain: domain), takesUnnamed: isOwn)
  }

  /// The bytes of a file; nil when there is none, empty when it is no calendar of any length.
  private func content(of path: String) throws(OfficeError) -> [UInt8]? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG else { return [] }
    return try WholeFile.read(path, limit: CalendarLint.largest) ?? []
  }
}
