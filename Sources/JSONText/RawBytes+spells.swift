extension UnsafeRawBufferPointer {
  /// Whether these bytes are the word's.
  @inlinable
  package func spells(_ word: StaticString) -> Bool {
    let size = word.utf8CodeUnitCount
    guard count == size else { return false }
    let other = UnsafeRawPointer(word.utf8Start)
    for index in 0..<size where self[index] != other.load(fromByteOffset: index, as: UInt8.self) {
      return false
    }
    return true
  }
}
