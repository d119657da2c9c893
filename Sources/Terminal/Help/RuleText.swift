/// What the rules ask that errors, warnings and help name by their numbers.
enum RuleText {
  /// The rule of that number, in large or small letters; `nil` when there is none.
  static func rule(_ number: String) -> (number: String, text: String)? {
    all.first { $0.number.lowercased() == number.lowercased() }
  }

  /// All rules, by number.
  static let all: [(number: String, text: String)] = forming + home + visits + ties + memory

  private static let forming = [
    (
      "R1",
      "A partnership goes from stage to stage: prospect, exploring, agreed, official, and perhaps"
        + " dormant, suspended, ended or emeritus. Each change has its day and who asked for it;"
        + " where it matters, a reason or a document too."
    ),
    (
      "R2",
      "A community abroad is chosen for what it has in common with ours, or for what it has not,"
        + " and it can be said why."
    ),
    (
      "R3",
      "Nobody is hurried into an official partnership: first come material, committees and support"
        + " on both sides, visits both ways, and one piece of work done together."
    ),
    (
      "R4",
      "A partnership is official when both councils have approved it, both top elected officials"
        + " have signed, and the national body has its copy. Each step may name its document."
    ),
    (
      "R5",
      "What a national body asks of its members is guidance with a date and a source: it can be"
        + " set aside, knowingly and with a reason."
    ),
  ]

  private static let home = [
    (
      "R6",
      "Everybody has a role: mayor, liaison, president, chair. Terms of office begin and end, and"
        + " whoever has taken one introduces themselves to the other side."
    ),
    (
      "R7",
      "A committee is broad: many professions and groups, young people too, and no one person or"
        + " group that carries it alone."
    ),
    ("R7a", "Members pay dues by the calendar year and get receipts."),
    (
      "R7b",
      "Support is written down in all its kinds: money, gifts in kind, the time of city hall, hours"
        + " and costs of volunteers."
    ),
    (
      "R7c",
      "Schools, clubs, chambers and ports may be twinned within the partnership, each with contacts"
        + " and activity of its own."
    ),
  ]

  private static let visits = [
    (
      "R8",
      "An official delegation has a mayor or another high official, business, whoever leads the"
        + " committee, an educator, and somebody who shows local culture. What is missing is warned"
        + " of, and never stops anything."
    ),
    (
      "R9",
      "A visit goes from proposed and invited to completed and evaluated, or is postponed or"
        + " cancelled with a reason. Its dates may be vague first; when the arrival moves, what hangs"
        + " on it moves along."
    ),
    (
      "R10",
      "Each member of a visit has a part in it, a rank, languages and needs. Minors come with"
        + " guardians on record, and nobody accompanies themselves."
    ),
    (
      "R11",
      "Hosts are matched with guests by room, diet, allergies, pets, stairs and language, and what"
        + " is short is seen in time."
    ),
    (
      "R12",
      "Each item of an itinerary has its place, its times in their own time zones, and who sees to"
        + " it. Overlaps, days without rest and days outside the visit are warned of."
    ),
    (
      "R13",
      "A budget has what was planned and what was spent, by currency and by who pays. Usually guests"
        + " pay their travel and hosts the cost of the place."
    ),
    ("R14", "Visits and exchanges go both ways: they are counted and compared by direction."),
    (
      "R15",
      "A visit is evaluated by guests and hosts within a month, and time for frank talk is set aside"
        + " while it lasts."
    ),
    ("R16", "Every guest from abroad is offered a drink on arrival."),
    (
      "R17",
      "Guests of distinction are recognised in order of rank and of how long they have held it, each"
        + " with form of address, who welcomes them, and why in that place."
    ),
    (
      "R18",
      "Languages are prepared for: key words explained, rest planned, an interpreter when it"
        + " matters, and two for more than an hour."
    ),
    (
      "R19",
      "People are more formal with guests than at home, and both sides are told what they will find"
        + " strange."
    ),
    (
      "R20",
      "A checklist follows from the facts of the visit and from guidance: each item has its day, who"
        + " sees to it and its source, and is open, done or waived with a reason. When facts change"
        + " the list changes, and what was ticked stays."
    ),
  ]

  private static let ties = [
    (
      "R21",
      "Both sides meet at least every other year and agree an MOU on interests, budgets and planned"
        + " exchanges. A partnership may have another interval, with a reason."
    ),
    (
      "R22",
      "Some exchanges are owed every calendar year even when nobody travels: letters of the mayors,"
        + " reports, art and letters of children, articles, festivals. Sent, received and"
        + " acknowledged are told apart."
    ),
    ("R23", "People meet every year, or at the very least every other year."),
    (
      "R24",
      "A letter is acknowledged at once, with the day on which the answer comes. A second way to"
        + " reach the partner is known and tried each year."
    ),
    ("R25", "Both sides write down what they hope for, and compare."),
    ("R26", "Every few years there is one larger and bolder project."),
    (
      "R27",
      "How a partnership is doing is told by what was done, down to the events, and never by one"
        + " invented number."
    ),
    ("R28", "Anniversaries are seen long before they come."),
    (
      "R29",
      "The yearly report counts exchanges, people, hours and money, and each figure leads to the"
        + " events behind it."
    ),
    (
      "R30",
      "Reminders come in steps before the day, on it, and while a duty is late, each of them once."
        + " What is done, postponed or cancelled falls silent."
    ),
    (
      "R31",
      "Reminders go to whoever sees to the duty, in their time zone and language, and it is known"
        + " what was sent to whom."
    ),
  ]

  private static let memory = [
    (
      "R32",
      "Nothing on record is overwritten. A mistake is corrected by a later entry that names the"
        + " earlier one and the reason (amend, retract)."
    ),
    (
      "R33",
      "Every question can be asked as of a day in the world (--as-of), as known at a moment of the"
        + " log (--known-at), or both."
    ),
    (
      "R34",
      "Whoever holds a copy of the log can check that nothing in it was changed, removed or slipped"
        + " in, without this program too (audit verify, tools/verify-log)."
    ),
    (
      "R35",
      "Personal details are sealed with keys of their own and can be forgotten for good (person"
        + " forget) while the log still verifies. What is held about somebody can be listed and"
        + " handed to them (person dossier, person retained)."
    ),
    (
      "R36",
      "Dates may be as vague as they are known, and where sources disagree each claim is kept with"
        + " its source."
    ),
  ]
}
