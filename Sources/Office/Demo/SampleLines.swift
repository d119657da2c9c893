package import Twinning

/// The sample office's commands as a batch.
package struct SampleLines: RequestSource {
  private let lines: [String]
  private var number = 0
  private var fields = FieldNames()

  /// Who asks for everything in it.
  private static let actor = "secretary"

  /// - Parameter today: the day around which everything is dated.
  package init(around today: CivilDay) { lines = SampleOffice.commands(around: today) }

  package var readsAhead: Bool { false }

  package mutating func next() -> NumberedRequest? {
    guard number < lines.count else { return nil }
    number += 1
    do throws(Refusal) {
      let line = Array(lines[number - 1].utf8)
      let request = try Request(line: line, actor: Self.actor, fields: &fields)
      return NumberedRequest(line: number, .success(request))
    } catch {
      return NumberedRequest(line: number, .failure(error))
    }
  }
}
