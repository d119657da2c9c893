import Glibc

/// How much room a disk has.
package struct DiskRoom: Sendable {
  /// The bytes that are free for a file in a folder; `nil` when nobody can tell.
  package let free: @Sendable (String) -> Int64?

  package init(free: @escaping @Sendable (String) -> Int64?) { self.free = free }

  /// What the system says (`statvfs`).
  package static let ofSystem = DiskRoom { folder in
    var found = statvfs()
    guard statvfs(folder, &found) == 0 else { return nil }
    return Int64(clamping: found.f_bavail) &* Int64(clamping: found.f_frsize)
  }

  /// - Throws: ``OfficeError`` when so many bytes do not fit.
  func require(_ bytes: Int64, in folder: String) throws(OfficeError) {
    guard let free = free(folder), free < bytes else { return }
    throw OfficeError.cannotCreate(
      path: folder,
      reason: "there is not enough room: \(ByteCount.text(bytes)) are needed and"
        + " \(ByteCount.text(free)) are free; make room for \(ByteCount.text(bytes - free)) more")
  }
}

/// Counts of bytes for people.
package enum ByteCount {
  /// Such as `4.2 MiB`.
  package static func text(_ bytes: Int64) -> String {
    var value = Double(bytes)
    var unit = "bytes"
    for next in ["KiB", "MiB", "GiB", "TiB"] where abs(value) >= 1024 {
      value /= 1024
      unit = next
    }
    guard unit != "bytes" else { return "\(bytes) bytes" }
    let tenths = Int64((value * 10).rounded(.up))
    return "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}
