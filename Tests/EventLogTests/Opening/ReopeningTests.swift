import EventLog
import Testing

/// A log that is closed and opened again goes on where it was.
struct ReopeningTests {
  @Test func `a stream goes on after the log was closed`() throws {
    let folder = try LogFolder()
    try folder.open().record("person/zoe", "person/zoe", "person/max")
    let receipt = try folder.open(.write).record("person/zoe")
    #expect(receipt.first == 4)
    #expect(try folder.open(.read).version(of: "person/zoe") == 3)
  }
}
