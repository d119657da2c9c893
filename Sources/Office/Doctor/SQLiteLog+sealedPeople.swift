import EventLog
import SQLite

extension SQLiteLog {
  /// The people of whom something is sealed and who were not forgotten, by their short names.
  func sealedPeople() throws(LogError) -> Set<String> {
    do throws(SQLiteError) {
      let statement = try connection.prepare(
        """
        SELECT DISTINCT substr(s.name, 8) FROM event e JOIN event_type t ON t.id = e.type
          JOIN stream s ON s.id = e.stream
        WHERE t.name = 'PersonalDetailsRecorded' AND t.version > 1 AND s.name LIKE 'person/%'
          AND NOT EXISTS(SELECT 1 FROM event f JOIN event_type g ON g.id = f.type
            WHERE f.stream = e.stream AND g.name = 'PersonForgotten')
        """)
      var people: Set<String> = []
      while try statement.step() { people.insert(statement.text(at: 0) ?? "") }
      return people
    } catch {
      throw LogError.from(error, path: path)
    }
  }
}
