/// Values of JSON as they stand in a program: `let note: RawJSON = ["id": 7, "tags": ["new", true]]`.
///
/// A string literal is a string of JSON. What is a JSON text already is read by `RawJSON(json:)` and
/// `RawJSON(literal:)`; `null` is `.null`.
extension RawJSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// A string, written with its escapes.
  public init(stringLiteral value: String) { self.init(value) }

  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self.init(value) }

  /// An integer.
  public init(integerLiteral value: Int) { self.init(value) }

  /// A number, in the shortest text of its double.
  public init(floatLiteral value: Double) { self.init(JSONNumber(floatLiteral: value)) }

  /// An array of values.
  public init(arrayLiteral elements: RawJSON...) { self.init(elements) }

  /// An object with its members in the literal's order; the last value of a repeated name counts.
  public init(dictionaryLiteral elements: (String, RawJSON)...) { self.init(RawMembers(elements)) }
}
