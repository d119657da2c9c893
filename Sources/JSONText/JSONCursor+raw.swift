extension JSONCursor {
  /// Steps over an object, whatever is in it, and answers its bytes.
  ///
  /// Only its end is looked for: whether it is well formed inside is not checked.
  package mutating func rawObject() throws(JSONError) -> UnsafeRawBufferPointer {
    guard at < bytes.count, bytes[at] == 0x7B else { throw fail("an object was expected") }
    let start = at
    var depth = 0
    var isText = false
    var index = at
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if isText {
        if byte == 0x5C { index += 1 } else if byte == 0x22 { isText = false }
        continue
      }
      switch byte {
      case 0x22: isText = true
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D: depth -= 1
      default: break
      }
      if depth == 0 {
        at = index
        return UnsafeRawBufferPointer(rebasing: bytes[start..<index])
      }
    }
    throw fail("an object does not end")
  }
}
