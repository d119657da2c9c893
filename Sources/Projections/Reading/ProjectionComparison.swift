import SQLite
package import Twinning

/// Whether the tables hold what the log folds to.
package enum ProjectionComparison {
  /// The names of the tables that differ.
  package static func differences(
    _ tables: TableRows, _ folded: FoldedRows, _ record: OfficeRecord
  ) throws(ProjectionError) -> [String] {
    var names: [String] = []
    if try tables.partners() != folded.partners() { names.append("partner_row") }
    if try tables.schedule(ScheduleFilter()) != folded.schedule(ScheduleFilter()) {
      names.append("schedule_row")
    }
    if try tables.people(partner: nil) != folded.people(partner: nil) { names.append("person_row") }
    if try tables.terms(since: Int32.min) != folded.terms(since: Int32.min) {
      names.append("term_row")
    }
    if try tables.itinerary(from: Int32.min, through: Int32.max)
      != folded.itinerary(from: Int32.min, through: Int32.max)
    {
      names.append("itinerary_row")
    }
    let years = Set(record.partnerships.flatMap { $0.annuals.map(\.year) })
    for year in years.sorted()
    where try tables.annuals(year: year, partner: nil) != folded.annuals(year: year, partner: nil) {
      names.append("annual_row")
      break
    }
    for person in record.people
    where try tables.involvements(of: person.id.text) != folded.involvements(of: person.id.text) {
      names.append("involvement_row")
      break
    }
    if try tables.allSubjects() != folded.allSubjects { names.append("subject_row") }
    return names
  }
}
