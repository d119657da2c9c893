/// What people call things that are called otherwise here, for "did you mean".
enum EverydayWords {
  /// The commands that are meant by a word, the likeliest first; none for most.
  static func commands(for word: String) -> [String] { all[word.lowercased()] ?? [] }

  static let all: [String: [String]] = [
    "agenda": ["schedule", "today"],
    "change": ["amend"], "city": ["partner list", "partner add"],
    "contact": ["person add", "person detail"], "contract": ["agreement sign", "mou sign"],
    "correct": ["amend", "retract"], "create": ["init"], "delete": ["retract", "person forget"],
    "dues": ["member pay", "member list"], "edit": ["amend"],
    "events": ["schedule", "audit trail"], "find": ["search"],
    "fix": ["amend", "retract"], "gdpr": ["person dossier", "person forget"],
    "guest": ["delegation join", "person add"], "guests": ["delegation show", "person list"],
    "invite": ["delegation stage", "delegation plan"],
    "letter": ["correspondence receive", "annual send"],
    "log": ["audit trail", "history"], "mail": ["correspondence receive", "annual send"],
    "mayor": ["person appoint", "person list"], "meeting": ["mou plan", "itinerary add"],
    "members": ["member list", "delegation show"], "new": ["init"],
    "partnership": ["partner list", "partner add"], "passport": ["person passport"],
    "people": ["person list"],
    "privacy": ["person dossier", "person forget"],
    "remove": ["retract", "person forget"], "save": ["backup"], "setup": ["init"],
    "sign": ["agreement sign", "mou sign", "audit checkpoint"], "status": ["today", "due"],
    "task": ["due", "checklist"], "tasks": ["due", "checklist"], "todo": ["due", "checklist"],
    "town": ["partner list", "partner add"], "travel": ["delegation plan"],
    "trip": ["delegation plan", "delegation list"], "undo": ["retract"],
    "verify": ["audit verify"], "visa": ["person visa"],
    "visit": ["delegation plan", "delegation list"],
    "visits": ["delegation list", "schedule"],
  ]
}
