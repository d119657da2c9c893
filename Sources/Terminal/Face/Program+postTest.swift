import EventLog
import JSONText
import Office
import Post
import Twinning

extension Program {
  /// Sends a test mail and tells what became of it: 0 when it was taken, 1 when it was refused, 75
  /// when the same line may go better later.
  func testPost(_ invocation: Invocation, _ entry: TestPost) throws(OfficeError) -> ExitCode {
    let tale = PostTale(try open(invocation, .read).sendTestMail(to: entry.to))
    if entry.json {
      console.print(tale.json.canonicalText)
    } else if tale.code == .done {
      console.print(SafeLine.text(tale.sentence))
    } else {
      console.complain("twinning: " + SafeLine.text(tale.sentence))
    }
    return tale.code
  }
}

/// What became of something that was sent, told to people, programs and the shell.
private struct PostTale {
  private let name: String
  private let words: String
  /// What to do about it.
  private let advice: String?
  private let seconds: Int?
  let sentence: String
  let code: ExitCode

  init(_ outcome: Post.Outcome) {
    words = outcome.remark.said
    advice = outcome.remark.advice
    switch outcome {
    case .accepted:
      let said = words.isEmpty ? "" : " (\(words))"
      (name, seconds, code) = ("accepted", nil, .done)
      sentence = "The test mail was taken\(said). See whether it arrived, and not as junk."
    case .later(_, let after):
      (name, seconds, code) = ("later", after, .tryAgain)
      sentence =
        "the test mail did not go: \(words); \(advice ?? "try again later")"
    case .refused:
      (name, seconds, code) = ("refused", nil, .refused)
      sentence = "the test mail was refused: \(words)"
    case .unknown:
      (name, seconds, code) = ("unknown", nil, .tryAgain)
      sentence =
        "nobody can tell whether the test mail went: \(words); see whether it arrived, or try"
        + " again"
    }
  }

  var json: JSONValue {
    var members = [
      JSONValue.Member("outcome", .string(name)), JSONValue.Member("words", .string(words)),
    ]
    if let advice { members.append(JSONValue.Member("advice", .string(advice))) }
    if let seconds { members.append(JSONValue.Member("after", .integer(Int64(seconds)))) }
    return .object(members)
  }
}
