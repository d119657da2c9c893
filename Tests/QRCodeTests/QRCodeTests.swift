import EventLog
import Foundation
import QRCode
import Sodium
import Testing

/// A checkpoint's symbol, read by another program (zbarimg) from its pictures.
struct QRCodeTests {
  private func checkpoint() throws -> Checkpoint {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = try SQLiteLog(path: folder.path + "/twinning.db", mode: .create)
    try log.begin()
    let command = NewCommand(
      id: UUIDv7(high: 1, low: 1), name: "note", arguments: Array("{}".utf8), actor: "secretary",
      correlation: UUIDv7(high: 1, low: 1), recordedAt: Instant(microseconds: 1), program: "test",
      key: nil, result: Array("{}".utf8))
    let event = NewEvent(
      stream: "a", type: "Noted", typeVersion: 1, effective: "2026", data: Array("{}".utf8))
    _ = try log.append(command, [event], expecting: [])
    try log.commit()
    return try #require(
      Checkpoint(of: log.verify(), at: .now, signedWith: SigningKey()))
  }

  /// Six points a module, in grey (PGM), read by zbarimg.
  private func read(_ modules: [[Bool]]) throws -> String {
    let scale = 6
    let side = modules[0].count * scale
    var picture = Data("P5 \(side) \(modules.count * scale) 255\n".utf8)
    for row in modules {
      let line = row.flatMap { [UInt8](repeating: $0 ? 0 : 255, count: scale) }
      for _ in 0..<scale { picture.append(contentsOf: line) }
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pgm")
    try picture.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["zbarimg", "--quiet", "--raw", file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private func expectSigned(_ text: String, _ checkpoint: Checkpoint) throws {
    let read = try CheckpointCode.read(Array(text.utf8))
    #expect(read == checkpoint)
    #expect(read.isSigned)
  }

  @Test func `the symbol has version 10, 57 modules a side`() throws {
    let symbol = try #require(QRCode(CheckpointCode.text(of: checkpoint())))
    #expect(symbol.version == 10)
    #expect(symbol.width == 57)
    #expect(!symbol.isDark(column: -1, row: 0))
    #expect(symbol.isDark(column: 0, row: 0))
    #expect(QRCode("") == nil)
    #expect(QRCode(String(repeating: "A", count: 10_000)) == nil)
  }

  @Test(arguments: [true, false])
  func `half blocks are read and the signature holds`(lightIsInk: Bool) throws {
    let checkpoint = try checkpoint()
    let symbol = try #require(QRCode(CheckpointCode.text(of: checkpoint)))
    let lines = symbol.lines(lightIsInk: lightIsInk)
    #expect(lines.count == 33)
    #expect(lines.allSatisfy { $0.count == 65 })
    let rows = lines.flatMap { line in
      [
        line.map { ($0 == "█" || $0 == "▀") != lightIsInk },
        line.map { ($0 == "█" || $0 == "▄") != lightIsInk },
      ]
    }.prefix(65)
    try expectSigned(read(Array(rows)), checkpoint)
  }

  @Test func `the SVG picture is read and the signature holds`() throws {
    let checkpoint = try checkpoint()
    let svg = try #require(QRCode(CheckpointCode.text(of: checkpoint))).svg(millimetres: 45)
    #expect(svg.contains("width=\"45mm\" height=\"45mm\" viewBox=\"0 0 65 65\""))
    var modules = [[Bool]](repeating: [Bool](repeating: false, count: 65), count: 65)
    let path = try #require(svg.split(separator: "<path d=\"").last)
    for match in path.matches(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
      let (column, row) = try (#require(Int(match.1)), #require(Int(match.2)))
      #expect(match.3 == match.4)
      for place in column..<(column + (Int(match.3) ?? 0)) { modules[row][place] = true }
    }
    try expectSigned(read(modules), checkpoint)
  }
}
