import Testing

@testable import Office

@Suite struct `A digest as a page` {
  private let text = """
    These reminders are for Ann.

    Late
    - due 1 March 2027: renew the MOU (avignon)
      Why: R2; it ended
    - due 2 March 2027: answer <the letter> & thank
    and that was not indented

    Today
    - one

    - without a heading

    The end,
    in two lines.

    """

  @Test func `blocks are paragraphs and lists with headings`() {
    #expect(
      DigestPage(title: "t", text: text).blocks == [
        .paragraph(["These reminders are for Ann."]),
        .list(
          heading: "Late",
          items: [
            ["due 1 March 2027: renew the MOU (avignon)", "Why: R2; it ended"],
            ["due 2 March 2027: answer <the letter> & thank", "and that was not indented"],
          ]),
        .list(heading: "Today", items: [["one"]]),
        .list(heading: nil, items: [["without a heading"]]),
        .paragraph(["The end,", "in two lines."]),
      ])
  }

  @Test func `what is said is shown and never run`() {
    let html = DigestPage(title: "<script>alert(1)</script>", text: text).html
    #expect(html.hasPrefix("<h1 dir=\"auto\">&lt;script&gt;alert(1)&lt;/script&gt;</h1>\n"))
    #expect(html.contains("answer &lt;the letter&gt; &amp; thank<br>\nand that was not indented"))
    #expect(html.contains("<h2 dir=\"auto\">Late</h2>\n<ul>\n<li dir=\"auto\">due 1 March 2027"))
    #expect(html.hasSuffix("<p dir=\"auto\">The end,<br>\nin two lines.</p>"))
  }

  @Test(arguments: ["", "\n", "\n\n\n", "- ", "-", "  ", "- \n  \n- "])
  func `any text is a page`(_ text: String) {
    #expect(DigestPage(title: "", text: text).html.hasPrefix("<h1"))
  }
}
