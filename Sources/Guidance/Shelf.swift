internal import Synchronization

/// The files of one noun, read when first asked for and kept.
final class Shelf<Item: GuidanceItem>: Sendable {
  /// What was read.
  struct Content: Sendable {
    let defaults: FileDefaults
    let items: [Item]
  }

  private let texts: [GuidanceText]
  private let content: Mutex<Result<Content, GuidanceError>?> = Mutex(nil)

  init(_ texts: [GuidanceText]) { self.texts = texts }

  /// Everything that stands in the files.
  /// - Throws: ``GuidanceError``, the same again at each call.
  func read() throws(GuidanceError) -> Content {
    let texts = texts
    let result = content.withLock { content in
      if let content { return content }
      let read = Self.read(texts)
      content = read
      return read
    }
    return try result.get()
  }

  /// The items that hold on `day`, changed as `overrides` say.
  func items(
    on day: Int32, _ overrides: OverrideSet
  ) throws(GuidanceError) -> [Item] {
    overrides.applied(to: try read().items.filter { $0.header.holds(on: day) })
  }

  private static func read(_ texts: [GuidanceText]) -> Result<Content, GuidanceError> {
    var reader = FileReader<Item>()
    do throws(GuidanceError) {
      for text in texts { try reader.read(text) }
      return .success(Content(defaults: reader.defaults, items: reader.items))
    } catch {
      return .failure(error)
    }
  }
}
