/// An integer of any size, as JSON Schema has it: `18446744073709551616`, `1.0` and `1e2` are integers.
///
///     let count: JSONInteger = 3
///     guard let number = count.int else { … }      // nil beyond 64 bits
///
/// What a machine word says in the same text is kept as one; anything else keeps its text.
public struct JSONInteger: Sendable {
  private enum Form {
    case word(Int)
    /// Behind a reference, so that an integer stays two words wide.
    indirect case written(JSONNumber)
  }

  private let form: Form

  /// An integer.
  public init(_ value: Int) { form = .word(value) }

  /// An integer.
  public init(_ value: some BinaryInteger) {
    form = Int(exactly: value).map { .word($0) } ?? .written(JSONNumber(value))
  }

  /// The integer that a double is; nil when it has a fraction, is infinite or no number.
  public init?(exactly value: Double) {
    guard let number = JSONNumber(value) else { return nil }
    self.init(number)
  }

  /// An integer from a number; nil when it has a fraction.
  public init?(_ number: JSONNumber) {
    guard number.isInteger else { return nil }
    self.init(checked: number)
  }

  /// An integer from its JSON text; nil when the text is no number, or one with a fraction.
  public init?(_ text: String) {
    guard let number = JSONNumber(text) else { return nil }
    self.init(number)
  }

  /// A number that is known to have no fraction.
  init(checked number: JSONNumber) {
    if let value = number.int, String(value).hasSameBytes(as: number.text) {
      form = .word(value)
    } else {
      form = .written(number)
    }
  }

  /// The value as a machine word; nil beyond 64 bits.
  public var int: Int? {
    switch form {
    case .word(let value): value
    case .written(let number): number.int
    }
  }

  /// The value, or the machine word next to it.
  public var clamped: Int { int ?? (self < 0 ? .min : .max) }

  /// The nearest double; infinite beyond their range.
  public var double: Double { int.map { Double($0) } ?? number.double }

  /// The value as a number.
  public var number: JSONNumber {
    switch form {
    case .word(let value): JSONNumber(value)
    case .written(let number): number
    }
  }

  /// The text as written.
  public var text: String {
    switch form {
    case .word(let value): String(value)
    case .written(let number): number.text
    }
  }
}

extension JSONInteger: Hashable, Comparable {
  /// The same value, however written.
  public static func == (left: JSONInteger, right: JSONInteger) -> Bool {
    if case .word(let left) = left.form, case .word(let right) = right.form { return left == right }
    return left.number == right.number
  }

  /// The order of the exact values.
  public static func < (left: JSONInteger, right: JSONInteger) -> Bool {
    if case .word(let left) = left.form, case .word(let right) = right.form { return left < right }
    return left.number < right.number
  }

  /// Agrees with `==`.
  public func hash(into hasher: inout Hasher) {
    if let int { hasher.combine(int) } else { hasher.combine(number) }
  }
}

extension JSONInteger: CustomStringConvertible, ExpressibleByIntegerLiteral {
  /// The text as written.
  public var description: String { text }

  /// An integer.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension JSONInteger: JSONDecodable, JSONEncodable {
  /// Reads an integer of any size.
  public init(from reader: inout JSONReader) throws(Rejection) { self = try reader.integer() }

  /// Writes the integer as it was written.
  public func write(to writer: inout JSONWriter) {
    switch form {
    case .word(let value): writer.writeDigits(value)
    case .written(let number): writer.writeVerbatim(number.text)
    }
  }
}

extension JSONReader {
  /// Reads an integer of any size.
  public mutating func integer() throws(Rejection) -> JSONInteger {
    if let value = try shortInteger(), value != 0 || base[start] != Byte.minus {
      return JSONInteger(value)
    }
    return JSONInteger(checked: try writtenInteger())
  }

  /// Reads an integer of any size within bounds.
  public mutating func integer(
    minimum: Int? = nil, exclusiveMinimum: Int? = nil, maximum: Int? = nil,
    exclusiveMaximum: Int? = nil, multipleOf divisor: Int? = nil
  ) throws(Rejection) -> JSONInteger {
    let value = try integer()
    if let word = value.int {
      try check(
        word, minimum: minimum ?? .min, exclusiveMinimum: exclusiveMinimum,
        maximum: maximum ?? .max, exclusiveMaximum: exclusiveMaximum, multipleOf: divisor ?? 1)
    } else {
      try check(
        value.number, minimum: minimum.map(String.init),
        exclusiveMinimum: exclusiveMinimum.map(String.init), maximum: maximum.map(String.init),
        exclusiveMaximum: exclusiveMaximum.map(String.init),
        multipleOf: divisor.map(String.init))
    }
    return value
  }

  /// Reads an integer of any size within bounds that machine words do not say.
  public mutating func integer(
    minimum: String? = nil, exclusiveMinimum: String? = nil, maximum: String? = nil,
    exclusiveMaximum: String? = nil, multipleOf divisor: String? = nil
  ) throws(Rejection) -> JSONInteger {
    let value = try integer()
    try check(
      value.number, minimum: minimum, exclusiveMinimum: exclusiveMinimum, maximum: maximum,
      exclusiveMaximum: exclusiveMaximum, multipleOf: divisor)
    return value
  }
}
