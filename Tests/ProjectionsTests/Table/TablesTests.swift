import SQLite
import Testing
import Twinning

@testable import Projections

@Suite struct `The tables` {
  @Test func `hold what the record folds to`() throws {
    var scene = try Scene.full()
    #expect(try scene.differences == ProjectionTables.all.map(\.name))
    try scene.write()
    #expect(try scene.differences == [])
  }

  @Test(arguments: ProjectionTables.all.map(\.name))
  func `are told apart when a row is changed, gone or too many`(table: String) throws {
    var scene = try Scene.full()
    try scene.write()
    let stored = try #require(ProjectionTables.all.first { $0.name == table })
    let column = try #require(
      stored.columns.last { $0.hasSuffix("TEXT NOT NULL") }?.split(separator: " ").first)
    try scene.connection.execute("SAVEPOINT before")
    for change in [
      "UPDATE \(table) SET \(column) = \(column) || 'x'", "DELETE FROM \(table)",
    ] {
      try scene.connection.execute(change)
      #expect(try scene.differences == [table], "\(change)")
      try scene.connection.execute("ROLLBACK TO before")
      scene.connection.clearStatements()
    }
    let key = try #require(stored.keyColumns.first)
    let names = stored.columns.compactMap { $0.split(separator: " ").first.map(String.init) }
    let values = names.map { $0 == key ? (table == "annual_row" ? "\(key) + 1" : "'zz'") : $0 }
    try scene.connection.execute(
      "INSERT INTO \(table) SELECT \(values.joined(separator: ", ")) FROM \(table) LIMIT 1")
    #expect(try scene.differences == [table])
  }

  @Test func `are the same after a rebuild, which leaves nothing beside them`() throws {
    var scene = try Scene.full()
    try scene.write()
    let before = try schema(scene.connection)
    var steps: [Int] = []
    try ProjectionRebuild.run(scene.record, position: 6, in: scene.connection) { done, total in
      steps.append(done)
      #expect(total == ProjectionTables.all.count)
    }
    #expect(steps == Array(1...ProjectionTables.all.count))
    #expect(try scene.differences == [])
    #expect(try schema(scene.connection) == before)
    #expect(try #require(try ProjectionTables.state(in: scene.connection)).position == 6)
  }

  @Test func `take a row of a broken table back by a rebuild`() throws {
    var scene = try Scene.full()
    try scene.write()
    try scene.connection.execute("DELETE FROM partner_row")
    try ProjectionRebuild.run(scene.record, position: 6, in: scene.connection)
    #expect(try scene.differences == [])
  }

  @Test func `lose what an itinerary and a delegation lose`() throws {
    var scene = try Scene.full()
    try scene.write()
    let visit = DelegationID(unchecked: "v")
    let chair = PersonID(unchecked: "chair")
    try scene.happen(
      .memberJoined(
        MemberJoined(
          delegation: visit, person: chair, role: OfficeCode(unchecked: "chair"), head: true,
          deputisesFor: nil, equivalentRank: nil, companionOf: nil, minor: false,
          interpreter: false, reason: nil)))
    try scene.write()
    let rows = TableRows(scene.connection)
    #expect(try rows.involvements(of: "chair").map(\.role) == ["chair"])
    try scene.happen(
      .memberLeft(MemberLeft(delegation: visit, person: chair, reason: nil)))
    try scene.happen(
      .itineraryItemDropped(
        ItineraryItemDropped(delegation: visit, item: ItemID(unchecked: "supper"), reason: nil)))
    try scene.write()
    #expect(try rows.involvements(of: "chair").map(\.role) == ["responsible"])
    #expect(try rows.itinerary(from: 0, through: .max).isEmpty)
    #expect(try scene.differences == [])
  }

  @Test func `forget what was rolled back`() throws {
    var scene = try Scene.full()
    var writer = scene.writer
    writer.forget()
    try writer.write(from: scene.record, position: 0, to: scene.connection)
    #expect(try TableRows(scene.connection).partners().isEmpty)
    try scene.write()
    #expect(try TableRows(scene.connection).partners().count == 1)
  }

  private func schema(_ connection: Connection) throws -> [String] {
    let statement = try connection.prepare(
      "SELECT type || ' ' || name FROM sqlite_schema ORDER BY 1")
    var names: [String] = []
    while try statement.step() { names.append(statement.text(at: 0) ?? "") }
    return names
  }
}
