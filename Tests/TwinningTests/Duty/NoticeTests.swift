import Guidance
import Testing

@testable import Twinning

@Suite struct `The ladder of notices` {
  private func notice(_ day: String, late: Int32? = 30, steps: [Int32] = [180, 90, 30, 7, 0]) throws
    -> String
  {
    let duty = Duty(
      code: "mou", title: "MOU", subject: "hue", partner: "hue", due: try CivilDay("2026-10-01"),
      detail: "", responsible: "chair", rule: "R21",
      ladder: NoticeLadder(daysBefore: steps, lateEvery: late))
    return duty.notice(on: try CivilDay(day))
  }

  @Test(
    arguments: [
      ("2026-01-01", "first notice on 4 April 2026"),
      ("2026-04-03", "first notice on 4 April 2026"),
      ("2026-04-04", "180 days before"), ("2026-07-02", "180 days before"),
      ("2026-07-03", "90 days before"), ("2026-09-01", "30 days before"),
      ("2026-09-24", "7 days before"), ("2026-09-30", "7 days before"),
      ("2026-10-01", "on the day"), ("2026-10-02", "late"), ("2026-10-30", "late"),
      ("2026-10-31", "late, notice 1"), ("2026-11-30", "late, notice 2"),
      ("2027-10-01", "late, notice 12"), ("2036-10-01", "late, notice 121"),
    ])
  func `R30: a step counts from its day until the next one`(day: String, text: String) throws {
    #expect(try notice(day) == text)
  }

  @Test func `R30: a ladder without steps or late notices says less`() throws {
    #expect(try notice("2026-10-02", late: nil) == "late")
    #expect(try notice("2026-09-30", steps: []).isEmpty)
    #expect(try notice("2026-10-01", steps: [7]) == "7 days before")
  }
}
