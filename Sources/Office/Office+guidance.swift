import Glibc
import Guidance

extension Office {
  /// A local guidance file is a page or two.
  private static let guidanceLimit = 1024 * 1024

  /// The guidance that comes with the program, and the office's own files over it.
  static func guidebook(_ folder: String) throws(OfficeError) -> Guidebook {
    let path = folder + "/guidance"
    let names = Folder.names(in: path).filter { $0.hasSuffix(GuidanceNoun.suffix) }
    guard !names.isEmpty else { return .shared }
    do throws(GuidanceError) {
      var files: [GuidanceText] = []
      for name in names {
        guard let bytes = read("\(path)/\(name)") else {
          throw GuidanceError(file: name, reason: "cannot be read; look at its rights and size")
        }
        files.append(GuidanceText(name: name, utf8: bytes))
      }
      let book = try Guidebook(files: files)
      try book.check()
      return book
    } catch {
      throw OfficeError.guidance(error.description)
    }
  }

  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: guidanceLimit + 1)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { raw in
        Glibc.read(descriptor, raw.baseAddress.map { $0 + count }, raw.count - count)
      }
      guard got >= 0 else { return nil }
      if got == 0 { break }
      count += got
    }
    guard count <= guidanceLimit else { return nil }
    return Array(bytes.prefix(count))
  }
}
