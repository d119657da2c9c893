internal import CQrencode

/// A QR symbol (ISO/IEC 18004), by libqrencode.
package struct QRCode: Equatable, Sendable {
  /// Modules along a side, without the quiet zone.
  package let width: Int
  /// Row by row, true where a module is dark.
  private let modules: [Bool]

  /// How many light modules have to be around a symbol (ISO/IEC 18004, 5.3.8).
  package static let quiet = 4

  /// The symbol of a text, as small as it gets with error correction level M: some 15 in a hundred
  /// of it may be torn or dirty.
  ///
  /// - Returns: `nil` for a text that does not fit or is empty.
  package init?(_ text: String) {
    guard
      let code = unsafe QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1)
    else { return nil }
    defer { unsafe QRcode_free(code) }
    let width = Int(unsafe code.pointee.width)
    self.width = width
    let data = unsafe UnsafeBufferPointer(start: code.pointee.data, count: width * width)
    unsafe modules = data.map { $0 & 1 == 1 }
  }

  /// The symbol's version, from 1 to 40.
  package var version: Int { (width - 17) / 4 }

  /// Whether the module is dark; all around the symbol they are light.
  package func isDark(column: Int, row: Int) -> Bool {
    guard (0..<width).contains(column), (0..<width).contains(row) else { return false }
    return modules[row * width + column]
  }

  /// The symbol with its quiet zone as a picture (SVG 1.1).
  /// - Parameter millimetres: how wide it is on paper.
  package func svg(millimetres: Int) -> String {
    let side = width + 2 * Self.quiet
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        guard isDark(column: column, row: row) else {
          column += 1
          continue
        }
        let start = column
        while isDark(column: column, row: row) { column += 1 }
        let length = column - start
        path += "M\(start + Self.quiet) \(row + Self.quiet)h\(length)v1h-\(length)z"
      }
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(millimetres)mm" height="\(millimetres)mm" \
      viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges">
      <path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>
      <path d="\(path)"/>
      </svg>

      """
  }

  /// The symbol with its quiet zone in half blocks, two rows of modules in a line.
  ///
  /// - Parameter lightIsInk: draws the light modules, for light writing on a dark ground; else the
  ///   dark ones.
  package func lines(lightIsInk: Bool) -> [String] {
    stride(from: -Self.quiet, to: width + Self.quiet, by: 2).map { row in
      (-Self.quiet..<width + Self.quiet).map { column in
        let upper = isDark(column: column, row: row) != lightIsInk
        // Below the last line there is nothing to be drawn.
        let isBeyond = row + 1 >= width + Self.quiet
        let lower = !isBeyond && isDark(column: column, row: row + 1) != lightIsInk
        return upper ? lower ? "█" : "▀" : lower ? "▄" : " "
      }.joined()
    }
  }
}
