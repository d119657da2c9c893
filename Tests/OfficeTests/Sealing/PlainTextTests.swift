import Foundation
import JSONText
import Testing

@testable import Office

/// The search that the other tests rely on finds what it should.
@Suite struct `The search for plain text` {
  @Test(arguments: 0..<4)
  func `finds a text as it is, in Base64 wherever it begins, and in hexadecimal`(form: Int) throws {
    let scene = try TestOffice()
    let text = Array("Quillfeather".utf8)
    let written: Data =
      switch form {
      case 0..<3:
        Data(
          Data([UInt8](repeating: 0x5A, count: form) + text + [0x41, 0x42])
            .base64EncodedString().utf8)
      default: Data(text.map { String($0, radix: 16) }.joined().utf8)
      }
    try written.write(to: URL(fileURLWithPath: scene.folder.path + "/stray"))
    let found = try PlainText.search("Quillfeather", in: scene)
    #expect(found == ["stray", "stray after a checkpoint"])
    #expect(try PlainText.search("Marigold", in: scene) == [])
  }
}
