package import JSONText

package struct CivilDay: FieldValue {
  package static func read(_ c: inout JSONCursor) throws(JSONError) -> CivilDay { CivilDay() }
  package func write(to writer: inout JSONWriter) {}
}
package struct VagueDate: FieldValue {
  package static func read(_ c: inout JSONCursor) throws(JSONError) -> VagueDate { VagueDate() }
  package func write(to writer: inout JSONWriter) {}
}
package struct WallTime: FieldValue {
  package static func read(_ c: inout JSONCursor) throws(JSONError) -> WallTime { WallTime() }
  package func write(to writer: inout JSONWriter) {}
}
package struct Period: FieldValue {
  package static func read(_ c: inout JSONCursor) throws(JSONError) -> Period { Period() }
  package func write(to writer: inout JSONWriter) {}
}
enum Slug {
  static func isValid(_ t: String, allowingColon: Bool) -> Bool { true }
  static func suggestion(for: String) -> String? { nil }
  static let lengthLimit = 64
}
func nearest(_ n: [String], to: String) -> [String] { [] }
enum SafeText { static func refusal(of: String, limit: TextLimit) -> String? { nil } }
