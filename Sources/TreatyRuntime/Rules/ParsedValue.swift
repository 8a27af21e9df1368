/// A JSON value in memory with the places of its parts: what checks that need a whole value look at.
struct ParsedValue: Sendable {
  indirect enum Form: Sendable {
    case null
    case bool(Bool)
    case number(Decimal)
    case text(String)
    case array([ParsedValue])
    case object([Member])
  }

  struct Member: Sendable {
    /// Bytes before the name's opening quote.
    let offset: Int
    let name: ExactText
    let value: ParsedValue
  }

  /// Bytes before the value.
  let offset: Int
  let form: Form

  /// The types of JSON Schema that the value has.
  var types: RuleTypes {
    switch form {
    case .null: .null
    case .bool: .boolean
    case .number(let number):
      number.digits.isEmpty || number.exponent >= 0 ? .integer : .fraction
    case .text: .string
    case .array: .array
    case .object: .object
    }
  }

  /// The value of a member.
  func member(_ name: String) -> ParsedValue? {
    guard case .object(let members) = form else { return nil }
    return members.first { $0.name.text.hasSameBytes(as: name) }?.value
  }
}

/// A text that is equal to the same bytes only, as names and values of JSON are.
struct ExactText: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.hasSameBytes(as: right.text)
  }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

extension ParsedValue: Hashable {
  /// Equal as JSON values: `1` is `1.0`, and the order of members does not count.
  static func == (left: ParsedValue, right: ParsedValue) -> Bool {
    switch (left.form, right.form) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b
    case (.text(let a), .text(let b)): return a.hasSameBytes(as: b)
    case (.array(let a), .array(let b)): return a == b
    case (.object(let a), .object(let b)):
      guard a.count == b.count else { return false }
      return zip(a, b).allSatisfy { mine, other in
        mine.name == other.name
          ? mine.value == other.value : right.member(mine.name.text) == mine.value
      }
    default: return false
    }
  }

  func hash(into hasher: inout Hasher) {
    switch form {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .number(let number): hasher.combine(number)
    case .text(let text): hasher.combine(ExactText(text))
    case .array(let items): hasher.combine(items)
    case .object(let members):
      var sum = 0
      for member in members {
        var inner = Hasher()
        inner.combine(member.name)
        inner.combine(member.value)
        sum &+= inner.finalize()
      }
      hasher.combine(sum)
    }
  }
}

extension JSONReader {
  /// Reads the value that comes next into memory.
  mutating func parsedValue() throws(Rejection) -> ParsedValue {
    begin()
    let offset = start
    switch next {
    case Byte.quote: return ParsedValue(offset: offset, form: .text(try string()))
    case Byte.openBracket:
      try enter()
      var items: [ParsedValue] = []
      while try !endsArray(isFirst: items.isEmpty) { items.append(try parsedValue()) }
      return ParsedValue(offset: offset, form: .array(items))
    case Byte.openBrace: return ParsedValue(offset: offset, form: .object(try parsedMembers()))
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      return ParsedValue(offset: offset, form: .bool(try bool()))
    case UInt8(ascii: "n"):
      _ = try null()
      return ParsedValue(offset: offset, form: .null)
    default:
      return ParsedValue(offset: offset, form: .number(Decimal(try number().text)))
    }
  }

  private mutating func parsedMembers() throws(Rejection) -> [ParsedValue.Member] {
    _ = try openObject()
    var members: [ParsedValue.Member] = []
    var names: [StringToken] = []
    while try moveToName(isFirst: members.isEmpty) {
      let offset = position
      let token = try stringToken()
      names.append(token)
      try colon()
      members.append(
        ParsedValue.Member(
          offset: offset, name: ExactText(text(of: token)), value: try parsedValue()))
    }
    if names.count > 1 { try refuseDuplicates(names[...]) }
    return members
  }
}
