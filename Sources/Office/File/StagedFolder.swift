import Glibc

/// The folder of an office that is there whole or not at all: made under a name of its own, where
/// nobody else looks, and given its own name at the end.
///
/// Only a folder that is not there yet is made so. What is put into one that is there stays: another
/// program may have opened it meanwhile, and taking its files away would take away what that program
/// records in them.
package struct StagedFolder: ~Copyable {
  /// Where the office is to be made.
  package let path: String
  private let folder: String
  private let isStaged: Bool
  private var isKept = false

  /// - Parameter folder: where the office is to be in the end.
  package init(for folder: String) throws(OfficeError) {
    self.folder = Self.withoutSlashes(folder)
    guard let above = Self.place(for: self.folder) else {
      path = folder
      isStaged = false
      return
    }
    path = DurableFile.temporary(for: "\(above)/\(Self.name(of: self.folder))")
    isStaged = true
    guard mkdir(path, 0o700) == 0 else {
      throw OfficeError.cannotCreate(path: folder, reason: String(cString: strerror(errno)))
    }
  }

  deinit {
    guard isStaged, !isKept else { return }
    for name in Folder.names(in: path) { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// Gives the folder its name, and makes those above it; nothing may use it meanwhile.
  /// - Throws: ``OfficeError`` when there is an office of that name by now.
  package mutating func keep() throws(OfficeError) {
    guard isStaged else { return }
    let above = DurableFile.folder(of: folder)
    if !Folder.isFolder(above) { try Folder.make(above) }
    try Folder.sync(path, for: path)
    guard rename(path, folder) == 0 else {
      guard errno == EEXIST || errno == ENOTEMPTY else {
        throw OfficeError.cannotCreate(path: folder, reason: String(cString: strerror(errno)))
      }
      throw OfficeError.officeExists(folder: folder)
    }
    isKept = true
    try Folder.sync(above, for: folder)
  }

  /// The lowest folder above that is there; `nil` when the office's own is, or something is in the
  /// way.
  private static func place(for folder: String) -> String? {
    var status = stat()
    guard lstat(folder, &status) != 0, errno == ENOENT else { return nil }
    var above = DurableFile.folder(of: folder)
    while lstat(above, &status) != 0, errno == ENOENT, above != ".", above != "/" {
      above = DurableFile.folder(of: above)
    }
    return Folder.isFolder(above) ? above : nil
  }

  private static func withoutSlashes(_ folder: String) -> String {
    var folder = folder[...]
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    return String(folder)
  }

  private static func name(of folder: String) -> String {
    folder.split(separator: "/").last.map(String.init) ?? folder
  }
}
