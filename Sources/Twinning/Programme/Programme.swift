/// The home side: its community, its languages, its time zone.
package struct Programme: Equatable, Sendable {
  package private(set) var name: String
  package private(set) var community: String
  package let country: CountryCode
  package private(set) var zone: ZoneName
  package private(set) var languages: [LanguageTag]
  package private(set) var order: OrderCode?
  /// Since when, as far as it is told.
  package let since: VagueDate
  package let source: String?
  /// When it was put on record here.
  package let moment: Moment

  package init(_ event: ProgrammeFounded, at moment: Moment) {
    name = event.name
    community = event.community
    country = event.country
    zone = event.zone
    languages = event.languages
    order = event.order
    since = moment.effective
    source = event.source
    self.moment = moment
  }

  package mutating func apply(_ event: ProgrammeChanged) {
    name = event.name ?? name
    community = event.community ?? community
    zone = event.zone ?? zone
    if !event.languages.isEmpty { languages = event.languages }
    order = event.order ?? order
  }
}
