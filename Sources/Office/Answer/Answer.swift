package import JSONText

/// What a question is answered with: sections of facts and tables, each with a name for machines
/// and a heading for people.
///
/// The terminal draws it, `--json` prints it; nobody writes an answer twice.
package struct Answer: Equatable, Sendable {
  package let title: String
  package private(set) var sections: [Section] = []
  /// Sentences about the answer itself: what was left out, what is vague.
  package private(set) var notes: [String] = []

  package init(_ title: String) { self.title = title }

  package mutating func add(_ section: Section) { sections.append(section) }
  package mutating func note(_ sentence: String) { notes.append(sentence) }

  /// Adds a table unless it is empty.
  package mutating func addUnlessEmpty(_ section: Section) {
    if !section.isEmpty { sections.append(section) }
  }
}

/// A part of an answer.
package struct Section: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
    case facts([Fact])
    case table([Column], [[Cell]])
    case lines([String])
  }

  /// The member's name in JSON.
  package let key: String
  /// The heading; empty for none.
  package let heading: String
  package var content: Content
  /// What to say when there is nothing in it.
  package let empty: String
  /// Whether people get it; machines always do.
  package let isForPeople: Bool

  package init(
    _ key: String, heading: String = "", _ content: Content, empty: String = "none",
    isForPeople: Bool = true
  ) {
    self.key = key
    self.heading = heading
    self.content = content
    self.empty = empty
    self.isForPeople = isForPeople
  }

  package var isEmpty: Bool {
    switch content {
    case .facts(let facts): facts.isEmpty
    case .table(_, let rows): rows.isEmpty
    case .lines(let lines): lines.isEmpty
    }
  }
}

/// One value with its label.
package struct Fact: Equatable, Sendable {
  package let key: String
  package let label: String
  package let cell: Cell

  package init(_ key: String, _ label: String, _ cell: Cell) {
    self.key = key
    self.label = label
    self.cell = cell
  }
}

/// A column of a table.
package struct Column: Equatable, Sendable {
  /// Who gets to see it.
  package enum Reach: Sendable {
    case everybody
    /// Put together from other columns, which machines get.
    case people
    /// Left out where the line is too narrow for all; machines get it.
    case wideLines
    /// What people read in another column.
    case machines
  }

  package let key: String
  package let title: String
  package let isRight: Bool
  /// Its texts are short and stay on one line where it can be done: dates.
  package let isWhole: Bool
  package let reach: Reach

  package init(
    _ key: String, _ title: String, isRight: Bool = false, isWhole: Bool = false,
    _ reach: Reach = .everybody
  ) {
    self.key = key
    self.title = title
    self.isRight = isRight
    self.isWhole = isWhole
    self.reach = reach
  }
}

/// What a value says beyond its words: how urgent it is.
package enum Tone: String, Equatable, Sendable {
  case plain, muted, late, soon, done
}

/// A value for people and for machines.
package struct Cell: Equatable, Sendable {
  package let text: String
  package let json: JSONValue
  package let tone: Tone

  package init(_ text: String, json: JSONValue? = nil, tone: Tone = .plain) {
    self.text = text
    self.json = json ?? .string(text)
    self.tone = tone
  }

  /// A number.
  package init(_ number: Int) { self.init(String(number), json: .integer(Int64(number))) }

  /// A value that may be absent: nothing for people, `null` for machines.
  package init(_ text: String?) {
    self.init(text ?? "", json: text.map { .string($0) } ?? .null)
  }
}
