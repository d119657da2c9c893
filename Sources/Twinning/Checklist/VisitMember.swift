/// What the checklist has to know of one member of a visit; `nil` always means not known.
package struct VisitMember: Equatable, Sendable {
  /// Name, offices and rank; the role in this visit stands among the offices.
  package var guest: GuestFacts
  /// What to call the member where private names have no business: `the teacher`.
  package var openName: String
  package var isMinor: Bool
  package var isCompanion: Bool
  package var isFirstVisit: Bool?
  /// Languages with level; empty counts as not known.
  package var languages: [LanguageSkill]
  /// What was asked for, whatever the languages say.
  package var needsInterpreter: Bool?
  /// Diets and allergies; empty: none.
  package var diets: [String]?
  /// Faiths as declared; never inferred.
  package var faiths: [String]
  /// Access needs; empty: none.
  package var access: [String]?
  /// How it stands with the visa.
  package var visa: VisaState?
  /// The last day on which the passport is valid (days since 1970-01-01).
  package var passportUntil: Int32?
  package var isInsured: Bool?

  /// What a member is called of whom nothing is known.
  package static let anybody = "a guest"

  package init(
    _ guest: GuestFacts, openName: String = VisitMember.anybody, isMinor: Bool = false,
    isCompanion: Bool = false,
    isFirstVisit: Bool? = nil, languages: [LanguageSkill] = [], needsInterpreter: Bool? = nil,
    diets: [String]? = nil, faiths: [String] = [], access: [String]? = nil, visa: VisaState? = nil,
    passportUntil: Int32? = nil, isInsured: Bool? = nil
  ) {
    self.guest = guest
    self.openName = openName
    self.isMinor = isMinor
    self.isCompanion = isCompanion
    self.isFirstVisit = isFirstVisit
    self.languages = languages
    self.needsInterpreter = needsInterpreter
    self.diets = diets
    self.faiths = faiths
    self.access = access
    self.visa = visa
    self.passportUntil = passportUntil
    self.isInsured = isInsured
  }
}
