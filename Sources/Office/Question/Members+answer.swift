import Guidance
import JSONText
import Projections
import Twinning

extension AskMembers {
  /// Members now, and who was one and paid for the year.
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let year = year ?? desk.today.year
    let rows = try desk.read { (source) throws(ProjectionError) in try source.members() }
      .filter { $0.ended == nil || $0.years.contains(year) }
    let shown = rows.filter { !unpaid || ($0.ended == nil && $0.owes(year, at: desk)) }
    var answer = Answer("Members of \(year)")
    answer.add(
      Section(
        "members",
        .table(
          [
            Column("person", "Person"), Column("kind", "For"),
            Column("since", "Since", isWhole: true), Column("ended", "Until", isWhole: true),
            Column("paid", "Dues of \(year)"), Column("last", "Paid through"),
          ],
          shown.map { row in
            let isPaid = row.years.contains(year)
            let owes = row.ended == nil && row.owes(year, at: desk)
            return [
              Cell(row.person), Cell(row.kind), .shortDate(row.since), .shortDate(row.ended),
              Cell(
                isPaid ? "paid" : owes ? "owed" : "", json: .bool(isPaid),
                tone: isPaid ? .done : owes ? .soon : .plain),
              row.years.max().map { Cell($0) } ?? Cell(String?.none),
            ]
          }), empty: unpaid ? "nobody owes dues" : "nobody is a member"))
    return answer
  }
}

extension MemberRow {
  /// The years that are paid for.
  var years: Set<Int> { Set(paid.split(separator: " ").compactMap { Int($0) }) }

  /// The member as duties see it.
  var member: MembershipDuties.Member {
    MembershipDuties.Member(
      since: CivilDay(daysSince1970: Int(day)) ?? .earliest, paid: years)
  }

  fileprivate func owes(_ year: Int, at desk: Desk) -> Bool {
    MembershipDuties.owes(member, year, under: desk.rules.cadences)
  }
}
