package import SQLite
package import Twinning

/// A row that a projection keeps in a table of its own.
package protocol StoredRow: Equatable, Sendable, SendableMetatype {
  static var table: StoredTable { get }
  /// All rows that a folded log makes, in the order of the key.
  static func all(of record: OfficeRecord) -> [Self]
  /// Hands the values over, in the order of the columns.
  func write(to writer: inout RowWriter) throws(SQLiteError)
  /// Takes the values back, in the same order.
  init(reading reader: inout RowReader)
}

/// How a table is made.
package struct StoredTable: Sendable {
  package let name: String
  /// Column definitions, the keys first.
  package let columns: [String]
  /// How many of the first columns make up the key.
  package let keys: Int
  package let indexes: [StoredIndex]

  package init(_ name: String, keys: Int, _ columns: [String], indexes: [StoredIndex] = []) {
    self.name = name
    self.keys = keys
    self.columns = columns
    self.indexes = indexes
    let values = Array(repeating: "?", count: columns.count).joined(separator: ",")
    insertion = "INSERT OR REPLACE INTO \(name) VALUES(\(values))"
  }

  private var columnNames: [String] {
    columns.map { String($0.split(separator: " ").first ?? "") }
  }

  /// The columns of the key, for conditions and orders.
  package var keyColumns: [String] { Array(columnNames.prefix(keys)) }

  /// The statement that makes the table, under another name for a rebuild.
  package func creation(as name: String) -> String {
    "CREATE TABLE \(name)(\(columns.joined(separator: ", ")), PRIMARY KEY("
      + keyColumns.joined(separator: ", ") + ")) STRICT, WITHOUT ROWID"
  }

  /// The statements that make its indexes, once the table has its name.
  package var indexCreations: [String] {
    indexes.enumerated().map { number, index in
      "CREATE INDEX \(name)_\(number) ON \(name)(\(index.columns))"
        + (index.condition.map { " WHERE \($0)" } ?? "")
    }
  }

  /// The statement that puts a row over the one with its key.
  package let insertion: String

  /// The same for a table under another name.
  package func insertion(into name: String) -> String {
    StoredTable(name, keys: keys, columns).insertion
  }

  /// Selects all columns; conditions and order follow.
  package var selection: String { "SELECT \(columnNames.joined(separator: ", ")) FROM \(name)" }
}

/// One more order in which a table is kept.
package struct StoredIndex: Sendable, ExpressibleByStringLiteral {
  /// Its columns, with commas between them.
  package let columns: String
  /// Of which rows it is made (SQL); of all when it is `nil`.
  ///
  /// A question uses it that says the same word for word.
  package let condition: String?

  package init(_ columns: String, where condition: String? = nil) {
    self.columns = columns
    self.condition = condition
  }

  package init(stringLiteral columns: String) { self.init(columns) }
}

/// Binds values to a statement, one column after the other.
package struct RowWriter {
  private let statement: Statement
  private var column: Int32 = 0

  package init(_ statement: Statement) { self.statement = statement }

  package mutating func text(_ text: String) throws(SQLiteError) {
    column += 1
    try statement.bind(text, at: column)
  }

  package mutating func text(_ text: String?) throws(SQLiteError) {
    column += 1
    if let text { try statement.bind(text, at: column) } else { try statement.bindNull(at: column) }
  }

  package mutating func integer(_ value: Int64) throws(SQLiteError) {
    column += 1
    try statement.bind(value, at: column)
  }

  package mutating func integer(_ value: Int64?) throws(SQLiteError) {
    column += 1
    if let value {
      try statement.bind(value, at: column)
    } else {
      try statement.bindNull(at: column)
    }
  }
}

/// Reads the values of a statement's present row, one column after the other.
package struct RowReader {
  private let statement: Statement
  private var column: Int32 = -1

  package init(_ statement: Statement) { self.statement = statement }

  package mutating func text() -> String {
    column += 1
    return statement.text(at: column) ?? ""
  }

  package mutating func optionalText() -> String? {
    column += 1
    return statement.text(at: column)
  }

  package mutating func integer() -> Int64 {
    column += 1
    return statement.integer(at: column)
  }

  package mutating func optionalInteger() -> Int64? {
    column += 1
    return statement.isNull(at: column) ? nil : statement.integer(at: column)
  }
}
