import JSONText
import Office
import Twinning

@testable import Terminal

/// Lines of the terminal, a word between two line ends: what is not understood is told in a sentence,
/// and what is understood names an entry of the catalogue whose readers take it or say why not.
enum LineTarget {
  static func trouble(with bytes: [UInt8]) -> String? {
    let raw = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    guard let words = try? LineArguments.words(raw) else { return nil }
    do throws(LineProblem) {
      switch try LineParser.parse(words) {
      case .help, .noun: return nil
      case .run(let invocation): return trouble(with: invocation)
      }
    } catch {
      switch error {
      case .version: return nil
      case .usage(let usage): return sentenceTrouble(usage.description)
      case .refused(let refusal): return sentenceTrouble(refusal.description)
      }
    }
  }

  private static func trouble(with invocation: Invocation) -> String? {
    let name = invocation.entry.name
    switch invocation.entry.role {
    case .command:
      var fields = FieldNames()
      do throws(Refusal) {
        let request = try Request(name, invocation.arguments, actor: "tester", fields: &fields)
        return request.name == name ? nil : "\(name) became \(request.name)"
      } catch {
        return sentenceTrouble(error.description)
      }
    case .query:
      do throws(OfficeError) {
        _ = try Arguments.query(invocation)
        _ = try Arguments.day(invocation)
        return nil
      } catch {
        return sentenceTrouble(error.description)
      }
    case .system: return nil
    }
  }

  /// A sentence is short enough to be read, and shows on one line of a terminal.
  static func sentenceTrouble(_ sentence: String) -> String? {
    let shown = SafeLine.text(sentence)
    if sentence.isEmpty { return "nothing is said" }
    if sentence.utf8.count > 4000 { return "\(sentence.utf8.count) bytes are said" }
    let isSafe = shown.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    return isSafe ? nil : "a control character is shown"
  }
}
