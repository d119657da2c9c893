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
  /// calendar that nobody needs any more is taken away before anything else. One that cannot be
  /// written keeps no other from it.
  package func publish(to given: String?) throws(OfficeError) -> Publication {
    let (written, domain) = try log.onOneState { () throws(OfficeError) in
      let feeds = try feeds()
      return (feeds.audiences.map { self.written($0, feeds) }, feeds.domain)
    }
    let own = "\(self.folder)/feeds"
    let folder = try FeedFolder(given ?? own, domain: domain, isOwn: given == nil || given == own)
    var publication = Publication()
    let (removed, failures) = folder.removeOthers(than: Set(written.map(\.file)))
    publication.failures = failures
    for one in written {
      let path = folder.path(of: one.file)
      do throws(OfficeError) {
        publication.feeds.append(
          PublishedFeed(
            path: path, entries: min(one.entries, FeedLimits.events),
            change: try folder.write(try one.bytes.get(), as: one.file)))
        guard one.entries > FeedLimits.events else { continue }
        publication.notes.append(
          "\(path) holds \(FeedLimits.events) entries, as many as programs take;"
            + " \(one.entries - FeedLimits.events) older ones are left out")
      } catch {
        publication.feeds.append(PublishedFeed(path: path, entries: one.entries, change: .failed))
        publication.failures.append(error)
      }
    }
    publication.feeds += removed.map { PublishedFeed(path: $0, entries: 0, change: .removed) }
    return publication
  }

  /// A calendar on its way into a file.
  private struct Written {
    let file: String
    /// How many there are, more than a calendar may hold too.
    let entries: Int
    let bytes: Result<[UInt8], OfficeError>
  }

  private func written(_ audience: FeedAudience, _ feeds: OfficeFeeds) -> Written {
    Written(
      file: audience.file, entries: feeds.entries(of: audience).count,
      bytes: Result { () throws(OfficeError) in try bytes(of: audience, feeds) })
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
    case written, unchanged, removed, failed
  }

  package let path: String
  package let entries: Int
  package let change: Change
}

/// What became of all calendars.
package struct Publication: Sendable {
  package fileprivate(set) var feeds: [PublishedFeed] = []
  /// What was left out.
  package fileprivate(set) var notes: [String] = []
  /// Why some were not written or not taken away, the first one first.
  package fileprivate(set) var failures: [OfficeError] = []
}
