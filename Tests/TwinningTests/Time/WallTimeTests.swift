import Testing

@testable import Twinning

@Suite struct `A local time` {
  @Test func `R12: is read and written`() throws {
    let time = try WallTime("2027-05-04T18:05")
    #expect(time.hour == 18 && time.minuteOfHour == 5 && time.clock == "18:05")
    #expect(time.wording == "Tue 4 May 2027, 18:05" && time.description == "2027-05-04T18:05")
    #expect(time.adding(minutes: 360)?.description == "2027-05-05T00:05")
    #expect(time.adding(minutes: -1086)?.description == "2027-05-03T23:59")
    #expect(time.adding(minutes: .max) == nil && time.adding(minutes: .min) == nil)
  }

  @Test(
    arguments: [
      ("2027-05-04", "the time of day is missing"),
      ("2027-05-04 18:00", "a capital T stands between day and time"),
      ("2027-05-04T18", "has not the form"),
      ("2027-05-04T18:00:00", "something follows the minute"),
      ("2027-02-30T18:00", "February 2027 has 28 days"), ("2027-05-04T24:00", "00:00 to 23:59"),
      ("2027-05-04T18:60", "00:00 to 23:59"), ("", "has not the form"),
    ])
  func `R12: that is none is refused`(text: String, reason: String) {
    #expect { try WallTime(text) } throws: { error in
      "\(error)".contains(reason) && "\(error)".hasSuffix("write 2027-05-04T18:00")
    }
  }

  @Test func `comes back from its seconds, before 1970 too`() throws {
    var seed = Seeded(1970)
    let (first, last) = (CivilDay.earliest.daysSince1970, CivilDay.latest.daysSince1970)
    for _ in 0..<5_000 {
      let day = try #require(
        CivilDay(daysSince1970: Int(Int32.random(in: first...last, using: &seed))))
      let time = try #require(
        WallTime(day: day, minute: Int.random(in: 0..<1440, using: &seed)))
      #expect(WallTime(secondsSince1970: time.secondsSince1970) == time, "\(seed)")
      #expect(WallTime(secondsSince1970: time.secondsSince1970 + 59) == time, "\(seed)")
      #expect(try WallTime(time.description) == time, "\(seed)")
    }
    #expect(WallTime(secondsSince1970: .max) == nil && WallTime(secondsSince1970: .min) == nil)
  }

  @Test func `R12: in a zone is read, or refused for what is missing`() throws {
    let text = "2027-05-04T18:00[America/New_York]"
    #expect(try ZonedTime(text).description == text)
    for (text, reason) in [
      ("2027-05-04T18:00", "the zone is missing"),
      ("2027-05-04T18:00[Europe/Paris", "the bracket behind the zone is missing"),
      ("2027-05-04T18:00[Europe Paris]", "the name of the zone has another form"),
      ("2027-05-04[Europe/Paris]", "the time of day is missing"),
    ] {
      #expect { try ZonedTime(text) } throws: { "\($0)".contains(reason) }
    }
  }

  @Test(arguments: ["Mon", "tues", "WEDNESDAY", "thu", "Fri", "satur", "Sun"])
  func `R12: a weekday is read in any case and length`(text: String) throws {
    #expect(try Weekday(english: text).name.lowercased().hasPrefix(text.lowercased()))
  }

  @Test(arguments: ["", "Mo", "Mondays", "lundi"])
  func `R12: a weekday that is none is refused`(text: String) {
    #expect { try Weekday(english: text) } throws: { "\($0)".contains("write Mon, Tue") }
  }

  @Test(
    arguments: [
      "Europe/Paris", "UTC", "America/Argentina/ComodRivadavia", "Etc/GMT+5",
      "America/Port-au-Prince",
    ])
  func `the name of a zone comes out as it went in`(text: String) throws {
    #expect(try ZoneName(text).description == text)
  }

  @Test(
    arguments: [
      "", "/etc/passwd", "../../etc/passwd", "Europe//Paris", "Europe/", "-x", "Europe/Pa ris",
      "Europe/Paris\u{0}", "Zürich", String(repeating: "a", count: 41),
    ])
  func `what could leave the zones' folder is no name`(text: String) {
    #expect { try ZoneName(text) } throws: { "\($0)".contains("is not a time zone") }
  }

  @Test func `names of zones are ordered as texts`() throws {
    let texts = ["UTC", "Europe/Paris", "Europe/Par", "America/New_York", "America/New_Yorks"]
    #expect(try texts.map { try ZoneName($0) }.sorted().map(\.description) == texts.sorted())
  }
}
