import JSONText
import Testing

@testable import Office

/// Events as sentences; a part of a template goes when its value is absent.
struct SentenceTests {
  @Test(arguments: [
    (
      "DelegationPlanned", #"{"direction":"inbound"}"#, "the inbound visit was planned"
    ),
    (
      "DelegationPlanned",
      #"{"direction":"inbound","title":"Spring","arrives":"2027-05~","departs":"2027-06"}"#,
      "the inbound visit Spring was planned: about May 2027 to June 2027"
    ),
    (
      "GuidanceOverridden", #"{"item":"gifts","off":true}"#,
      "the guidance item gifts is followed differently: switched off"
    ),
    (
      "GuidanceOverridden", #"{"item":"gifts","offset":"-P2W","responsible":"chair"}"#,
      "the guidance item gifts is followed differently: due 2 weeks before its day;"
        + " seen to by: chair"
    ),
    ("PersonRegistered", #"{"person":"x"}"#, "x was put on record"),
    (
      "PersonRegistered", #"{"person":"x","public-name":"Ada"}"#, "x was put on record: Ada"
    ),
    ("PersonalDetailsRecorded", #"{"person":"x"}"#, "personal details of x were recorded"),
    (
      "PersonForgotten", #"{"person":"x","only":"identity","reason":"asked"}"#,
      "forgotten, identity alone: asked"
    ),
    ("PersonForgotten", #"{"person":"x","only":"identity"}"#, "forgotten, identity alone"),
  ])
  func `what is absent leaves nothing behind`(
    type: String, data: String, sentence: String
  ) throws {
    let value = try JSONValue.parse(utf8: Array(data.utf8))
    #expect(Sentence.text(of: type, version: 1, data: value) == sentence)
  }

  @Test func `an event of no known type is told by its type`() {
    #expect(Sentence.text(of: "moon.landed", version: 1, data: .null) == "moon.landed")
  }
}
