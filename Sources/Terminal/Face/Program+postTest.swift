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
  private let seconds: Int?
  let sentence: String
  let code: ExitCode

  init(_ outcome: Post.Outcome) {
    switch outcome {
    case .accepted(let reply):
      let said = reply.isEmpty ? "" : " (\(reply))"
      (name, words, seconds, code) = ("accepted", reply, nil, .done)
      sentence = "The test mail was taken\(said). See whether it arrived, and not as junk."
    case .later(let reason, let after):
      (name, words, seconds, code) = ("later", reason, after, .tryAgain)
      sentence = "the test mail did not go: \(reason); try again later"
    case .refused(let reason):
      (name, words, seconds, code) = ("refused", reason, nil, .refused)
      sentence = "the test mail was refused: \(reason)"
    case .unknown(let reason):
      (name, words, seconds, code) = ("unknown", reason, nil, .tryAgain)
      sentence =
        "nobody can tell whether the test mail went: \(reason); see whether it arrived, or try"
        + " again"
    }
  }

  var json: JSONValue {
    var members = [
      JSONValue.Member("outcome", .string(name)), JSONValue.Member("words", .string(words)),
    ]
    if let seconds { members.append(JSONValue.Member("after", .integer(Int64(seconds)))) }
    return .object(members)
  }
}
