internal import Guidance

extension ItemWriter {
  /// The lines under an item.
  func lines(_ lines: ChecklistLines?) -> [String] {
    guard let lines else { return [] }
    let rows =
      switch lines.source {
      case .recognition: recognitions.map(row)
      case .diets: counts(visit.members.compactMap(\.diets), as: "diet")
      case .access: counts(visit.members.compactMap(\.access), as: "access")
      case .languages: visit.members.map(row)
      case .missingSeats: warnings.map { ["seat": $0.title, "warning": $0.text] }
      }
    return rows.map { row in LineTemplate.fill(lines.text) { row[String($0)] } }
  }

  private func row(_ recognition: Recognition) -> [String: String] {
    let host = recognition.hostAddress.map { " (\($0.spoken))" } ?? ""
    return [
      "place": String(recognition.place), "person": recognition.name,
      "office": recognition.office, "rank": recognition.rank.title,
      "spoken": recognition.address.spoken + host, "written": recognition.address.written,
      "grade": recognition.address.source.grade.rawValue,
      "welcomer": recognition.welcome.text, "why": recognition.why,
    ]
  }

  private func row(_ member: VisitMember) -> [String: String] {
    [
      "person": member.guest.name,
      "languages": member.languages.map(\.description).joined(separator: ", "),
      "level": visit.languageLevel(of: member).map(String.init) ?? "?",
    ]
  }

  /// How often each word occurs, in the order of the words: counts without names.
  private func counts(_ lists: [[String]], as name: String) -> [[String: String]] {
    var counts: [String: Int] = [:]
    for word in lists.joined() { counts[word, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { [name: $0.key, "count": String($0.value)] }
  }
}
