import Foundation
import Glibc
import Terminal

/// What a line came to.
struct Ran {
  let code: Int32
  let output: String
  let complaints: String

  var lines: [String] {
    output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
  }

  /// All of it, as a person would see it.
  func transcript(_ words: [String]) -> String {
    let typed = words.map { $0.contains(" ") || $0.isEmpty ? "\"\($0)\"" : $0 }
    return "$ twinning \(typed.joined(separator: " "))\n\(output)\(complaints)(exit \(code))\n"
  }
}

/// An office in a folder of its own, and a clock that stands still; lines run in this process.
struct TestOffice: Sendable {
  let folder: String

  static let now = "2026-11-24T10:00:00Z"

  /// Where the folders lie; taken away at the end of the tests' process.
  private static let root: URL = {
    atexit { try? FileManager.default.removeItem(at: TestOffice.root) }
    return FileManager.default.temporaryDirectory
      .appending(path: "twinning-terminal-\(ProcessInfo.processInfo.processIdentifier)")
  }()

  init(_ name: String) throws {
    try FileManager.default.createDirectory(at: Self.root, withIntermediateDirectories: true)
    folder = Self.root.appending(path: name).path(percentEncoded: false)
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Runs a line in the office.
  func run(_ words: [String], width: Int = 100, hasColors: Bool = false) -> Ran {
    run(bytes: words.map { Array($0.utf8) }, width: width, hasColors: hasColors)
  }

  func run(bytes: [[UInt8]], width: Int = 100, hasColors: Bool = false) -> Ran {
    let settings = [
      "TWINNING_OFFICE": folder, "TWINNING_NOW": Self.now, "TWINNING_ACTOR": "secretary",
    ]
    let console = Console(
      .memory, ability: Console.Ability(width: width, hasColors: hasColors, isWatched: false))
    let program = Program(arguments: bytes, environment: { settings[$0] }, console: console)
    let code = program.run()
    return Ran(
      code: code, output: String(decoding: console.output, as: UTF8.self),
      complaints: String(decoding: console.complaints, as: UTF8.self))
  }

  /// The sample office, made once; tests only ask it, or are refused.
  static let sample: Result<TestOffice, any Error> = Result {
    let office = try TestOffice("sample")
    try office.expect(["demo", office.folder])
    return office
  }

  /// An office whose partners are written in five ways.
  static let scripts: Result<TestOffice, any Error> = Result {
    let office = try TestOffice("scripts")
    try office.expect([
      "init", "--name", "Sister Cities", "--community", "Harbour", "--country", "US", "--zone",
      "America/New_York",
    ])
    for (slug, name, country) in [
      ("hue", "Huế", "VN"), ("leon", "León", "NI"), ("tetlanohcan", "Tetlanohcan", "MX"),
      ("changsha", "长沙", "CN"), ("afula-gilboa", "עפולה-גלבוע", "IL"),
    ] {
      try office.expect([
        "partner", "add", slug, "--names", name, "--country", country, "--stage", "official",
        "--on", "1990~",
      ])
    }
    return office
  }

  private func expect(_ words: [String]) throws {
    let ran = run(words)
    if ran.code != 0 { throw Unexpected(text: ran.transcript(words)) }
  }

  struct Unexpected: Error { let text: String }
}
