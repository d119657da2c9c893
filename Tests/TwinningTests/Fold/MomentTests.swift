import Testing

@testable import Twinning

@Suite struct `The day by which something was certainly so` {
  @Test(
    arguments: [
      ("2020-05-04", "2026-10-01", "2020-05-04"), ("2026-10-01", "2026-10-01", "2026-10-01"),
      // Vague and past: the last day it may mean.
      ("2020", "2026-10-01", "2020-12-31"), ("2020-05~", "2026-10-01", "2020-05-31"),
      ("../1990", "2026-10-01", "1990-12-31"), ("199X", "2026-10-01", "1999-12-31"),
      // Vague around the day of recording: it was known by then.
      ("2026", "2026-10-01", "2026-10-01"), ("2026-10", "2026-10-01", "2026-10-01"),
      ("../2030", "2026-10-01", "2026-10-01"),
      // Wholly after it: a term that begins next year.
      ("2027-01-01", "2026-10-01", "2027-01-01"), ("2027", "2026-10-01", "2027-12-31"),
      // Without an end, or unknown: from when the log learned it, or from the first day to come.
      ("2020/..", "2026-10-01", "2026-10-01"), ("2020/", "2026-10-01", "2026-10-01"),
      ("2027-05/..", "2026-10-01", "2027-05-01"), ("", "2026-10-01", "2026-10-01"),
      ("2019-05-01/2019-06-02", "2026-10-01", "2019-06-02"),
    ])
  func `R36: is settled by one rule`(effective: String, recorded: String, settled: String) throws {
    let moment = Moment(
      effective: try VagueDate(effective), recorded: try CivilDay(recorded), position: 1)
    #expect(moment.settled.description == settled)
  }
}
