import EventLog
import JSONText
import Office
import Twinning

/// Whole commands, each durable before the next: decided, appended, all projections brought up to
/// date, committed.
final class Commanding {
  private let office: Office
  private let requests: [Request]

  init(folder: String, count: Int) throws {
    office = try Office(folder: folder, mode: .write)
    let head = try office.log.head()
    var requests: [Request] = []
    while requests.count < count {
      let visit = "bench-\(head)-\(requests.count)"
      for line in Self.life(of: visit) {
        requests.append(try office.request(line: Array(line.utf8), actor: "benchmark"))
      }
    }
    self.requests = Array(requests.prefix(count))
    let partner =
      #"{"command":"partner add","partnership":"bench","names":["Bench"],"country":"FR"}"#
    if head > 0 {
      // The partner of a run before this one is there already.
      _ = try? office.perform(try office.request(line: Array(partner.utf8), actor: "benchmark"))
    }
  }

  func run() throws -> Int {
    for request in requests { _ = try office.perform(request) }
    return requests.count
  }

  private static func life(of visit: String) -> [String] {
    [
      #"{"command":"delegation plan","delegation":"\#(visit)","partnership":"bench","#
        + #""direction":"inbound","title":"Yearly visit","arrives":"2027-05","purpose":"letters"}"#,
      #"{"command":"delegation stage","delegation":"\#(visit)","stage":"invited"}"#,
      #"{"command":"delegation move","delegation":"\#(visit)","arrives":"2027-05-04","#
        + #""departs":"2027-05-11","reason":"flights booked"}"#,
      #"{"command":"delegation stage","delegation":"\#(visit)","stage":"accepted"}"#,
    ]
  }
}
