import Testing

@testable import Twinning

@Suite struct `A vague date` {
  @Test(
    arguments: [
      ("2027-05-04", "2027-05-04", "2027-05-04", "4 May 2027"),
      ("2027-05", "2027-05-01", "2027-05-31", "May 2027"),
      ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
      ("1982", "1982-01-01", "1982-12-31", "1982"),
      ("2007-04~", "2007-04-01", "2007-04-30", "about April 2007"),
      ("2008-21", "2008-03-01", "2008-05-31", "spring 2008"),
      ("2008-24", "2008-12-01", "2009-02-28", "winter 2008–09"),
      ("../1990", nil, "1990-12-31", "before 1991"),
      ("../1990-06-30", nil, "1990-06-30", "before 1 July 1990"),
      ("/1990", nil, "1990-12-31", "until 1990, start unknown"),
      ("2019/..", "2019-01-01", nil, "from 2019 on"),
      ("2019/", "2019-01-01", nil, "from 2019, end unknown"),
      ("2026-07-01/2026-07-07", "2026-07-01", "2026-07-07", "1–7 July 2026"),
      ("2026-07-28/2026-08-02", "2026-07-28", "2026-08-02", "28 July – 2 August 2026"),
      ("2026-12-30/2027-01-02", "2026-12-30", "2027-01-02", "30 December 2026 – 2 January 2027"),
      ("2026-05/2026-06", "2026-05-01", "2026-06-30", "May–June 2026"),
      ("1995/1998", "1995-01-01", "1998-12-31", "1995–1998"),
      ("199X", "1990-01-01", "1999-12-31", nil), ("19XX", "1900-01-01", "1999-12-31", nil),
      ("2004-XX", "2004-01-01", "2004-12-31", nil),
      ("2004-06-XX", "2004-06-01", "2004-06-30", nil),
      ("2004-XX-XX", "2004-01-01", "2004-12-31", nil),
      ("2004-06-11%/2004-06-12%", "2004-06-11", "2004-06-12", nil),
      ("", nil, nil, "date unknown"),
    ] as [(String, String?, String?, String?)])
  func `R36: is read, has bounds and words, and comes out as it went in`(
    text: String, first: String?, last: String?, wording: String?
  ) throws {
    let date = try VagueDate(text)
    #expect(date.description == text)
    #expect(date.earliest?.description == first)
    #expect(date.latest?.description == last)
    if let wording { #expect(date.wording == wording) }
    #expect(!date.wording.isEmpty)
    #expect(VagueDate(utf8: text.utf8.span) == date)
  }

  @Test(
    arguments: [
      ("2027-02-29", "February 2027 has 28 days"), ("2027-04-31", "April has 30 days"),
      ("2027-13", "there is no month 13"), ("2027-00-01", "there is no month 0"),
      ("2027-01-00", "there is no day 0"), ("0000", "there is no year 0"),
      ("2008-21-05", "a season has no days"),
      ("2027-05-04/2027-05-03", "the interval ends before it begins"),
      ("../..", "an interval needs a date on one side"), ("2027-5-4", "two digits each"),
      ("4.5.2027", "the year comes first"), ("20270504", "the hyphens are missing"),
      ("2027-05-04T18:00", "it holds a time of day"), (" 2027", "there is a space around it"),
      ("199x", "the letter for an unknown digit is a capital X"),
      ("2004~-06", "stand at the end of a date"), ("-0044", "only the years 0001 to 9999"),
      ("Y17000", "only the years 0001 to 9999"), ("next May", "it has no form known here"),
      ("2027-05-04/2027-05-05/2027-05-06", "it is longer than any date"),
    ])
  func `R36: that is none is refused with the reason and what to write`(
    text: String, reason: String
  ) {
    #expect { try VagueDate(text) } throws: { error in
      guard let error = error as? ValueError else { return false }
      return error.problem.contains(reason) && !error.advice.isEmpty && error.kind == .date
    }
    #expect(VagueDate(utf8: text.utf8.span) == nil)
  }

