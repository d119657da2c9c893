/// The guidance in force: what is embedded in the program, and an office's own files over it.
///
/// Each noun's files are read when first asked for: answering a schedule does not read the
/// checklist. Every question names the day as of which it is asked, so that replaying 2015
/// applies what held in 2015, and the overrides in force on it.
package struct Guidebook: Sendable {
  private let kindShelf: Shelf<KindOfPartnership>
  private let stageShelf: Shelf<StageMachine>
  private let readinessShelf: Shelf<ReadinessStep>
  private let agreementShelf: Shelf<SigningStep>
  private let officeShelf: Shelf<OfficeKind>
  private let compositionShelf: Shelf<DelegationSeat>
  private let precedenceShelf: Shelf<PrecedenceOrder>
  private let addressShelf: Shelf<AddressForm>
  private let welcomeShelf: Shelf<WelcomeRule>
  private let checklistShelf: Shelf<ChecklistRule>
  private let cadenceShelf: Shelf<CadenceRule>
  private let feastShelf: Shelf<FeastRule>
  private let retentionShelf: Shelf<RetentionRule>

  /// What is embedded, alone.
  package static let shared = Guidebook(all: embedded)

  /// An office has a handful of files of its own.
  package static let fileLimit = 200

  /// The embedded guidance with an office's files over it, in the order of their names.
  ///
  /// An item of a local file replaces the embedded one of the same id, or is added; one that is
  /// `"off": true` takes it away.
  /// - Throws: ``GuidanceError`` for a file whose name says no noun. What stands in a file is
  ///   judged when its noun is first asked for, or by ``check()``.
  package init(files: [GuidanceText]) throws(GuidanceError) {
    guard files.count <= Self.fileLimit else {
      throw GuidanceError(
        file: files[Self.fileLimit].name, reason: "more than \(Self.fileLimit) files; join some")
    }
    for file in files where GuidanceNoun(fileName: file.name) == nil {
      let nouns = GuidanceNoun.allCases.map(\.rawValue).joined(separator: ", ")
      throw GuidanceError(
        file: file.name, reason: "the name has to begin with one of \(nouns); rename it")
    }
    self.init(all: Self.embedded + files.sorted { $0.name < $1.name })
  }

  private init(all texts: [GuidanceText]) {
    func of(_ noun: GuidanceNoun) -> [GuidanceText] {
      texts.filter { GuidanceNoun(fileName: $0.name) == noun }
    }
    kindShelf = Shelf(of(.kinds))
    stageShelf = Shelf(of(.stages))
    readinessShelf = Shelf(of(.readiness))
    agreementShelf = Shelf(of(.agreement))
    officeShelf = Shelf(of(.offices))
    compositionShelf = Shelf(of(.composition))
    precedenceShelf = Shelf(of(.precedence))
    addressShelf = Shelf(of(.address))
    welcomeShelf = Shelf(of(.welcome))
    checklistShelf = Shelf(of(.checklist))
    cadenceShelf = Shelf(of(.cadences))
    feastShelf = Shelf(of(.feasts))
    retentionShelf = Shelf(of(.retention))
  }

  private static let embedded: [GuidanceText] = GuidanceFiles.all.map {
    let name = $0.name.hasSuffix(GuidanceNoun.suffix) ? $0.name : $0.name + GuidanceNoun.suffix
    return GuidanceText(name: name, embedded: $0.text)
  }

  package func kinds(
    asOf day: Int32, _ overrides: OverrideSet = .none
  ) throws(GuidanceError) -> [KindOfPartnership] {
    try kindShelf.items(on: day, overrides)
  }

  package func stages(
    asOf day: Int32, _ overrides: OverrideSet = .none
  ) throws(GuidanceError) -> [StageMachine] {
    try stageShelf.items(on: day, overrides)
  }

  /// The stages of one thing: `partnership-stages`, `delegation-stages`, `exchange-stages`.
  package func stages(
    of machine: String, asOf day: Int32
  ) throws(GuidanceError) -> StageMachine? {
    try stages(asOf: day).first { $0.id == machine }
  }

  package func readiness(
    asOf day: Int32, _ overrides: OverrideSet = .none
  ) throws(GuidanceError) -> [ReadinessStep] {
    try readinessShelf.items(on: day, overrides)
  }

  package func agreement(
    asOf day: Int32, _ overrides: OverrideSet = .none
  ) throws(GuidanceError) -> [SigningStep] {
    try agreementShelf.items(on: day, overrides)
  }

  package func offices(
    asOf day: Int32, _ overrides: OverrideSet = .none
  ) throws(GuidanceError) -> [OfficeKind] {
    try officeShelf.items(on: day, overrides)
  }

  package func composition(
    asOf day: Int32, _ overrides: OverrideSet = .none
  ) throws(GuidanceError) -> [DelegationSeat] {
    try compositionShelf.items(on: day, overrides)
  }

  package func addressForms(
    asOf day: Int32, _ overrides: OverrideSet = .none
  ) throws(GuidanceError) -> [AddressForm] {
    try addressShelf.items(on: day, overrides)
  }

  package func welcomeRules(
    asOf day: Int32, _ overrides: OverrideSet = .none
  ) throws(GuidanceError) -> [WelcomeRule] {
    try welcomeShelf.items(on: day, overrides)
  }

  package func checklist(
    asOf day: Int32, _ overrides: OverrideSet = .none
  ) throws(GuidanceError) -> [ChecklistRule] {
    try checklistShelf.items(on: day, overrides)
  }

  package func cadences(
    asOf day: Int32, _ overrides: OverrideSet = .none
  ) throws(GuidanceError) -> [CadenceRule] {
    try cadenceShelf.items(on: day, overrides)
  }

  /// The feasts of all countries and days: whether one holds is asked of the day on which it falls,
  /// not of the day on which somebody plans.
  package func feasts(_ overrides: OverrideSet = .none) throws(GuidanceError) -> [FeastRule] {
    overrides.applied(to: try feastShelf.read().items)
  }

  package func retention(
    asOf day: Int32, _ overrides: OverrideSet = .none
  ) throws(GuidanceError) -> [RetentionRule] {
    try retentionShelf.items(on: day, overrides)
  }

  /// The ladder of notices for a duty that names none (R30).
  package func standardLadder() throws(GuidanceError) -> NoticeLadder {
    try cadenceShelf.read().defaults.ladder ?? NoticeLadder(daysBefore: [0], lateEvery: nil)
  }

  /// The orders of precedence, those that inherit filled from the ones they inherit from.
  func orders(asOf day: Int32, _ overrides: OverrideSet) throws(GuidanceError) -> [PrecedenceOrder]
  {
    try precedenceShelf.items(on: day, overrides)
  }

  /// Reads every file.
  /// - Throws: the first ``GuidanceError``.
  package func check() throws(GuidanceError) {
    _ = try kindShelf.read()
    _ = try stageShelf.read()
    _ = try readinessShelf.read()
    _ = try agreementShelf.read()
    _ = try officeShelf.read()
    _ = try compositionShelf.read()
    _ = try precedenceShelf.read()
    _ = try addressShelf.read()
    _ = try welcomeShelf.read()
    _ = try checklistShelf.read()
    _ = try cadenceShelf.read()
    _ = try feastShelf.read()
    _ = try retentionShelf.read()
  }
}
