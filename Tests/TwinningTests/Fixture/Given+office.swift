extension Given {
  /// A programme in New Haven, the partner Huế, a chair at home and the mayor of Huế.
  static func office() throws -> Given {
    try Given(
      """
      ProgrammeFounded {"name":"Sister Cities","community":"New Haven","country":"US",\
      "zone":"America/New_York","languages":["en"]}
      """,
      """
      1995 PartnershipRegistered {"partnership":"hue","names":["Huế"],"country":"VN",\
      "zones":["Asia/Ho_Chi_Minh"],"languages":["vi"],"kind":"sister-city","stage":"official"}
      """,
      #"PersonRegistered {"person":"chair","public-name":"Ada Example","languages":["en:native"]}"#,
      #"2020 OfficeTaken {"person":"chair","office":"chair"}"#,
      #"PersonRegistered {"person":"mayor-hue","partnership":"hue","languages":["vi:native"]}"#,
      #"2021-06-25 OfficeTaken {"person":"mayor-hue","office":"mayor","title":"Mayor of Huế"}"#)
  }

  /// The office with a visit from Huế whose dates are firm.
  static func visit() throws -> Given {
    try office().and(
      """
      DelegationPlanned {"delegation":"hue-2027","partnership":"hue","direction":"inbound",\
      "arrives":"2027-05-04","departs":"2027-05-11"}
      """)
  }

  /// The visit with the mayor of Huế as a member.
  static func visitWithMayor() throws -> Given {
    try visit().and(
      #"MemberJoined {"delegation":"hue-2027","person":"mayor-hue","role":"mayor","head":true}"#)
  }
}
