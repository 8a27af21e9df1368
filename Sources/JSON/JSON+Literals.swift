// No `nil` for `null`: with it, `condition ? value : nil` as a `JSON?` would mean the value `null`.
extension JSON: ExpressibleByBooleanLiteral {
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }

  /// A text.
  public init(stringLiteral text: String) { self = .string(text) }
}

extension JSON: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  /// An array of the given items.
  public init(arrayLiteral items: JSON...) { self = .array(items) }

  /// An object of the given members, whose names must be distinct.
  public init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(JSONObject(members.map { JSONMember(name: Name($0.0), value: $0.1) }))
  }
}
