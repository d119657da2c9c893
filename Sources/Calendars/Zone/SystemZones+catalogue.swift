package import Twinning

extension SystemZones {
  /// The largest catalogue that is read; tzdata's has 110 KiB.
  static let largestCatalogue = 1024 * 1024
  /// The most bytes of a version; the longest so far has eight.
  private static let longestVersion = 32

  /// The version of the zone data, as `2026a`; nil when the folder does not tell.
  package var version: String? {
    let first = (try? SmallFile.read("\(folder)/tzdata.zi", limit: 128, beginningOnly: true)) ?? []
    let mark = Array("# version ".utf8)
    if first.starts(with: mark), let version = Self.version(first.dropFirst(mark.count)) {
      return version
    }
    let other = (try? SmallFile.read("\(folder)/+VERSION", limit: 128, beginningOnly: true)) ?? []
    return Self.version(other[...])
  }

  /// The first line, when it can be a version.
  private static func version(_ bytes: ArraySlice<UInt8>) -> String? {
    let line = bytes.prefix { $0 > 0x20 }
    guard !line.isEmpty, line.count <= longestVersion, line.allSatisfy({ $0 < 0x7F }) else {
      return nil
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// The names of all zones and of their other names, in order; empty when the folder has no
  /// `tzdata.zi`.
  package var names: [ZoneName] {
    let path = "\(folder)/tzdata.zi"
    guard let bytes = try? SmallFile.read(path, limit: Self.largestCatalogue) else { return [] }
    var names: Set<ZoneName> = []
    for line in bytes.split(separator: 0x0A) {
      let words = line.split(separator: 0x20, maxSplits: 3)
      // `Z name …` begins a zone, `L target name` gives it another name.
      let word: ArraySlice<UInt8>? =
        switch line.first {
        case 0x5A where words.count > 2: words[1]
        case 0x4C where words.count == 3: words[2]
        default: nil
        }
      if let word, let name = ZoneName(utf8: word.span) { names.insert(name) }
    }
    return names.sorted()
  }

  /// Up to three names that a mistyped one may have meant: close in spelling, or with its last
  /// part (`Paris` for `Europe/Paris`).
  func similarNames(to zone: ZoneName) -> [ZoneName] {
    let names = names
    let typed = zone.description
    let close = NearestNames.nearest(names.map(\.description), to: typed)
    if !close.isEmpty { return close.compactMap { ZoneName(utf8: $0.utf8.span) } }
    let last = typed.split(separator: "/").last.map { TextFolding.fold(String($0)) }
    return Array(
      names.filter { name in
        name.description.split(separator: "/").last.map { TextFolding.fold(String($0)) } == last
      }.prefix(3))
  }
}
