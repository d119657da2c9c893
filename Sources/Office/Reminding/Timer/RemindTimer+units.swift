import Glibc

extension RemindTimer {
  /// The service and the timer: names and texts.
  package var units: [(name: String, text: String)] {
    [("\(unitName).service", service), ("\(unitName).timer", timer)]
  }

  /// Puts service and timer into a folder, in the place of those of the same office.
  ///
  /// - Returns: the paths.
  /// - Throws: ``OfficeError`` when another office has them, or when they cannot be written.
  package func writeUnits(to folder: String) throws(OfficeError) -> [String] {
    try Folder.make(folder)
    let service = "\(folder)/\(unitName).service"
    if access(service, F_OK) == 0 {
      var lines = try LineReader(path: service)
      var isOurs = false
      while let line = try lines.next() {
        isOurs = isOurs || String(decoding: line, as: UTF8.self).hasSuffix(officeInService)
      }
      guard isOurs else {
        throw OfficeError.occupied(
          "\(service) belongs to another office; give this office's folder another name, or remove"
            + " that file")
      }
    }
    var paths: [String] = []
    for unit in units {
      let path = "\(folder)/\(unit.name)"
      var file = try DurableFile(path, overwriting: true)
      try file.write(Array(unit.text.utf8))
      try file.keep()
      paths.append(path)
    }
    return paths
  }
}
