import Guidance
import Testing

@testable import Twinning

@Suite struct `Forms of address` {
  private func mayor(
    of country: String, _ style: GuestFacts.Style = .open, host: String = "US",
    hosts: [GuestFacts] = []
  ) throws -> Recognition {
    let guest = GuestFacts(
      id: "m", name: "Ada Rossi", familyName: "Rossi", style: style,
      offices: [OfficeHeld(office: "mayor", title: "Mayor of Amalfi")], country: country,
      community: "Amalfi")
    let rules = try CourtesyRules(.shared, hostCountry: host, asOf: HueVisit.today)
    return try #require(rules.recognise([guest], hosts: hosts).first)
  }

  @Test func `R35: hold no name when the guest was forgotten`() throws {
    let told = "a mayor, forgotten 2027-03-01"
    let guest = GuestFacts(
      id: "m", name: told, offices: [OfficeHeld(office: "mayor")], country: "FR",
      community: "Avignon", isForgotten: true)
    let rules = try CourtesyRules(.shared, hostCountry: "US", asOf: HueVisit.today)
    let found = try #require(rules.recognise([guest], hosts: []).first)
    #expect(found.address.spoken == told)
    #expect(found.address.written == told)
    #expect(found.hostAddress == nil)
  }

  @Test(
    arguments: [
      ("FR", GuestFacts.Style.feminine, "fr", "Madame la Maire"),
      ("FR", .masculine, "fr", "Monsieur le Maire"), ("IT", .feminine, "it", "Signora Sindaca"),
      ("IT", .masculine, "it", "Signor Sindaco"), ("VN", .feminine, "vi", "Thưa bà Chủ tịch"),
      ("MX", .masculine, "es", "Señor Presidente Municipal"),
      ("NI", .feminine, "es", "Señora Alcaldesa"), ("JP", .open, "ja", "Rossi shichō"),
      ("CN", .open, "zh", "Rossi shìzhǎng"), ("SL", .open, "en", "Your Worship"),
    ])
  func `R17: are those of the guest's country`(
    country: String, style: GuestFacts.Style, language: String, spoken: String
  ) throws {
    let address = try mayor(of: country, style).address
    #expect(address.spoken == spoken)
    #expect(address.language == language)
    #expect(address.written.contains("Rossi"))
    #expect(!address.source.name.isEmpty)
  }

  @Test(arguments: [
    ("Avignon", "d’Avignon"), ("Évreux", "d’Évreux"), ("Lyon", "de Lyon"), ("Huế", "de Huế"),
    ("Le Havre", "du Havre"), ("Les Lilas", "des Lilas"), ("", "de "),
  ])
  func `R17: the French of fits the community`(_ community: String, _ expected: String) {
    #expect(LineTemplate.frenchOf(community) == expected)
  }

  @Test func `R17: a mayor in France is written to as the mayor d’ or de a community`() throws {
    #expect(
      try mayor(of: "FR", .feminine).address.written == "Madame Ada Rossi, Maire d’Amalfi")
  }

  @Test func `R17: both forms are shown of somebody whose form is not known`() throws {
    let spoken = try mayor(of: "IT").address.spoken
    #expect(spoken.contains("Signor Sindaco") && spoken.contains("Signora Sindaca"))
  }

  @Test func `R17: a country without a form of its own takes the general one`() throws {
    let abroad = try mayor(of: "ZZ", host: "ZZ")
    #expect(abroad.address.language == "en" && abroad.hostAddress == nil)
  }

  @Test func `R17: the host's form stands beside, unless it is the same`() throws {
    #expect(try mayor(of: "IT", .feminine).hostAddress?.language == "en")
    #expect(try mayor(of: "IT", host: "IT").hostAddress == nil)
  }

  @Test func `R17: a guest without rank is called by name`() throws {
    let rules = try CourtesyRules(.shared, hostCountry: "US", asOf: HueVisit.today)
    let guest = GuestFacts(id: "g", name: "Lê Hoa", country: "VN")
    let found = try #require(rules.recognise([guest]).first)
    #expect(found.address.spoken == "Lê Hoa")
  }

  @Test func `R17: equal welcomes equal, and nobody but by office`() throws {
    let mayor = GuestFacts(
      id: "home", name: "Jo", offices: [OfficeHeld(office: "mayor", title: "Mayor of New Haven")])
    let chair = GuestFacts(id: "chair", name: "Ada", offices: [OfficeHeld(office: "chair")])
    let friend = GuestFacts(id: "friend", name: "Fay")
    #expect(try self.mayor(of: "IT", hosts: [friend, chair, mayor]).welcome.person == "home")
    #expect(
      try self.mayor(of: "IT", hosts: [mayor]).welcome.text == "Jo (Mayor of New Haven)")
    let nobody = try self.mayor(of: "IT", hosts: [friend]).welcome
    #expect(nobody.person == nil && nobody.text.hasPrefix("the "))
  }
}
