import JSONText

/// JSON texts: what is read, written and read again is the same to the byte; the cursor of the
/// replay loop agrees with the reader that makes trees.
enum JSONTarget {
  static func trouble(with bytes: [UInt8]) -> String? {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.parse(utf8: bytes)
    } catch {
      return error.offset < 0 || error.offset > bytes.count ? "an error beyond the text" : nil
    }
    let written = value.canonicalBytes
    do throws(JSONError) {
      let again = try JSONValue.parse(utf8: written)
      guard again.canonicalBytes == written else { return "written twice, it differs" }
      guard again == value else { return "read again, it differs" }
    } catch {
      return "what was written cannot be read: \(error)"
    }
    return cursorTrouble(value) ?? membersTrouble(value, written)
  }

  private static func cursorTrouble(_ value: JSONValue) -> String? {
    let text = value.canonicalBytes
    return text.withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      do throws(JSONError) {
        switch value {
        case .string(let string):
          guard Array(try cursor.string().utf8) == Array(string.utf8) else {
            return "another string"
          }
        case .integer(let integer):
          guard try cursor.integer() == integer else { return "another number" }
        case .bool(let bool):
          guard try cursor.bool() == bool else { return "another truth" }
        case .null, .number, .array, .object: return nil
        }
        return cursor.offset == text.count ? nil : "the cursor stops in the middle"
      } catch {
        return "the cursor does not take what the reader takes: \(error)"
      }
    }
  }

  /// An object that is lifted into its own order is the same object without its nulls.
  private static func membersTrouble(_ value: JSONValue, _ written: [UInt8]) -> String? {
    guard let members = value.members else { return nil }
    let (bytes, unknown) = JSONCursor.canonical(value, members: members.map(\.name))
    guard unknown.isEmpty else { return "a member is not known under its own name" }
    let kept = JSONValue.object(members.filter { $0.value != .null })
    return bytes == kept.canonicalBytes ? nil : "lifted into its own order, it differs"
  }
}
