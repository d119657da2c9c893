internal import JSONText

/// Reads whole guidance files: defaults, sources, groups, then each item.
struct FileReader<Item: GuidanceItem> {
  private(set) var defaults = FileDefaults()
  private(set) var items: [Item] = []

  /// A programme's guidance has some hundred items; beyond this a file is damaged.
  static var itemLimit: Int { 2_000 }

  /// Reads `text`.
  ///
  /// Its items replace those of the same id that were read before; an item that is `off` only takes
  /// the earlier ones away.
  mutating func read(_ text: GuidanceText) throws(GuidanceError) {
    let root: JSONValue
    do throws(JSONError) {
      root = try JSONValue.parse(utf8: text.utf8)
    } catch {
      throw GuidanceError(file: text.name, reason: "\(error)")
    }
    let context = ReadingContext(file: text.name)
    var reader = try ItemReader(root, context: context)
    try readDefaults(&reader)
    let elements = reader.value("items")?.elements
    guard let elements, elements.count <= Self.itemLimit else {
      throw reader.refusal("items", "a list of at most \(Self.itemLimit) items was expected")
    }
    try reader.finish()
    var own: [Item] = []
    own.reserveCapacity(elements.count)
    var removed: [String] = []
    for (index, element) in elements.enumerated() {
      let id = element["id"]?.text
      let context = ReadingContext(
        file: text.name, item: id ?? "#\(index + 1)", groups: defaults.groups)
      if let item = try item(element, context: context, removed: &removed) {
        try refuseOverlap(item, with: own, context: context)
        own.append(item)
      }
    }
    let replaced = Set(own.map(\.id) + removed)
    items.removeAll { replaced.contains($0.id) }
    items += own
  }

  private mutating func readDefaults(_ reader: inout ItemReader) throws(GuidanceError) {
    if let ladder = try reader.ladder() { defaults.ladder = ladder }
    if let escalation = try reader.escalation() { defaults.escalation = escalation }
    defaults.ladder?.escalation = defaults.escalation
    if let sources = reader.value("sources") {
      guard let members = sources.members else {
        throw reader.refusal("sources", "an object of sources was expected")
      }
      for member in members {
        var source = try ItemReader(
          member.value, context: reader.context, path: "sources.\(member.name)")
        defaults.sources[member.name] = GuidanceSource(
          name: try source.text("name"), url: try source.optionalText("url"),
          grade: try source.word("grade", of: Grade.self))
        try source.finish()
      }
    }
    if let groups = reader.value("groups") {
      guard let members = groups.members else {
        throw reader.refusal("groups", "an object of lists was expected")
      }
      for member in members {
        let path = "groups.\(member.name)"
        defaults.groups[member.name] = try reader.context.texts(member.value, path: path)
      }
    }
  }

  private func item(
    _ element: JSONValue, context: ReadingContext, removed: inout [String]
  ) throws(GuidanceError) -> Item? {
    var reader = try ItemReader(element, context: context)
    let id = try reader.slug("id")
    if try reader.flag("off") {
      _ = try reader.text("why")
      try reader.finish()
      removed.append(id)
      return nil
    }
    let header = try reader.header(id: id, sources: defaults.sources)
    reader.defaults = defaults
    let item = try Item(header: header, from: &reader)
    try reader.finish()
    return item
  }

  private func refuseOverlap(
    _ item: Item, with others: [Item], context: ReadingContext
  ) throws(GuidanceError) {
    for other in others where other.id == item.id && other.header.overlaps(item.header) {
      throw context.refusal(
        "since", "the same id holds twice on one day; end the earlier one with \"until\"")
    }
  }
}
