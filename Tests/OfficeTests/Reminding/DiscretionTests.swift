import Post
import Testing

@testable import Office

@Suite struct `What servers say and the log may keep` {
  private let person = Mailbox(name: "Ann Example", address: "ann.e@mail.example.net")

  @Test(arguments: [
    (
      "550 5.1.1 <ann.e@mail.example.net>: Recipient address rejected",
      "550 5.1.1 <(address)>: Recipient address rejected"
    ),
    ("no such user: ANN.E@MAIL.EXAMPLE.NET.", "no such user: (address)"),
    ("no mailbox by the name Ann.E, sorry", "no mailbox by the name …, sorry"),
    ("sent on to other@home.example for Ann Example", "sent on to (address) for …"),
    ("250 2.0.0 Ok: queued as 4XyZ", "250 2.0.0 Ok: queued as 4XyZ"),
    ("annex.early is kept", "annex.early is kept"), ("", ""),
  ])
  func `a person's address is left out`(_ said: String, _ kept: String) {
    #expect(Discretion(of: person).line(said) == kept)
  }

  @Test(arguments: [
    (
      "https://chat.example.org/hooks/T0001/s3cr3t?token=abcdef answered 404: Cannot POST"
        + " /hooks/T0001/s3cr3t",
      "https://chat.example.org/… answered 404: Cannot POST /…/…/…"
    ),
    (
      "https://chat.example.org redirects to https://chat.example.org/login?back=s3cr3t (302)",
      "https://chat.example.org redirects to https://chat.example.org/… (302)"
    ),
    ("token=abcdef is no token", "…=… is no …"),
    ("503: later", "503: later"),
  ])
  func `of a webhook the host is kept alone`(_ said: String, _ kept: String) throws {
    let address = try WebAddress(
      "https://chat.example.org/hooks/T0001/s3cr3t?token=abcdef", schemes: ["https"], field: "url")
    #expect(Discretion(of: address).line(said) == kept)
  }

  @Test func `every outcome is discreet`() {
    let discretion = Discretion(of: person)
    let said = "to ann.e@mail.example.net"
    #expect(discretion.outcome(.accepted(reply: said)) == .accepted(reply: "to (address)"))
    #expect(
      discretion.outcome(.later(reason: said, after: 7)) == .later(reason: "to (address)", after: 7)
    )
    #expect(discretion.outcome(.refused(reason: said)) == .refused(reason: "to (address)"))
    #expect(discretion.outcome(.unknown(reason: said)) == .unknown(reason: "to (address)"))
  }
}
