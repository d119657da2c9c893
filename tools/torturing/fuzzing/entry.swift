import Glibc

/// What libFuzzer calls for each input; `TORTURE_TARGET` says which target it goes to.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if let trouble = chosen.trouble(with: bytes) {
    complain("TROUBLE: \(trouble)")
    abort()
  }
  return 0
}

private let chosen: FuzzTarget = {
  let name = getenv("TORTURE_TARGET").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    complain("TORTURE_TARGET is none of json, dates, lines, imports, calendars")
    exit(64)
  }
  return target
}()

private func complain(_ text: String) {
  let line = text + "\n"
  _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
}
