package enum GuidanceFiles {
  package static let all: [(name: String, text: StaticString)] = []
}
