package import Twinning

/// The sample office's commands as a batch.
package struct SampleLines: RequestSource {
  private let lines: [String]
  private var number = 0

  /// Who asks for everything in it.
  private static let actor = "secretary"

  /// - Parameter today: the day around which everything is dated.
  package init(around today: CivilDay) { lines = SampleOffice.commands(around: today) }

  package mutating func next(
    _ office: Office
  ) throws(OfficeError) -> (line: Int, request: Result<Request, Refusal>)? {
    guard number < lines.count else { return nil }
    number += 1
    do throws(Refusal) {
      let line = Array(lines[number - 1].utf8)
      return (number, .success(try office.request(line: line, actor: Self.actor)))
    } catch {
      return (number, .failure(error))
    }
  }
}
