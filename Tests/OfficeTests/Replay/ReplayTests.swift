import EventLog
import JSONText
import Post
import Projections
import Testing
import Twinning

@testable import Office

/// What the log tells is what the tables hold, however it came in.
@Suite struct `Replay equals live` {
  /// An office in which made-up commands were performed, singly and in batches.
  ///
  /// - Parameter look: called after each run.
  static func lived(
    seed: UInt64, runs: Int = 14, compares: Bool = true, forgets: Bool = true,
    corrects: Bool = true, _ look: (TestOffice, inout CommandMaker) throws -> Void = { _, _ in }
  ) throws -> (TestOffice, CommandMaker) {
    let scene = try TestOffice(on: "2026-01-05")
    var maker = CommandMaker(seed: seed, forgets: forgets, corrects: corrects)
    try scene.perform(CommandMaker.found)
    for _ in 0..<runs {
      maker.look(at: try scene.office.folded(asOf: nil) { _ in })
      try maker.look(at: scene.office.log)
      try maker.look(atDue: scene.office)
      scene.clock.advance(seconds: Int64(maker.random.number(1...900_000)))
      if maker.random.chance(55) {
        let lines = try (0..<maker.random.number(1...22)).map { _ in try maker.next() }
        try scene.batch(lines, keepGoing: true, dryRun: maker.random.chance(5))
      } else {
        for _ in 0..<maker.random.number(1...4) {
          let dryRun = maker.random.chance(10)
          let line = try maker.next()
          do {
            try scene.perform(line, dryRun: dryRun)
          } catch let error as OfficeError {
            guard case .refused = error else { throw error }
          } catch is Refusal {}
        }
      }
      if compares { #expect(try scene.office.differences() == [], "seed \(seed)") }
      try look(scene, &maker)
    }
    return (scene, maker)
  }

  @Test(arguments: 1...20)
  func `every table is the same after a rebuild`(seed: UInt64) throws {
    let channel = KeptChannel()
    var (scene, maker) = try Self.lived(seed: seed) { scene, maker in
      guard maker.random.chance(40) else { return }
      channel.answers = [.later(reason: "busy"), .unknown(reason: "lost"), .refused(reason: "no")]
      try scene.remind(by: [channel], catchesUp: true)
    }
    maker.look(at: try scene.office.folded(asOf: nil) { _ in })
    try maker.look(atDue: scene.office)
    let ledger = try scene.ledger()
    // Nobody was there to be told of anything, or nothing was asked for any more.
    #expect(!channel.messages.isEmpty || ledger.allSatisfy { ["nobody", "over"].contains($0.why) })
    let questions = try EveryQuestion.about(maker.known)
    let before = try scene.office.dump()
    let told = questions.map { scene.office.told($0) }
    #expect(before.count > 10, "seed \(seed) made too little")
    let reopened = try scene.another()
    for (question, answer) in zip(questions, told) {
      #expect(reopened.told(question) == answer, "seed \(seed)")
    }
    try scene.office.rebuild()
    #expect(try scene.office.dump() == before, "seed \(seed)")
    for (question, answer) in zip(questions, told) {
      #expect(scene.office.told(question) == answer, "seed \(seed)")
    }
  }

  @Test(arguments: 21...30)
  func `as of a day after everything, all answers are those of that day`(seed: UInt64) throws {
    let (scene, maker) = try Self.lived(seed: seed)
    try scene.clock.set("2100-01-01")
    let day = try CivilDay("2100-01-01")
    for question in try EveryQuestion.about(maker.known) {
      #expect(
        scene.office.told(question, asOf: day) == scene.office.told(question), "seed \(seed)")
    }
  }

  @Test(arguments: 31...35)
  func `two threads fold what one folds`(seed: UInt64) throws {
    let (scene, _) = try Self.lived(seed: seed, compares: false)
    let log = scene.office.log
    let head = try log.head()
    for day in [nil, try CivilDay("2026-02-01")] {
      let alone = try OfficeRecord(folding: log, through: head, asOf: day)
      let together = try OfficeRecord(folding: log, through: head, asOf: day, shortLog: 0)
      for type in ProjectionTables.rowTypes {
        let isSame = Self.isSame(type, alone, together)
        #expect(isSame, "seed \(seed), \(type.table.name)")
      }
      #expect(alone.guidance == together.guidance, "seed \(seed)")
      #expect(alone.programme == together.programme, "seed \(seed)")
      #expect(alone.claims == together.claims, "seed \(seed)")
    }
  }

  private static func isSame<Row: StoredRow>(
    _ type: Row.Type, _ one: OfficeRecord, _ other: OfficeRecord
  ) -> Bool {
    type.all(of: one) == type.all(of: other)
  }

  @Test func `the made-up commands are of all kinds`() throws {
    var performed: Set<String> = []
    for seed in UInt64(31)...44 {
      let (scene, _) = try Self.lived(seed: seed, runs: 60, compares: false)
      var number: Int64 = 1
      while let command = try scene.office.log.command(number) {
        performed.insert(command.command.name)
        number += 1
      }
    }
    let names = Set(Catalogue.entries.filter { $0.role == .command }.map(\.name))
    // What is tried again was lost in a run, and there are none here.
    #expect(names.subtracting(performed) == ["remind again"])
  }
}
