import Glibc

/// Folders of this user alone.
enum Folder {
  /// Makes the folder, and those above it, when they are not there.
  static func make(_ folder: String) throws(OfficeError) {
    var path = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      let above = path.isEmpty ? "/" : path
      path += "/" + part
      guard mkdir(path, 0o700) == 0 else {
        guard errno == EEXIST else {
          throw OfficeError.cannotCreate(path: path, reason: String(cString: strerror(errno)))
        }
        continue
      }
      try sync(above, for: path)
    }
    guard isFolder(path) else {
      throw OfficeError.cannotCreate(path: path, reason: "a file is in its place")
    }
  }

  /// Makes the name of `path` last, which `above` holds: without it a power cut may take what was made,
  /// with all that is in it.
  ///
  /// A folder above that may not be read is left to the system.
  static func sync(_ above: String, for path: String) throws(OfficeError) {
    let opened = open(above, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { return }
    defer { close(opened) }
    // Some file systems sync no folders, and say EINVAL.
    guard fsync(opened) != 0, errno != EINVAL, errno != EROFS else { return }
    throw OfficeError.cannotCreate(path: path, reason: String(cString: strerror(errno)))
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names of what lies in it, in order; nothing when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The size of a file in bytes; `nil` when it is not there.
  static func size(of path: String) -> Int64? {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : nil
  }
}
