import Foundation
import Testing

/// Texts that were looked at once and are kept in files: `Golden/NAME.txt` beside this file.
///
/// A missing file, or `RECORD_GOLDEN=1`, writes the text and fails the test: look at it, then run
/// again.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
  let file = folder.appending(path: "\(name).txt")
  let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
  guard !isRecording, let known = try? String(contentsOf: file, encoding: .utf8) else {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record(
      "Golden/\(name).txt was recorded; look at it and run again", sourceLocation: sourceLocation)
    return
  }
  guard text != known else { return }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let knownLines = known.split(separator: "\n", omittingEmptySubsequences: false)
  let first = zip(lines, knownLines).prefix { $0 == $1 }.count
  let was = first < knownLines.count ? String(knownLines[first]) : "(end)"
  let now = first < lines.count ? String(lines[first]) : "(end)"
  Issue.record(
    "Golden/\(name).txt differs from line \(first + 1) on\nwas: \(was)\nnow: \(now)",
    sourceLocation: sourceLocation)
}
