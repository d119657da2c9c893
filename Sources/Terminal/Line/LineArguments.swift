import Glibc
import Twinning

/// The words of the line as the system hands them over: bytes that need not be text.
package enum LineArguments {
  /// The process's own arguments without the program's name, as bytes.
  package static var bytes: [[UInt8]] {
    let count = Int(CommandLine.argc)
    return (1..<max(count, 1)).compactMap { index in
      guard let pointer = CommandLine.unsafeArgv[index] else { return nil }
      return Array(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
    }
  }

  /// The words as text.
  static func words(_ bytes: [[UInt8]]) throws(Refusal) -> [String] {
    var words: [String] = []
    for (index, word) in bytes.enumerated() {
      guard let text = String(validating: word, as: UTF8.self) else {
        let shown = String(decoding: word.prefix(40), as: UTF8.self)
        throw Refusal(
          "word \(index + 1) of the line, \"\(shown)\", is not valid UTF-8",
          advice: "set the terminal to UTF-8")
      }
      words.append(text)
    }
    return words
  }
}