  @Test func `R36: stands in lists by its last day, the unknown at the end`() throws {
    let texts = [
      "../1990", "1990-12-31", "1990", "2026-05", "2026-05-31", "2026", "2026~", "2026?", "2019/..",
      "2020/..", "",
    ]
    let dates = try texts.map { try VagueDate($0) }
    var seed = Seeded(7)
    for _ in 0..<50 {
      let sorted = dates.shuffled(using: &seed).sorted()
      #expect(sorted.first?.description == "../1990" && sorted.last?.isUnknown == true)
      #expect(sorted == dates.sorted(), "\(seed)")
      let rank = sorted.map { $0.latest?.daysSince1970 ?? .max }
      #expect(rank == rank.sorted(), "\(seed)")
    }
    for left in dates {
      for right in dates {
        #expect((left == right) == (!(left < right) && !(right < left)), "\(left) \(right)")
      }
    }
  }

  @Test func `R36: made at random comes out as it went in`() throws {
    var seed = Seeded(1982)
    for _ in 0..<5_000 {
      let text = Self.random(&seed)
      guard let date = try? VagueDate(text) else { continue }
      #expect(date.description == text, "\(seed)")
      #expect(VagueDate(utf8: date.description.utf8.span) == date, "\(seed)")
      if let first = date.earliest, let last = date.latest { #expect(first <= last, "\(seed)") }
    }
  }

  @Test func `R36: whatever is typed is read or refused in one sentence, never worse`() {
    var seed = Seeded(44)
    let letters = Array("0129-/X~?%.T P\u{301}長".unicodeScalars)
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...26, using: &seed) {
        text.unicodeScalars.append(letters[Int.random(in: 0..<letters.count, using: &seed)])
      }
      do throws(ValueError) {
        #expect(try VagueDate(text).description == text, "\(seed)")
      } catch {
        #expect(!error.description.contains("\n") && error.description.count < 300, "\(seed)")
      }
    }
  }

  private static func random(_ seed: inout Seeded) -> String {
    func pad(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    func point() -> String {
      let year = pad(Int.random(in: 1...9999, using: &seed), 4)
      let month = pad(Int.random(in: 1...13, using: &seed), 2)
      let day = pad(Int.random(in: 1...32, using: &seed), 2)
      let forms = [
        year, "\(year)-\(month)", "\(year)-\(month)-\(day)", year.prefix(3) + "X", "\(year)-XX",
        "\(year)-\(month)-XX", "\(year)-\(Int.random(in: 21...24, using: &seed))",
      ]
      let form = String(forms.randomElement(using: &seed) ?? year)
      return form + (["", "", "", "~", "?", "%"].randomElement(using: &seed) ?? "")
    }
    switch Int.random(in: 0..<8, using: &seed) {
    case 0: return "../" + point()
    case 1: return point() + "/.."
    case 2: return "/" + point()
    case 3: return point() + "/"
    case 4: return point() + "/" + point()
    default: return point()
    }
  }

  @Test func `R12: admits the weekdays that its days fall on`() throws {
    #expect(try VagueDate("2027-05-04").admits(.tuesday))
    #expect(try !VagueDate("2027-05-04").admits(.monday))
    #expect(try VagueDate("2027-05").admits(.monday))
    #expect(try VagueDate("../2027-05-04").admits(.monday))
    #expect(try VagueDate("2027-05-04/2027-05-06").admits(.thursday))
    #expect(try !VagueDate("2027-05-04/2027-05-06").admits(.friday))
  }

  @Test func `R36: is firm only as one exact certain day`() throws {
    for (text, isFirm) in [
      ("2027-05-04", true), ("2027-05-04/2027-05-04", true), ("2027-05-04~", false),
      ("2027-05", false), ("2027-05-04/2027-05-05", false), ("../2027-05-04", false), ("", false),
    ] {
      #expect(try VagueDate(text).isFirm == isFirm, "\(text)")
    }
    #expect(try VagueDate("2007~").isApproximate && VagueDate("2007?").isUncertain)
    #expect(try VagueDate("2007%").isApproximate && VagueDate("2007%").isUncertain)
  }

  @Test func `R36: has the seasons of its hemisphere`() throws {
    let spring = try VagueDate("2008-21")
    #expect(spring.earliest(in: .southern)?.description == "2008-09-01")
    #expect(spring.latest(in: .southern)?.description == "2008-11-30")
    #expect(try VagueDate("2008-22").earliest(in: .southern)?.description == "2008-12-01")
  }

  @Test func `an interval of seasons is turned where the seasons are`() throws {
    let months = try VagueDate("2026-22/2026-23")
    #expect(months.earliest?.description == "2026-06-01")
    #expect(months.latest?.description == "2026-11-30")
    #expect(months.earliest(in: .southern)?.description == "2026-03-01")
    #expect(months.latest(in: .southern)?.description == "2027-02-28")
  }
}
