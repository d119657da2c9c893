/// A small file that somebody asked for by name: there whole or not at all, in a folder that is
/// there, and never over another one unasked.
package struct NewFile {
  private let path: String
  private let isOverwriting: Bool

  fileprivate init(_ path: String, overwriting: Bool) {
    self.path = path
    isOverwriting = overwriting
  }

  package func write(_ text: String) throws(OfficeError) {
    var file = try DurableFile(path, overwriting: isOverwriting)
    try file.write(Array(text.utf8))
    try file.keep()
  }
}

extension Office {
  /// A small file that is to be written there.
  /// - Throws: ``OfficeError`` when something is there, unless it is a file that may go; always for a
  ///   file of the office itself.
  package func newFile(_ path: String, overwriting: Bool) throws(OfficeError) -> NewFile {
    try checkFile(at: path, overwriting: overwriting)
    return NewFile(path, overwriting: overwriting)
  }
}
