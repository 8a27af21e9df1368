internal import JSON

/// The words in which values and types appear in messages.
enum Wording {
  /// A value as compact JSON, or what it is when that is long.
  static func value(_ value: JSON) -> String {
    switch value {
    case .array(let items) where !items.isEmpty: return "an array of \(items.count)"
    case .object(let object) where object.count > 0: return size(object)
    case .string(let text) where text.utf8.count > 80:
      return JSON.string(String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))))
        .compactText
        + "… (\(text.unicodeScalars.count) characters)"
    case .null, .bool, .number, .string, .array, .object: return value.compactText
    }
  }

  /// A short value as it is, after the name of its type.
  static func kind(_ value: JSON) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): "the boolean \(flag)"
    case .number(let number): "the number \(number.text)"
    case .string: "the string \(Wording.value(value))"
    case .array(let items): items.isEmpty ? "an empty array" : "an array of \(items.count)"
    case .object(let object):
      object.count == 0 ? "an empty object" : size(object)
    }
  }

  private static func size(_ object: JSONObject) -> String {
    "an object with \(count(object.count, "member"))"
  }

  /// `1 item`, `2 items`.
  static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  /// `an integer or null`.
  static func types(_ types: TypeSet) -> String {
    let names = types.names.map { name in
      switch name {
      case "null": "null"
      case "integer", "array", "object": "an \(name)"
      default: "a \(name)"
      }
    }
    return list(names)
  }

  /// `one of "a", "b" and 3 more`.
  static func choice(_ values: [JSON]) -> String {
    guard values.count > 1 else { return values.first.map(value) ?? "nothing at all" }
    let shown = values.prefix(6).map(value).joined(separator: ", ")
    return "one of \(shown)" + (values.count > 6 ? " and \(values.count - 6) more" : "")
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last else { return "nothing" }
    return names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " or " + last
  }
}
