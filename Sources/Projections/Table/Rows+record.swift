package import Twinning

// All rows of each table that a folded log makes, in the order of the table's key: what a rebuild
// writes, what a comparison expects, what questions as of a day read.

extension SubjectRow {
  package static func all(of record: OfficeRecord) -> [SubjectRow] {
    let rows =
      record.partnerships.map { SubjectRow($0) } + record.delegations.map { SubjectRow($0) }
      + record.exchanges.map { SubjectRow($0) } + record.mous.map { SubjectRow($0) }
      + record.people.map { SubjectRow($0) } + record.letters.map { SubjectRow($0) }
    return rows.sorted { $0.slug < $1.slug }
  }
}

extension PartnerRow {
  package static func all(of record: OfficeRecord) -> [PartnerRow] {
    record.partnerships.map(PartnerRow.init).sorted { $0.slug < $1.slug }
  }
}

extension ScheduleRow {
  package static func all(of record: OfficeRecord) -> [ScheduleRow] {
    let rows =
      record.delegations.map { ScheduleRow($0) } + record.exchanges.map { ScheduleRow($0) }
      + record.mous.map { ScheduleRow($0) }
    return rows.sorted { $0.slug < $1.slug }
  }
}

extension AnnualRow {
  package static func all(of record: OfficeRecord) -> [AnnualRow] {
    record.partnerships.flatMap { one in one.annuals.map { AnnualRow($0, of: one.id) } }
      .sorted { ($0.year, $0.partner, $0.kind) < ($1.year, $1.partner, $1.kind) }
  }
}

extension PersonRow {
  package static func all(of record: OfficeRecord) -> [PersonRow] {
    record.people.map(PersonRow.init).sorted { $0.slug < $1.slug }
  }
}

extension TermRow {
  package static func all(of record: OfficeRecord) -> [TermRow] {
    record.people.flatMap(TermRow.rows(of:))
      .sorted { ($0.person, $0.number) < ($1.person, $1.number) }
  }
}

extension ItineraryRow {
  package static func all(of record: OfficeRecord) -> [ItineraryRow] {
    record.delegations.flatMap(ItineraryRow.rows(of:))
      .sorted { ($0.delegation, $0.item) < ($1.delegation, $1.item) }
  }
}

extension InvolvementRow {
  package static func all(of record: OfficeRecord) -> [InvolvementRow] {
    let rows =
      record.delegations.flatMap { InvolvementRow.rows(of: $0) }
      + record.exchanges.flatMap { InvolvementRow.rows(of: $0) }
      + record.mous.flatMap { InvolvementRow.rows(of: $0) }
      + record.letters.flatMap { InvolvementRow.rows(of: $0) }
    return rows.sorted { ($0.person, $0.subject) < ($1.person, $1.subject) }
  }
}

extension ForgottenRow {
  package static func all(of record: OfficeRecord) -> [ForgottenRow] {
    record.people.flatMap(ForgottenRow.rows(of:))
      .sorted { ($0.person, $0.part) < ($1.person, $1.part) }
  }
}

extension LetterRow {
  package static func all(of record: OfficeRecord) -> [LetterRow] {
    record.letters.map(LetterRow.init).sorted { $0.slug < $1.slug }
  }
}

extension MemberRow {
  package static func all(of record: OfficeRecord) -> [MemberRow] {
    record.people.flatMap(MemberRow.rows(of:)).sorted { $0.person < $1.person }
  }
}

extension CheckRow {
  package static func all(of record: OfficeRecord) -> [CheckRow] {
    record.people.flatMap(CheckRow.rows(of:)).sorted { $0.person < $1.person }
  }
}

extension NoticeRow {
  package static func all(of record: OfficeRecord) -> [NoticeRow] {
    record.reminders.flatMap(NoticeRow.rows(of:)).sorted {
      ($0.duty, $0.step, $0.recipient, $0.channel) < ($1.duty, $1.step, $1.recipient, $1.channel)
    }
  }
}

extension DigestRow {
  package static func all(of record: OfficeRecord) -> [DigestRow] {
    record.reminders.flatMap { $0.digests.map(DigestRow.init) }.sorted { $0.digest < $1.digest }
  }
}

extension RecipientRow {
  package static func all(of record: OfficeRecord) -> [RecipientRow] {
    record.reminders.compactMap { RecipientRow($0) }.sorted { $0.person < $1.person }
  }
}

extension DutyMarkRow {
  package static func all(of record: OfficeRecord) -> [DutyMarkRow] {
    record.dutyMarks.flatMap { $0.marks.map(DutyMarkRow.init) }.sorted { $0.duty < $1.duty }
  }
}
