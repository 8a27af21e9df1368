import JSON

/// The same value in other texts: members in another order, numbers written otherwise.
enum TextVariants {
  /// The value as it is, and two other texts of it.
  static func of(_ value: JSON) -> [JSON] {
    [value, turned(value, by: 1, fractional), turned(value, by: 2, exponential)]
  }

  /// Whether a text that was written has the same tokens as the one that was read, in the same order.
  /// What is a number itself and no part of an object has no place to keep its text.
  static func comesBack(_ value: JSON, as text: String) -> Bool {
    if case .number = value { return (try? JSON(parsing: text)) == value }
    return text.utf8.elementsEqual(value.compactText.utf8)
  }

  /// With the members of every object turned around, or moved on by one.
  private static func turned(
    _ value: JSON, by way: Int, _ number: (String) -> String
  ) -> JSON {
    switch value {
    case .number(let value):
      return (try? JSON(parsing: number(value.text))) ?? .number(value)
    case .array(let items): return .array(items.map { turned($0, by: way, number) })
    case .object(let object):
      var members = object.members.map { member in
        JSONMember(name: member.name, value: turned(member.value, by: way, number))
      }
      if way == 1 {
        members.reverse()
      } else if let first = members.first {
        members.append(first)
        members.removeFirst()
      }
      return .object(JSONObject(members))
    default: return value
    }
  }

  /// `1` as `1.0`, `1.5` as `1.50`; a number with an exponent as it is.
  private static func fractional(_ text: String) -> String {
    if text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) { return text }
    return text + (text.utf8.contains(UInt8(ascii: ".")) ? "0" : ".0")
  }

  /// `1` as `10E-1`, `1.5` as `1.5e0`, `0` as `-0.0`; a number with an exponent as it is.
  private static func exponential(_ text: String) -> String {
    if text == "0" { return "-0.0" }
    if text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) { return text }
    return text + (text.utf8.contains(UInt8(ascii: ".")) ? "e0" : "0E-1")
  }
}
