import Glibc

/// Reads a file line by line, a chunk at a time, so that a large one never lies in memory whole.
package struct LineReader: ~Copyable, Sendable {
  /// The longest line: a command with every field at its limit stays below it.
  package static let lineLimit = 1024 * 1024
  private static let chunkSize = 256 * 1024

  private let limit: Int
  private let descriptor: CInt
  private let ownsDescriptor: Bool
  /// Whether it reads a file rather than a pipe or a terminal.
  package let isFile: Bool
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// The number of the line that was read last, from 1.
  package private(set) var number = 0

  /// Opens the file at `path`; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - limit: the longest line in bytes.
  package init(path: String, limit: Int = LineReader.lineLimit) throws(OfficeError) {
    self.limit = limit
    if path == "-" {
      descriptor = STDIN_FILENO
      ownsDescriptor = false
      isFile = false
      return
    }
    let opened = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else {
      throw OfficeError.unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(opened)
      throw OfficeError.unreadable(path: path, reason: "it is a folder")
    }
    descriptor = opened
    ownsDescriptor = true
    isFile = status.st_mode & S_IFMT == S_IFREG
  }

  deinit {
    if ownsDescriptor { close(descriptor) }
  }

  /// The next line without its end (LF, CRLF, or the CRCRLF of a file that was converted twice);
  /// `nil` at the end of the file.
  ///
  /// The byte order mark that some editors and spreadsheets put before the first line is left out.
  package mutating func next() throws(OfficeError) -> [UInt8]? {
    guard let line = try nextRaw() else { return nil }
    number += 1
    var text = line
    while text.last == 0x0D { text.removeLast() }
    let hasMark = number == 1 && text.starts(with: [0xEF, 0xBB, 0xBF])
    return Array(hasMark ? text.dropFirst(3) : text)
  }

  /// The next line without its LF.
  private mutating func nextRaw() throws(OfficeError) -> ArraySlice<UInt8>? {
    while true {
      if let end = buffer[start...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return buffer[start..<end]
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return buffer[start...]
      }
      guard buffer.count - start <= limit else {
        throw OfficeError.lineTooLong(line: number + 1, limit: limit)
      }
      try fill()
    }
  }

  private mutating func fill() throws(OfficeError) {
    buffer.removeFirst(start)
    start = 0
    let before = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: Self.chunkSize))
    let count = buffer.withUnsafeMutableBytes { bytes in
      var result = -1
      repeat {
        result = read(descriptor, bytes.baseAddress.map { $0 + before }, Self.chunkSize)
      } while result < 0 && errno == EINTR
      return result
    }
    guard count >= 0 else {
      throw OfficeError.unreadable(path: "the file", reason: String(cString: strerror(errno)))
    }
    buffer.removeLast(Self.chunkSize - count)
    isAtEnd = count == 0
  }
}
