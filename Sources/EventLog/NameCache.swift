/// Stream names by number, as far as they were asked for.
struct NameCache {
  private var streams: [Int: String] = [:]

  func stream(_ number: Int) -> String? { streams[number] }
  mutating func remember(stream: String, _ number: Int) { streams[number] = stream }
}
