/// A small file that somebody asked for by name: there whole or not at all, in a folder that is
/// there, and never over another one unasked.
package struct NewFile {
  private let path: String
  private let isOverwriting: Bool

  /// - Throws: ``OfficeError`` when something is there, unless it is a file that may go.
  package init(_ path: String, overwriting: Bool) throws(OfficeError) {
    try DurableFile.check(path, overwriting: overwriting)
    self.path = path
    isOverwriting = overwriting
  }

  package func write(_ text: String) throws(OfficeError) {
    var file = try DurableFile(path, overwriting: isOverwriting)
    try file.write(Array(text.utf8))
    try file.keep()
  }
}
