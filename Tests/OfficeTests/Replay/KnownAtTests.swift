import EventLog
import JSONText
import Testing
import Twinning

@testable import Office

/// As known at a moment, an office answers what it answered then.
@Suite struct `As known at a moment` {
  /// What was answered at a moment: bytes without the notes on day and moment.
  private struct Told {
    let instant: Instant
    let questions: [Query]
    let answers: [String]
    let before: [String]
  }

  private static let before = "2020-06-30"

  @Test(arguments: 61...64)
  func `answers are byte for byte those that were given then`(seed: UInt64) throws {
    let day = try CivilDay(Self.before)
    var told: [Told] = []
    // What is forgotten is told of no moment any more: that is another test.
    let (scene, _) = try `Replay equals live`.lived(
      seed: seed, compares: false, forgets: false
    ) { scene, maker in
      guard maker.random.chance(60) else { return }
      let questions = try EveryQuestion.about(maker.known)
      told.append(
        Told(
          instant: scene.clock.now, questions: questions,
          answers: questions.map { scene.office.bytes($0) },
          before: questions.map { scene.office.bytes($0, asOf: day) }))
    }
    let last = scene.clock.now
    scene.clock.advance(seconds: 400 * 86_400)
    #expect(told.count > 1, "seed \(seed)")
    #expect(told.contains { $0.instant < last }, "seed \(seed)")
    for then in told {
      for (index, question) in then.questions.enumerated() {
        #expect(
          scene.office.bytes(question, knownAt: then.instant) == then.answers[index],
          "seed \(seed), \(then.instant)")
        #expect(
          scene.office.bytes(question, asOf: day, knownAt: then.instant) == then.before[index],
          "seed \(seed), \(then.instant), both")
      }
    }
  }

  @Test func `the day of the question is the day of the moment in the programme's zone`() throws {
    let scene = try TestOffice.withPartners()
    scene.clock.advance(seconds: 40 * 86_400)
    let late = try scene.ask("today", knownAt: "2026-06-16T02:00:00Z")
    #expect(late["title"]?.text == "Monday, 15 June 2026")
    #expect(late.notes == ["as known at 2026-06-16T02:00:00.000000Z"])
    let both = try scene.ask("today", asOf: "2026-06-20", knownAt: "2026-06-16T02:00:00Z")
    #expect(both["title"]?.text == "Saturday, 20 June 2026")
  }

  /// The programme's clocks stand four hours behind UTC in June.
  @Test(arguments: [
    ("2026-06-16T02:00:00Z", "2026-06-16T02:00:00.000000Z"),
    ("2026-06-16T02:00:00.5Z", "2026-06-16T02:00:00.500000Z"),
    ("2026-06-16T04:30:00+02:30", "2026-06-16T02:00:00.000000Z"),
    ("2026-06-15T22:00:00-04:00", "2026-06-16T02:00:00.000000Z"),
    ("2026-06-15T22:00", "2026-06-16T02:00:00.000000Z"),
    ("2026-06-15T22:00:07", "2026-06-16T02:00:07.000000Z"),
    ("2026-06-15", "2026-06-16T03:59:59.999999Z"),
    // The clocks were set back on that night: the first of the two hours counts.
    ("2026-11-01T01:30", "2026-11-01T05:30:00.000000Z"),
    ("2026-11-01", "2026-11-02T04:59:59.999999Z"),
  ])
  func `a moment is written in three ways`(text: String, instant: String) throws {
    let scene = try TestOffice.withPartners()
    try scene.clock.set("2027-01-01")
    #expect(try scene.office.instant(text, field: "known-at").description == instant)
  }

  @Test func `the present day is known as far as it went`() throws {
    let scene = try TestOffice.withPartners()
    #expect(try scene.office.instant("2026-06-15", field: "known-at") == scene.clock.now)
    let answer = try scene.ask("partner list", knownAt: "2026-06-15")
    #expect(answer.column("partners", "partner") == ["hue", "leon"])
  }

  @Test(arguments: [
    (
      "2026-06-14",
      "known-at: the log knew nothing at 2026-06-15T03:59:59.999999Z; it began at"
        + " 2026-06-15T12:00:00.000000Z (R33)"
    ),
    (
      "2026-06-16",
      "known-at: 2026-06-17T03:59:59.999999Z is still to come, and nobody knows yet what will be"
        + " known then; name a moment up to now (R33)"
    ),
    (
      "yesterday",
      "known-at: \"yesterday\" is no moment; write 2026-11-24T10:00:00Z, a local time"
        + " 2026-11-24T10:00, or a day 2026-11-24 (R33)"
    ),
    (
      "2026-02-30",
      "known-at: \"2026-02-30\" is no moment; write 2026-11-24T10:00:00Z, a local time"
        + " 2026-11-24T10:00, or a day 2026-11-24 (R33)"
    ),
  ])
  func `a moment at which nothing was or is known is refused`(text: String, words: String) throws {
    let scene = try TestOffice.withPartners()
    do {
      _ = try scene.ask("partner list", knownAt: text)
      Issue.record("it was answered")
    } catch let error as OfficeError {
      #expect(error.description == words)
    }
  }
}

extension Office {
  /// The answer as bytes, without the notes on its day and its moment.
  fileprivate func bytes(
    _ query: Query, asOf day: CivilDay? = nil, knownAt instant: Instant? = nil
  ) -> String {
    do throws(OfficeError) {
      var json = try answer(query, asOf: day, knownAt: instant).json
      if case .object(let members) = json {
        json = .object(
          members.map { member in
            guard member.name == "notes" else { return member }
            let kept = (member.value.elements ?? []).filter {
              $0.text?.hasPrefix("as known at") != true
            }
            return JSONValue.Member("notes", .array(kept))
          })
      }
      return json.canonicalText
    } catch {
      return error.absent ?? error.description
    }
  }
}
