package import Twinning

/// Anything that has a history, for finding it and what belongs to it.
package struct SubjectRow: Equatable, Sendable {
  package let slug: String
  /// `partnership`, `delegation`, `exchange`, `mou`, `correspondence` or `person`: also its stream's
  /// first word.
  package let noun: String
  /// The partner it belongs to; empty for the home side's people.
  package let partner: String
  package let title: String
  /// Words in their search form: small letters without accents, separated by blanks.
  package let words: String

  private init(slug: String, noun: String, partner: String, title: String, words: [String]) {
    self.slug = slug
    self.noun = noun
    self.partner = partner
    self.title = title
    self.words = TextFolding.fold(([slug] + words).joined(separator: " "))
  }

  package init(_ partner: Partnership) {
    self.init(
      slug: partner.id.text, noun: "partnership", partner: partner.id.text, title: partner.name,
      words: partner.names.map(Partnership.bare) + partner.aliases)
  }

  package init(_ visit: Delegation) {
    self.init(
      slug: visit.id.text, noun: "delegation", partner: visit.partnership.text, title: visit.name,
      words: [visit.name])
  }

  package init(_ exchange: Exchange) {
    self.init(
      slug: exchange.id.text, noun: "exchange", partner: exchange.partnership.text,
      title: exchange.title, words: [exchange.title])
  }

  package init(_ mou: Mou) {
    self.init(
      slug: mou.id.text, noun: "mou", partner: mou.partnership.text, title: "MOU meeting",
      words: [])
  }

  package init(_ letter: Letter) {
    self.init(
      slug: letter.id.text, noun: "correspondence", partner: letter.partnership.text,
      title: letter.name, words: [letter.name])
  }

  /// Private names are not among the words: they stay in the log, apart (R35).
  package init(_ person: Person) {
    self.init(
      slug: person.id.text, noun: "person", partner: person.partnership?.text ?? "",
      title: person.openName,
      words: [person.openName] + person.terms.flatMap { [$0.office.text, $0.title ?? ""] })
  }
}
