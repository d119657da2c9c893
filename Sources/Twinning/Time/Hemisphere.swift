/// The half of the earth whose seasons a date means.
///
/// EDTF's 21…24 name a season without a place (ISO 8601-2 4.8); this product reads them as northern
/// unless told otherwise (PD).
package enum Hemisphere: UInt8, Hashable, Sendable, BitwiseCopyable {
  case northern
  case southern

  /// The first month of a season 21…24, three whole months long (meteorological seasons, PD).
  ///
  /// The season that spans the turn of the year belongs to the year of its December: `2008-24`,
  /// northern winter, is December 2008 to February 2009, so that the four follow one another.
  func firstMonth(ofSeason code: UInt8) -> Int {
    switch (self, code) {
    case (.northern, 21), (.southern, 23): 3
    case (.northern, 22), (.southern, 24): 6
    case (.northern, 23), (.southern, 21): 9
    default: 12
    }
  }
}

extension Hemisphere {
  /// The half in which most of a country's people live (PD); a country on the equator counts by its
  /// capital.
  package init(of country: CountryCode) {
    let southern: Set<String> = [
      "AO", "AR", "AS", "AU", "BI", "BO", "BR", "BW", "CD", "CG", "CK", "CL", "EC", "FJ", "FK",
      "GA", "ID", "KE", "KM", "LS", "MG", "MU", "MW", "MZ", "NA", "NC", "NR", "NU", "NZ", "PE",
      "PF", "PG", "PY", "RE", "RW", "SB", "SC", "SZ", "TL", "TO", "TV", "TZ", "UY", "VU", "WS",
      "YT", "ZA", "ZM", "ZW",
    ]
    self = southern.contains(country.description) ? .southern : .northern
  }
}
