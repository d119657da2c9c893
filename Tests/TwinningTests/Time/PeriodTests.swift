import Testing

@testable import Twinning

@Suite struct `A period` {
  @Test(
    arguments: [
      ("P2Y", "2 years", "2029-05-04"), ("P18M", "18 months", "2028-11-04"),
      ("P6W", "6 weeks", "2027-06-15"), ("P30D", "30 days", "2027-06-03"),
      ("-P14D", "14 days", "2027-04-20"), ("P1Y6M", "1 year and 6 months", "2028-11-04"),
      ("P1Y1M1W1D", "1 year, 1 month, 1 week and 1 day", "2028-06-12"),
      ("P0D", "0 days", "2027-05-04"),
    ])
  func `R21: is read, told and added`(text: String, wording: String, end: String) throws {
    let period = try Period(text)
    #expect(period.description == text && period.wording == wording)
    #expect(try CivilDay("2027-05-04").adding(period)?.description == end)
    #expect(period.negated.negated == period)
  }

  @Test(
    arguments: [
      ("2Y", "nor begins with a capital P"), ("90x", "neither a number of d, w, m or y"),
      ("P", "it counts nothing"),
      ("p2y", "nor begins with a capital P"), ("P2y", "after P the letters are capitals"),
      ("PT5H", "hours and minutes are not counted"), ("P1.5Y", "only whole numbers are counted"),
      ("P1D2Y", "stand in this order"), ("P9999Y", "none is above 1000 years"),
      ("P1Y1Y", "stand in this order"), ("P1234567D", "none is above"),
      ("", "begins with a capital P"),
      ("-", "begins with a capital P"),
    ])
  func `R21: that is none is refused`(text: String, reason: String) {
    #expect { try Period(text) } throws: { error in
      "\(error)".contains(reason) && "\(error)".contains("write 90d, 12w, 6m or 2y, or P30D")
    }
  }

  @Test func `R21: returns from its anchor, so that 29 February comes back`() throws {
    let day = try CivilDay("2024-02-29")
    #expect(day.adding(.years(1), times: 1)?.description == "2025-02-28")
    #expect(day.adding(.years(1), times: 4)?.description == "2028-02-29")
    #expect(day.adding(.years(1000), times: 1000) == nil)
    #expect(day.adding(.years(1000), times: .max) == nil)
  }

  @Test func `R20: is told from an anchor`() throws {
    #expect(try Period("-P14D").wording(from: "arrival") == "14 days before arrival")
    #expect(try Period("P2D").wording(from: "departure") == "2 days after departure")
    #expect(try Period("P0D").wording(from: "arrival") == "on arrival")
    #expect(Period(years: 1, days: -1) == nil && Period(years: 1001) == nil)
    #expect(Period.days(.max).days == 366_000)
  }
}

@Suite struct `A range of days` {
  @Test(
    arguments: [
      ("2027-05", "2027-05-01/2027-05-31", "1–31 May 2027"),
      ("2027", "2027-01-01/2027-12-31", "1 January – 31 December 2027"),
      ("2027-05-01/2027-06-30", "2027-05-01/2027-06-30", "1 May – 30 June 2027"),
      ("90d", "2026-10-01/2026-12-30", nil), ("P90D", "2026-10-01/2026-12-30", nil),
      ("-2w", "2026-09-17/2026-10-01", nil), ("6m", "2026-10-01/2027-04-01", nil),
      ("2y", "2026-10-01/2028-10-01", nil), ("0d", "2026-10-01/2026-10-01", "1 October 2026"),
    ] as [(String, String, String?)])
  func `is read as people type it`(text: String, days: String, wording: String?) throws {
    let range = try DayRange(text, today: try CivilDay("2026-10-01"))
    #expect(range.description == days)
    if let wording { #expect(range.wording == wording) }
  }

  @Test(
    arguments: [
      ("2027~", "a range has certain ends"), ("2027/..", "a range has a first and a last day"),
      ("9999999d", "form"), ("soon", "form"), ("1000y", nil), ("", "a range has a first"),
      ("999999d", "form"),
    ] as [(String, String?)])
  func `that is none is refused`(text: String, reason: String?) throws {
    let today = try CivilDay("9990-10-01")
    #expect { try DayRange(text, today: today) } throws: { error in
      "\(error)".contains(reason ?? "beyond the years")
        && "\(error)".contains("write 2027, 2027-05")
    }
  }

  @Test func `overlaps and meets others`() throws {
    let may = try DayRange("2027-05", today: .earliest)
    let other = try DayRange("2027-05-31/2027-06-02", today: .earliest)
    #expect(may.overlaps(other) && may.count == 31)
    #expect(may.intersection(other) == DayRange(try CivilDay("2027-05-31")))
    #expect(may.intersection(try DayRange("2027-06", today: .earliest)) == nil)
    #expect(may.contains(try CivilDay("2027-05-31")))
    #expect(try !may.contains(CivilDay("2027-06-01")))
    #expect(DayRange(first: .latest, last: .earliest) == nil)
  }
}
