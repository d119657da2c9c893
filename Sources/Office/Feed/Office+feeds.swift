import Calendars
import EventLog
package import Twinning

extension Office {
  /// The calendar of the whole office (`office`), of a partner or of a person.
  ///
  /// - Throws: a refusal when there is nobody of that name.
  package func feed(of name: SubjectID) throws(OfficeError) -> [UInt8] {
    try log.onOneState { () throws(OfficeError) in
      let feeds = try feeds()
      return try bytes(of: try feeds.audience(name), feeds)
    }
  }

  /// Writes all calendars into a folder: the office's own `feeds` when none is given.
  ///
  /// A file is there whole or not at all, and is left alone when nothing in it would change. A
  /// calendar that nobody needs any more is taken away.
  package func publish(to given: String?) throws(OfficeError) -> [PublishedFeed] {
    let written = try log.onOneState { () throws(OfficeError) in try self.written() }
    let folder = try FeedFolder(given ?? "\(self.folder)/feeds")
    var published: [PublishedFeed] = []
    for one in written {
      published.append(
        PublishedFeed(
          path: folder.path(of: one.file), entries: one.entries,
          change: try folder.write(one.bytes, as: one.file)))
    }
    for path in try folder.removeOthers(than: Set(written.map(\.file))) {
      published.append(PublishedFeed(path: path, entries: 0, change: .removed))
    }
    return published
  }

  /// A calendar on its way into a file.
  private struct Written {
    let file: String
    let entries: Int
    let bytes: [UInt8]
  }

  private func written() throws(OfficeError) -> [Written] {
    let feeds = try feeds()
    var written: [Written] = []
    for audience in feeds.audiences {
      written.append(
        Written(
          file: audience.file, entries: feeds.entries(of: audience).count,
          bytes: try bytes(of: audience, feeds)))
    }
    return written
  }

  private func feeds() throws(OfficeError) -> OfficeFeeds {
    seals.reset()
    return try OfficeFeeds(FeedMaker(desk: try desk(), log: log), folder: folder)
  }

  private func bytes(
    of audience: FeedAudience, _ feeds: OfficeFeeds
  ) throws(OfficeError) -> [UInt8] {
    let feed = try feeds.feed(of: audience)
    do throws(FeedError) {
      return try feed.written(zones: zones as? SystemZones ?? SystemZones())
    } catch {
      throw OfficeError.refused(Refusal("the calendar \(audience.file): \(error)"))
    }
  }
}

/// What became of a calendar's file.
package struct PublishedFeed: Equatable, Sendable {
  package enum Change: String, Sendable {
    case written, unchanged, removed
  }

  package let path: String
  package let entries: Int
  package let change: Change
}
