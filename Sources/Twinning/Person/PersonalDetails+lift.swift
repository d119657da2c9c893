extension PersonalDetailsRecordedV1 {
  /// The newest form: what version 1 kept in clear stays an open value.
  var lifted: PersonalDetailsRecorded {
    let identity = IdentityDetails(
      givenName: givenName, familyName: familyName, born: born, email: email, phone: phone)
    let health = HealthDetails(diet: diet, accessNeeds: accessNeeds)
    return PersonalDetailsRecorded(
      person: person,
      sealed: [
        Sealed(person: person, about: .identity, content: .clear(identity.plain)),
        Sealed(person: person, about: .health, content: .clear(health.plain)),
      ])
  }
}
