import Foundation
import Testing

/// What the fuzzers have found, and what they begin with, is read without a word of complaint.
struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Corpus")

  @Test(arguments: FuzzTarget.allCases) func `the corpus is taken or refused, and nothing breaks`(
    target: FuzzTarget
  ) throws {
    let folder = Self.folder.appending(path: target.rawValue)
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files {
      let trouble = target.trouble(with: Array(try Data(contentsOf: file)))
      #expect(trouble == nil, "\(file.lastPathComponent)")
    }
  }

  @Test func `the corpus stays small`() throws {
    var count = 0
    var size = 0
    for target in FuzzTarget.allCases {
      for file in try FileManager.default.contentsOfDirectory(
        at: Self.folder.appending(path: target.rawValue),
        includingPropertiesForKeys: [.fileSizeKey])
      {
        count += 1
        size += try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
      }
    }
    #expect(count <= 200)
    #expect(size <= 200_000)
  }
}
