package import Guidance

/// A seat of an official delegation that nobody fills: a warning, never a block (R8).
package struct CompositionWarning: Equatable, Sendable {
  /// The seat's id.
  package let seat: String
  package let title: String
  /// What is missing and what to do.
  package let text: String
  package let why: String
  package let sources: [GuidanceSource]
}
