/// Where an item comes from: a public name, its address if it has one, and how good it is.
package struct GuidanceSource: Equatable, Sendable {
  /// The name under which a reader finds it.
  package let name: String
  /// Its address, without promise that it still answers.
  package let url: String?
  package let grade: Grade

  package init(name: String, url: String? = nil, grade: Grade) {
    self.name = name
    self.url = url
    self.grade = grade
  }

  /// The source as one line: name, address, grade.
  package var line: String {
    let place = url.map { " (\($0))" } ?? ""
    return "\(name)\(place) [\(grade.rawValue)]"
  }
}
