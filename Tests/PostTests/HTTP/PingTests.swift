import JSONText
import LocalServers
import Post
import Testing

/// A dead-man's address that is asked for.
struct PingTests {
  private func ping(_ path: String, of server: LocalServer, reach: WebReach) throws -> Outcome {
    let address = try HTTPAddress("http://localhost:\(server.port)/\(path)")
    return Ping(address: address, reach: reach, patience: Patience(connecting: 1000, whole: 1500))
      .send()
  }

  @Test func `it is asked for once, and its answer counts`() throws {
    let server = try LocalServer("web.py")
    let local = WebReach(allowsPrivate: true, allowsPlain: true)
    #expect(try ping("ok", of: server, reach: local) == .accepted(reply: "200"))
    let requests = try server.notes(of: "request")
    #expect(requests.map { $0["method"]?.text } == ["GET"])
    #expect(requests.first?["headers"]?["user-agent"]?.text == "twinning")
    #expect(try ping("status/404", of: server, reach: local).kind == .later)
    #expect(try ping("status/500", of: server, reach: local).kind == .later)
    #expect(try ping("slow", of: server, reach: local).kind == .later)
    #expect(try ping("inside", of: server, reach: local).kind == .later)
    #expect(try ping("endless", of: server, reach: local).kind == .accepted)
  }

  @Test func `it reaches nothing that a webhook does not reach`() throws {
    let server = try LocalServer("web.py")
    #expect(try ping("ok", of: server, reach: WebReach()).kind == .later)
    #expect(try ping("ok", of: server, reach: WebReach(allowsPlain: true)).kind == .later)
    #expect(try server.notes(of: "request").isEmpty)
  }
}
