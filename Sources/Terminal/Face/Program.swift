import JSONText
import Office
import Twinning

/// The terminal face: one line in, an answer and an exit code out.
package struct Program {
  let environment: (String) -> String?
  let console: Console
  /// The words after the program's name, as the system hands them over.
  let arguments: [[UInt8]]

  package init(
    arguments: [[UInt8]], environment: @escaping (String) -> String?, console: Console
  ) {
    self.arguments = arguments
    self.environment = environment
    self.console = console
  }

  /// Runs the line; the exit code.
  package func run() -> Int32 {
    let code = answer()
    console.flush()
    guard let failure = console.failure else { return code.rawValue }
    // Whoever reads one line of an answer and leaves has what they wanted, unless the rest would
    // have told them what is on record now.
    if console.isReaderGone, !console.hasRecorded { return code.rawValue }
    let what = console.hasRecorded ? "everything is on record, but the answer" : "the answer"
    console.complain("twinning: \(what) cannot be written: \(failure)")
    return ExitCode.inputOutput.rawValue
  }

  private func answer() -> ExitCode {
    do throws(LineProblem) {
      let words: [String]
      do throws(Refusal) {
        words = try LineArguments.words(arguments)
      } catch {
        throw .refused(error)
      }
      return run(try LineParser.parse(words))
    } catch {
      switch error {
      case .version:
        Versions.lines().forEach(console.print)
        return .done
      case .refused(let refusal):
        console.complain("twinning: \(refusal)")
        return .refused
      case .usage(let usage):
        console.complain("twinning: \(usage)")
        return .usage
      }
    }
  }

  private func run(_ line: Line) -> ExitCode {
    switch line {
    case .help(let words): return help(words)
    case .noun(let noun):
      let page = HelpPage(style: Style(hasColors: false), width: console.ability.width)
      page.noun(noun).forEach(console.complain)
      return .usage
    case .run(let invocation):
      takeColor(invocation)
      do throws(OfficeError) {
        switch invocation.entry.role {
        case .query: return try ask(invocation)
        case .command: return try perform(invocation)
        case .system: return try look(invocation)
        }
      } catch {
        console.complain("twinning: \(error)")
        return ExitCode(error)
      }
    }
  }

  private func takeColor(_ invocation: Invocation) {
    if let color = invocation.setting("color")?.bool { console.ability.hasColors = color }
  }

  var style: Style { Style(hasColors: console.ability.hasColors) }

  /// Prints help on the words; the nearest names when there is nothing of that name.
  func help(_ words: [String]) -> ExitCode {
    let page = HelpPage(style: style, width: console.ability.width)
    let name = words.joined(separator: " ")
    if words.isEmpty {
      page.overview().forEach(console.print)
    } else if let entry = Catalogue.entry(named: name) {
      page.entry(entry).forEach(console.print)
    } else if name == "rules" {
      page.rules(RuleText.all).forEach(console.print)
    } else if let rule = RuleText.rule(name) {
      page.rules([rule]).forEach(console.print)
    } else if words.count == 1, Catalogue.names.contains(where: { $0.hasPrefix(name + " ") }) {
      page.noun(name).forEach(console.print)
    } else {
      console.complain("twinning: \(LineParser.unknown(words))")
      return .usage
    }
    return .done
  }
}
