/// What a file says once for all its items.
package struct FileDefaults: Sendable {
  /// Used by an item without a ladder of its own.
  package internal(set) var ladder: NoticeLadder?
  /// Who else hears of what is late, where an item does not say.
  var escalation: NoticeLadder.Escalation?
  /// The sources that items may name, the file's own over those of the files before it.
  var sources: [String: GuidanceSource] = [:]
  /// Named lists of words.
  var groups: [String: [String]] = [:]

  package init() {}
}
