import SQLite
import Testing

@testable import EventLog

/// What a person is told when the disk fails: sentences, not SQL.
struct LogErrorTests {
  private func sentence(_ code: Int32, _ message: String) -> String {
    let error = SQLiteError(code: code, message: message, sql: "COMMIT")
    return LogError.from(error, path: "office/twinning.db").description
  }

  @Test(arguments: [Int32(10), 1034, 14]) func `a disk that fails is named, with what to do`(
    code: Int32
  ) {
    let told = sentence(code, "disk I/O error")
    #expect(told.hasPrefix("the disk under office/twinning.db fails (disk I/O error); "))
    #expect(told.contains("room"))
    #expect(!told.contains("COMMIT"))
  }

  @Test func `a file that is read wrongly may be whole, and is not called damaged at once`() {
    let told = sentence(11, "database disk image is malformed")
    #expect(told.contains("could not be read rightly (database disk image is malformed)"))
    #expect(told.contains("try again"))
    #expect(!told.contains("COMMIT"))
  }

  @Test func `what is no matter of the disk keeps SQLite's own sentence`() {
    #expect(sentence(1, "no such table: x").contains("no such table: x"))
  }
}
