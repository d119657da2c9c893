import Testing

@testable import Twinning

@Suite struct `Keys of duties` {
  @Test(
    arguments: [
      "mou/avignon/2027-04-01", "state-of-the-city-letter:sent/avignon/2026-12-31",
      "interpreter:guest-3/hue-2027/2027-05-02", "a:b:c/d/0001-01-01",
    ])
  func `A key is read as it is written`(text: String) throws {
    #expect(try #require(DutyKey(text)).description == text)
  }

  @Test(
    arguments: [
      "", "mou", "mou/avignon", "mou/avignon/2027-02-30", "mou/avignon/2027-04-01/x",
      "Mou/avignon/2027-04-01", "mou:/avignon/2027-04-01", "a:b:c:d/e/2027-04-01",
      "mou//2027-04-01", "mou/avignon/2027", "mou /avignon/2027-04-01",
      String(repeating: "a", count: 2_000) + "/b/2027-04-01",
    ])
  func `What is no key is refused`(text: String) { #expect(DutyKey(text) == nil) }
}
