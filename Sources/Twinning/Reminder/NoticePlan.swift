/// What a run of the reminders has to do: digests to send and notices to suppress, a pure function
/// of what is owed, who is told, what was reached before and a moment (R30, R31).
///
/// A step is reached when its moment has come, the recipient's hour on its day, whoever ran or slept
/// since: equality with a day never counts. Of the steps of one duty that are reached, the nearest
/// is sent and those before it are suppressed. Of a duty of which a person was told before, steps
/// that a change of the ladder brought in for days before it are suppressed: a change never tells of
/// the past.
package struct NoticePlan: Sendable {
  /// A notice that is to be sent.
  package struct Planned: Sendable {
    package let notice: Notice
    package let duty: Duty
    /// Why this person is told.
    package let why: String
  }

  /// What goes to one person by one channel now.
  package struct PlannedDigest: Sendable {
    package let recipient: Recipient
    package let channel: Channel
    /// The day it is where the recipient is.
    package let day: CivilDay
    /// The day whose hour has come there: before its hour the one before; each has digests of its own.
    package let slot: CivilDay
    package let number: Int
    package internal(set) var notices: [Planned] = []

    package var id: String {
      NoticeDigest.id(of: recipient.person, on: slot, by: channel, number: number)
    }
  }

  /// Notices that do not go out, and why.
  package struct PlannedSuppression: Hashable, Sendable {
    package let recipient: PersonID
    package let channel: Channel
    package let why: Suppression
  }

  package internal(set) var digests: [PlannedDigest] = []
  package internal(set) var suppressions: [(of: PlannedSuppression, notices: [Notice])] = []
  /// How many notices wait for the next digest.
  package internal(set) var waiting = 0
  /// The first moment after now at which a step is reached or a digest may go out that waits, in
  /// seconds since 1970; looks a day or two ahead only.
  package internal(set) var next = Int64.max
  /// Sentences about recipients whose zone is not known, or who cannot be reached.
  package internal(set) var troubles: [String] = []

  package var isEmpty: Bool { digests.isEmpty && suppressions.isEmpty }

  /// How many notices go out.
  package var noticeCount: Int { digests.reduce(0) { $0 + $1.notices.count } }
}
