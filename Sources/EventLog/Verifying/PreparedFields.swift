/// Fields of rows that many events name, ready to be hashed: the names of all streams, say.
struct PreparedFields {
  private var bytes: [UInt8] = []
  /// Where the fields of each index end.
  private var ends: [Int] = [0]
  /// The indices of numbers that do not follow the one before.
  ///
  /// A log that nobody touched has none.
  private var strays: [Int64: Int] = [:]

  /// How many rows there are.
  var count: Int { ends.count - 1 }

  mutating func add(_ number: Int64, _ fields: UnsafeRawBufferPointer) {
    if number != count + 1 { strays[number] = count }
    unsafe bytes.append(contentsOf: fields)
    ends.append(bytes.count)
  }

  /// Where the row with this number is; `nil` when there is none.
  func index(of number: Int64) -> Int? {
    if strays.isEmpty { return number > 0 && number <= count ? Int(number) - 1 : nil }
    if let stray = strays[number] { return stray }
    guard number > 0, number <= count else { return nil }
    let index = Int(number) - 1
    return strays.values.contains(index) ? nil : index
  }

  /// Adds the fields to what is hashed.
  func append(_ index: Int, to form: inout HashForm) {
    let range = ends[index]..<ends[index + 1]
    unsafe bytes.withUnsafeBufferPointer { all in
      unsafe form.prepared(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: all[range])))
    }
  }
}
