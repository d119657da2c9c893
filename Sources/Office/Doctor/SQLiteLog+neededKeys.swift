import EventLog
import SQLite
import Twinning

/// What the log says of keys: which are needed, and which must be no more.
struct NeededKeys {
  /// The names of the keys of what is sealed and was not forgotten since.
  fileprivate(set) var needed: Set<String> = []
  /// The names of the keys that were forgotten, each with the moment up to which a key was made that
  /// must be no more (microseconds since 1970).
  fileprivate(set) var forgotten: [String: Int64] = [:]
}

extension SQLiteLog {
  /// Which keys the log needs, by all events that carry boxes.
  func neededKeys() throws(LogError) -> NeededKeys {
    do throws(SQLiteError) {
      var needed = NeededKeys()
      let forgotten = try lastForgettings(&needed)
      let statement = try connection.prepare(
        """
        SELECT b.value->>'person', b.value->>'about', max(e.position)
          FROM event e JOIN event_type t ON t.id = e.type, json_each(e.data, '$.sealed') b
          WHERE (t.name, t.version) IN (VALUES \(Self.sealing)) AND json_valid(e.data)
          GROUP BY 1, 2
        """)
      while try statement.step() {
        guard let part = statement.text(at: 1).flatMap(SealedPart.init) else { continue }
        let person = PersonID(unchecked: statement.text(at: 0) ?? "")
        let key = SealPlace.key(of: person, part)
        if statement.integer(at: 2) > forgotten[key] ?? 0 { needed.needed.insert(key) }
      }
      return needed
    } catch {
      throw LogError.from(error, path: path)
    }
  }

  /// The positions at which keys were last forgotten.
  private func lastForgettings(
    _ needed: inout NeededKeys
  ) throws(SQLiteError) -> [String: Int64] {
    let statement = try connection.prepare(
      """
      SELECT substr(s.name, 8), e.data->>'only', e.position, e.recorded_at
        FROM event e JOIN event_type t ON t.id = e.type JOIN stream s ON s.id = e.stream
        WHERE t.name = 'PersonForgotten' AND s.name LIKE 'person/%' AND json_valid(e.data)
        ORDER BY e.position
      """)
    var positions: [String: Int64] = [:]
    while try statement.step() {
      let person = PersonID(unchecked: statement.text(at: 0) ?? "")
      let only = statement.text(at: 1).flatMap(SealedPart.init)
      for part in only.map({ [$0] }) ?? SealedPart.allCases {
        let key = SealPlace.key(of: person, part)
        // Nothing is recorded any more of whoever was forgotten as a whole.
        positions[key] = only == nil ? .max : statement.integer(at: 2)
        needed.forgotten[key] = only == nil ? .max : statement.integer(at: 3)
      }
    }
    return positions
  }
}
