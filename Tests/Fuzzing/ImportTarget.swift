import Glibc
import JSONText
import Office
import Twinning

/// Files for `import` and `perform`, the first byte saying which: every line gives a request or a
/// sentence, what the log would keep of a request reads back as the same request, and the cells of a
/// table survive being quoted.
enum ImportTarget {
  static func trouble(with bytes: [UInt8]) -> String? {
    guard let first = bytes.first else { return nil }
    let content = Array(bytes.dropFirst())
    guard let file = NamelessFile(content) else { return nil }
    let subjects = Array(ImportSubject.allCases)
    do throws(OfficeError) {
      guard Int(first) % (subjects.count + 1) < subjects.count else {
        return commandsTrouble(try CommandLines(path: file.path, actor: "tester"))
      }
      if let trouble = cellsTrouble(file) { return trouble }
      let subject = subjects[Int(first) % (subjects.count + 1)]
      return commandsTrouble(try TableLines(path: file.path, of: subject, actor: "tester"))
    } catch {
      return LineTarget.sentenceTrouble(error.description)
    }
  }

  private static func commandsTrouble(
    _ source: consuming some RequestSource & ~Copyable
  ) -> String? {
    var lastLine = 0
    while true {
      let next: NumberedRequest?
      do throws(OfficeError) {
        next = try source.next()
      } catch {
        return LineTarget.sentenceTrouble(error.description)
      }
      guard let next else { return nil }
      guard next.line > lastLine else { return "line \(next.line) comes after line \(lastLine)" }
      lastLine = next.line
      switch next.request {
      case .failure(let refusal):
        if let trouble = LineTarget.sentenceTrouble(refusal.description) { return trouble }
      case .success(let request):
        if let trouble = keptTrouble(request) { return trouble }
      }
    }
  }

  /// What the log keeps of a request is a request, and the same one.
  private static func keptTrouble(_ request: Request) -> String? {
    guard let kept = try? JSONValue.parse(utf8: request.arguments) else {
      return "the log would keep what is no JSON"
    }
    var fields = FieldNames()
    do throws(Refusal) {
      let again = try Request(request.name, kept, actor: request.actor, fields: &fields)
      return again.arguments == request.arguments ? nil : "kept and read again, it differs"
    } catch {
      return "what the log keeps of \(request.name) is refused: \(error)"
    }
  }

  private static func cellsTrouble(_ file: borrowing NamelessFile) -> String? {
    guard let records = try? cells(of: file.path) else { return nil }
    let lines = records.map { record in Array(record.map(quoted).joined(separator: [0x2C])) }
    guard let again = NamelessFile(Array(lines.joined(separator: [0x0A]))) else { return nil }
    guard let found = try? cells(of: again.path) else { return "quoted cells are refused" }
    let isSame = found.elementsEqual(records) { one, other in
      one.elementsEqual(other) { Array($0.utf8) == Array($1.utf8) }
    }
    return isSame ? nil : "quoted and read again, the cells differ"
  }

  /// A cell in quotation marks, those in it doubled; byte by byte, for a mark with an accent on it is
  /// another character.
  private static func quoted(_ cell: String) -> [UInt8] {
    [0x22] + cell.utf8.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
  }

  private static func cells(of path: String) throws(OfficeError) -> [[String]] {
    var reader = try CSVReader(path: path)
    var records: [[String]] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }
}

/// A file without a name, that is gone with this value.
struct NamelessFile: ~Copyable {
  private let descriptor: CInt

  init?(_ bytes: [UInt8]) {
    // In memory where the system has a folder for that.
    let folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(folder)/twinning-fuzz-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    unlink(template)
    guard write(descriptor, bytes, bytes.count) == bytes.count else { return nil }
  }

  deinit { close(descriptor) }

  var path: String { "/proc/self/fd/\(descriptor)" }
}
