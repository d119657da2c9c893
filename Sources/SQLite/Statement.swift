internal import CSQLite

/// A prepared statement; finalizes itself.
@safe package final class Statement {
  private let handle: OpaquePointer
  /// The statement's text, for errors.
  package let sql: String

  init(_ handle: OpaquePointer, sql: String) {
    unsafe self.handle = handle
    self.sql = sql
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// Goes to the next row; false at the end.
  package func step() throws(SQLiteError) -> Bool {
    let code = unsafe sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    let message = unsafe String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
    unsafe sqlite3_reset(handle)
    throw SQLiteError(code: code, message: message, sql: sql)
  }

  /// Runs a statement that gives no rows, and makes it ready for the next time.
  package func run() throws(SQLiteError) {
    _ = try step()
    reset()
  }

  /// Whether it stands between two rows.
  package var isBusy: Bool { unsafe sqlite3_stmt_busy(handle) != 0 }

  /// Makes it ready to run again; what is bound stays bound.
  package func reset() { unsafe sqlite3_reset(handle) }

  package func bind(_ value: Int64, at index: Int32) throws(SQLiteError) {
    try check(unsafe sqlite3_bind_int64(handle, index, value))
  }

  package func bindNull(at index: Int32) throws(SQLiteError) {
    try check(unsafe sqlite3_bind_null(handle, index))
  }

  /// Binds a copy of the text.
  package func bind(_ text: String, at index: Int32) throws(SQLiteError) {
    var text = text
    let code = text.withUTF8 { utf8 in
      unsafe sqlite3_bind_text(
        handle, index,
        utf8.baseAddress.map { unsafe UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
          ?? Self.empty,
        Int32(clamping: utf8.count), Self.transient)
    }
    try check(code)
  }

  /// Binds a copy of bytes that are UTF-8 text.
  package func bind(text bytes: [UInt8], at index: Int32) throws(SQLiteError) {
    let code = unsafe bytes.withUnsafeBytes { raw in
      unsafe sqlite3_bind_text(
        handle, index, raw.baseAddress?.assumingMemoryBound(to: CChar.self) ?? Self.empty,
        Int32(clamping: raw.count), Self.transient)
    }
    try check(code)
  }

  /// Binds UTF-8 text that stays where it is until the statement has run.
  package func bind(inPlace text: UnsafeRawBufferPointer, at index: Int32) throws(SQLiteError) {
    let start = unsafe text.baseAddress?.assumingMemoryBound(to: CChar.self) ?? Self.empty
    try check(
      unsafe sqlite3_bind_text(handle, index, start, Int32(clamping: text.count), nil))
  }

  /// Binds a copy of the bytes as a blob; no bytes are an empty blob, not NULL.
  package func bind(blob bytes: UnsafeRawBufferPointer, at index: Int32) throws(SQLiteError) {
    let start = unsafe bytes.baseAddress ?? UnsafeRawPointer(Self.empty)
    try check(
      unsafe sqlite3_bind_blob(
        handle, index, start, Int32(clamping: bytes.count), Self.transient))
  }

  /// What bytes are taken for.
  package enum BytesKind: Sendable { case text, blob }

  /// The whole number of a column; `nil` when it holds something else, which ``integer(at:)`` would
  /// convert without a word.
  package func whole(at column: Int32) -> Int64? {
    // One look-up for kind and value. The value is unprotected, which is safe because a connection
    // has one thread at a time.
    let value = unsafe sqlite3_column_value(handle, column)
    guard unsafe sqlite3_value_type(value) == SQLITE_INTEGER else { return nil }
    return unsafe sqlite3_value_int64(value)
  }

  /// The bytes of a column in place, valid until the next step or reset; `nil` when it holds
  /// something else than `kind`.
  package func bytes(at column: Int32, of kind: BytesKind) -> UnsafeRawBufferPointer? {
    let value = unsafe sqlite3_column_value(handle, column)
    guard unsafe sqlite3_value_type(value) == (kind == .text ? SQLITE_TEXT : SQLITE_BLOB) else {
      return nil
    }
    let start = unsafe sqlite3_value_blob(value)
    return unsafe UnsafeRawBufferPointer(
      start: start, count: start == nil ? 0 : Int(sqlite3_value_bytes(value)))
  }

  package func isNull(at column: Int32) -> Bool {
    unsafe sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  package func integer(at column: Int32) -> Int64 { unsafe sqlite3_column_int64(handle, column) }

  /// Binds a copy of the bytes.
  package func bind(blob bytes: [UInt8], at index: Int32) throws(SQLiteError) {
    let start = unsafe bytes.isEmpty ? Self.empty.map { unsafe UnsafeRawPointer($0) } : nil
    let code = unsafe bytes.withUnsafeBytes { raw in
      unsafe sqlite3_bind_blob(
        handle, index, start ?? raw.baseAddress, Int32(clamping: raw.count), Self.transient)
    }
    try check(code)
  }

  /// A copy of the column's bytes.
  package func blob(at column: Int32) -> [UInt8] { unsafe Array(bytes(at: column)) }

  /// The text of a column; `nil` when it is NULL.
  package func text(at column: Int32) -> String? {
    guard let start = unsafe sqlite3_column_text(handle, column) else { return nil }
    let count = Int(unsafe sqlite3_column_bytes(handle, column))
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The bytes of a text or blob column, in place: valid until the next step or reset.
  package func bytes(at column: Int32) -> UnsafeRawBufferPointer {
    guard let start = unsafe sqlite3_column_blob(handle, column) else {
      return unsafe UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return unsafe UnsafeRawBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  private func check(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else {
      throw SQLiteError(
        code: code, message: unsafe String(cString: sqlite3_errstr(code)), sql: sql)
    }
  }

  /// SQLITE_TRANSIENT: SQLite copies what it is given.
  private static var transient: sqlite3_destructor_type {
    unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  /// An empty text is not NULL.
  private static var empty: UnsafePointer<CChar>? {
    let text: StaticString = ""
    return unsafe UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
  }
}
