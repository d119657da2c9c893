import Foundation
import Testing

/// The library that mails are composed with.
struct LibraryTests {
  @Test func `its functions are declared as its own headers declare them`() throws {
    var source = URL(filePath: #filePath)
    for _ in 0..<4 { source.deleteLastPathComponent() }
    source.append(path: "Sources/CGMime")
    let check = """
      cc -std=gnu17 -Wall -Wextra -Werror -DTWINNING_CHECK -fsyntax-only -Iinclude \
        $(pkg-config --cflags gmime-3.0) loading.c
      """
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", check]
    process.currentDirectoryURL = source
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
