/// Why a text is no checkpoint.
package struct CheckpointError: Error, Equatable, CustomStringConvertible {
  /// Where: `line 3`, `"head"`, `character 17`; empty when it is about the whole.
  package let place: String
  package let reason: String

  package init(_ reason: String, at place: String = "") {
    self.place = place
    self.reason = reason
  }

  package var description: String {
    "the checkpoint cannot be read: " + (place.isEmpty ? reason : "\(place): \(reason)")
  }
}
