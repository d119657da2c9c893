/// Something that reads what others wrote: any bytes at all are put into it.
///
/// A crash is a finding, and so is what ``trouble(with:)`` answers. `tools/torture fuzz` looks for
/// bytes that bring either; ``CorpusTests`` reads those that are kept in the folder `Corpus`.
enum FuzzTarget: String, CaseIterable {
  case json, dates, lines, imports, calendars

  /// What is wrong with what became of the bytes; `nil` when nothing is.
  func trouble(with bytes: [UInt8]) -> String? {
    switch self {
    case .json: JSONTarget.trouble(with: bytes)
    case .dates: DateTarget.trouble(with: bytes)
    case .lines: LineTarget.trouble(with: bytes)
    case .imports: ImportTarget.trouble(with: bytes)
    case .calendars: CalendarTarget.trouble(with: bytes)
    }
  }
}
