import Guidance
import Testing
import Twinning

@testable import Office

@Suite struct `A digest as a page` {
  private func page(_ language: String, title: String = "Renew the MOU") throws -> String {
    let grounds = DutyGrounds(
      code: "mou", title: title, openTitle: title, office: "chair", rule: "R21", source: "",
      reason: "It ends.", ladder: NoticeLadder(daysBefore: [0], lateEvery: nil), origin: .cadence)
    let duty = Duty(
      grounds, subject: "avignon", partner: "avignon", due: try CivilDay("2027-03-01"),
      detail: "last in 2025")
    let words = DigestWords.of(LanguageTag(language))
    return DigestPage(
      DigestText(
        [DigestText.Item(duty: duty, step: .onDay)], on: duty.due, to: "Ann", from: "<Sisters>",
        in: words, names: ["avignon": "Avignon"])
    ).html
  }

  @Test func `blocks are headings, paragraphs and lists, and run as the document does`() throws {
    #expect(
      try page("en") == """
        <h1><bdi>&lt;Sisters&gt;</bdi>: 1 to see to (1 March 2027)</h1>
        <p>These reminders are for <bdi>Ann</bdi>.</p>
        <h2>Today</h2>
        <ul>
        <li>due 1 March 2027: <bdi>Renew the MOU</bdi> (<bdi>Avignon</bdi>)<br>
        Why: <bdi>It ends; last in 2025</bdi><br>
        When it is done: <bdi dir="ltr">twinning remind done mou/avignon/2027-03-01</bdi></li>
        </ul>
        <p><bdi dir="ltr">twinning remind explain KEY</bdi> tells where a reminder comes from.</p>
        """)
  }

  @Test(arguments: ["fr", "es", "it", "de", "vi", "he"])
  func `what is English within another language says so`(_ language: String) throws {
    let html = try page(language)
    #expect(html.contains("<bdi lang=\"en\">Renew the MOU</bdi> (<bdi>Avignon</bdi>)"))
    #expect(html.contains("<bdi lang=\"en\">It ends; last in 2025</bdi>"))
    #expect(html.contains("<bdi lang=\"en\" dir=\"ltr\">twinning remind done mou/avignon/"))
  }

  @Test func `what is said is shown and never run`() throws {
    let html = try page("en", title: "<script>alert(1)</script> & so on")
    #expect(html.contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt; &amp; so on</bdi>"))
    #expect(!html.contains("<script"))
  }
}
