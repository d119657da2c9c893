import Glibc

/// What libFuzzer calls for each input; `TORTURE_TARGET` says which target it goes to.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if let trouble = chosen.trouble(with: bytes) {
    fputs("TROUBLE: \(trouble)\n", stderr)
    abort()
  }
  return 0
}

private let chosen: FuzzTarget = {
  let name = getenv("TORTURE_TARGET").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    fputs("TORTURE_TARGET is none of json, dates, lines, imports\n", stderr)
    exit(64)
  }
  return target
}()
