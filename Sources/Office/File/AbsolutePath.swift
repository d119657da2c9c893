import Glibc

/// Paths that mean the same from every folder.
enum AbsolutePath {
  /// The path from the root, links in its folder followed; the file itself need not be there.
  static func of(_ path: String) -> String {
    let folder = DurableFile.folder(of: path)
    guard let real = realpath(folder, nil) else { return path }
    defer { free(real) }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let base = String(cString: real)
    return base == "/" ? "/\(name)" : "\(base)/\(name)"
  }

  /// Whether both paths lead to one file.
  static func isSame(_ one: String, _ other: String) -> Bool {
    var left = stat()
    var right = stat()
    return stat(one, &left) == 0 && stat(other, &right) == 0 && left.st_ino == right.st_ino
      && left.st_dev == right.st_dev
  }
}
