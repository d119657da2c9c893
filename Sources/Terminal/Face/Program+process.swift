import Glibc

extension Program {
  /// The program as the shell started it.
  package static var ofProcess: Program {
    let environment = { (name: String) in getenv(name).map { String(cString: $0) } }
    return Program(
      arguments: LineArguments.bytes, environment: environment,
      console: Console(.process, ability: .ofProcess(environment)))
  }
}
