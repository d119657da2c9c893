import EventLog
import JSONText
import Projections
import Twinning

@testable import Office

extension CommandMaker {
  /// Looks at what is on record, so that the next commands are about it.
  mutating func look(at record: OfficeRecord) {
    know(
      [
        "PartnershipID": record.partnerships.map(\.id.text),
        "DelegationID": record.delegations.map(\.id.text),
        "ExchangeID": record.exchanges.map(\.id.text), "MouID": record.mous.map(\.id.text),
        "PersonID": record.people.map(\.id.text), "LetterID": record.letters.map(\.id.text),
      ], Self.pairs(in: record))
  }

  /// Looks at what is due, and at what was lost on its way.
  mutating func look(atDue office: Office) throws {
    let due = try office.ask("due", ["within": "P4Y"])
    know(due: due.column("late", "key") + due.column("coming", "key"))
    let lost = try TableRows(office.log.connection).digests(in: [.failed, .unknown])
    know(lost: lost.filter { $0.retryAt == nil }.map(\.digest))
  }

  /// Looks at the types of the events in the log.
  mutating func look(at log: SQLiteLog) throws {
    var numbers: [Int] = []
    let failure = log.read(EventRange()) { row in
      numbers.append(row.type)
      return true
    }
    if let failure { throw failure }
    know(events: try numbers.map { try log.eventType($0)?.name ?? "" })
  }

  private static func pairs(in record: OfficeRecord) -> [String: [[JSONValue.Member]]] {
    var pairs: [String: [[JSONValue.Member]]] = [:]
    func add(_ commands: [String], _ members: [(String, JSONValue)]) {
      for command in commands {
        pairs[command, default: []].append(members.map { JSONValue.Member($0, $1) })
      }
    }
    for visit in record.delegations {
      let id = ("delegation", JSONValue.string(visit.id.text))
      for item in visit.itinerary {
        add(["itinerary move", "itinerary drop"], [id, ("item", .string(item.id.text))])
      }
      for member in visit.members {
        add(
          ["delegation leave", "delegation equate", "person visa"],
          [id, ("person", .string(member.person.text))])
      }
      for mark in visit.marks where mark.state != .open {
        add(["checklist reopen"], [id, ("item", .string(mark.key.text))])
      }
    }
    for person in record.people {
      if person.membership != nil {
        add(["member pay", "member leave"], [("person", .string(person.id.text))])
      }
      for term in person.terms where term.left == nil {
        add(
          ["person retire", "person term"],
          [("person", .string(person.id.text)), ("office", .string(term.office.text))])
      }
    }
    for partner in record.partnerships {
      for annual in partner.annuals {
        add(
          ["annual acknowledge"],
          [
            ("partnership", .string(partner.id.text)), ("kind", .string(annual.kind.text)),
            ("year", .integer(Int64(annual.year))),
            ("by", annual.sent == nil ? "home" : "partner"),
          ])
      }
    }
    for claim in record.claims.values.joined().sorted(by: {
      $0.moment.position < $1.moment.position
    }) {
      add(
        ["claim settle"],
        [("subject", .string(claim.subject.text)), ("claim", .string(claim.id.text))])
    }
    for change in record.guidance.changes {
      add(["guidance restore"], [("item", .string(change.item.text))])
    }
    return pairs
  }
}
