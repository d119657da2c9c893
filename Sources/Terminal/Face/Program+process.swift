import Glibc

extension Program {
  /// The program as the shell started it.
  ///
  /// A reader that goes away and a file that may not grow show as errors of writing, not as a
  /// signal that ends the program between a commit and its answer.
  package static var ofProcess: Program {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let environment = { (name: String) in getenv(name).map { String(cString: $0) } }
    return Program(
      arguments: LineArguments.bytes, environment: environment,
      console: Console(.process, ability: .ofProcess(environment)))
  }
}
