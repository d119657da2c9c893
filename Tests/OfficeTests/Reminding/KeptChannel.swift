import Post
import Twinning

@testable import Office

/// A channel that keeps what it was handed, and answers as a test wants.
final class KeptChannel: NoticeChannel {
  let channel: Channel
  var staysHere = false
  private(set) var messages: [DigestMessage] = []
  /// What it answers next; accepted when nothing is left.
  var answers: [Post.Outcome] = []
  /// Who cannot be reached.
  var unreachable: [PersonID: String] = [:]

  init(_ channel: Channel = .terminal) { self.channel = channel }

  /// Done with each message.
  var whileHandingOver: () -> Void = {}
  /// Why nobody is there, whoever is asked for.
  var trouble: Remark?

  func absence(of person: PersonID) -> Remark? { trouble }

  func obstacle(to person: PersonID) -> String? { unreachable[person] }

  func handOver(_ message: DigestMessage) -> Post.Outcome {
    messages.append(message)
    whileHandingOver()
    return answers.isEmpty ? .accepted(reply: "kept") : answers.removeFirst()
  }

  /// The keys of everything that was handed over.
  var keys: [String] { messages.flatMap { $0.notices.map(\.description) } }

  func forget() { messages = [] }
}
