package import Twinning

extension SystemZones {
  /// Where the machine says which zone it stands in.
  package struct LocalSources: Sendable {
    /// The environment's `TZ`.
    package var variable: String?
    /// A symbolic link into a zone folder, which the C library follows.
    package var link: String
    /// A file with the name, which Debian keeps beside the link.
    package var file: String

    package init(
      variable: String?, link: String = "/etc/localtime", file: String = "/etc/timezone"
    ) {
      self.variable = variable
      self.link = link
      self.file = file
    }
  }

  /// The zone of this machine.
  ///
  /// The first of `TZ`, the link and the file that names a zone known here, as the C library
  /// decides; nil when none does (`TZ` may also hold a rule without a name).
  package func localZone(_ sources: LocalSources) -> ZoneName? {
    if let variable = sources.variable {
      // A set but empty TZ means UTC (tzset(3)).
      return variable.isEmpty ? .utc : known(Self.name(inPath: variable))
    }
    if let target = SmallFile.target(ofLink: sources.link),
      let zone = known(Self.name(inPath: target))
    {
      return zone
    }
    let bytes = (try? SmallFile.read(sources.file, limit: 128)) ?? []
    return known(String(decoding: bytes.prefix { $0 > 0x20 }, as: UTF8.self))
  }

  private func known(_ text: String) -> ZoneName? {
    guard let zone = ZoneName(utf8: text.utf8.span), knows(zone) else { return nil }
    return zone
  }

  /// What follows `zoneinfo/` in a path, or the text without a leading colon (tzset(3)).
  private static func name(inPath text: String) -> String {
    let path = text.hasPrefix(":") ? String(text.dropFirst()) : text
    let folder = Array("zoneinfo/".utf8)
    let bytes = Array(path.utf8)
    guard bytes.count > folder.count else { return path }
    for start in (0...(bytes.count - folder.count)).reversed()
    where bytes[start...].starts(with: folder) {
      return String(decoding: bytes[(start + folder.count)...], as: UTF8.self)
    }
    return path
  }
}
