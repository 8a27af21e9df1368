/// How many items, members or characters a value may have.
public struct SizeBounds: Sendable {
  let minimum: Int
  let maximum: Int
  /// `Items`, `Properties` or `Length`: the keywords are `min…` and `max…`.
  let noun: Noun

  /// What is counted.
  public enum Noun: String, Sendable {
    case items = "Items"
    case members = "Properties"
    case characters = "Length"

    func counted(_ count: Int) -> String {
      switch self {
      case .items: count == 1 ? "1 item" : "\(count) items"
      case .members: count == 1 ? "1 member" : "\(count) members"
      case .characters: count == 1 ? "1 character" : "\(count) characters"
      }
    }
  }

  /// Bounds, both inclusive.
  public init(_ noun: Noun, minimum: Int = 0, maximum: Int = .max) {
    self.noun = noun
    self.minimum = minimum
    self.maximum = maximum
  }
}

extension JSONReader {
  /// Refuses the value that began at an offset when its size is out of bounds.
  func check(_ size: Int, _ bounds: SizeBounds, startingAt offset: Int) throws(Rejection) {
    if size < bounds.minimum {
      throw Rejection(
        offset: offset, expected: "at least \(bounds.noun.counted(bounds.minimum))",
        keyword: "min" + bounds.noun.rawValue)
    }
    if size > bounds.maximum {
      throw Rejection(
        offset: offset, expected: "at most \(bounds.noun.counted(bounds.maximum))",
        keyword: "max" + bounds.noun.rawValue)
    }
  }

  /// Refuses an object that has too few or too many members.
  public func check(_ object: ObjectScan, minimum: Int = 0, maximum: Int = .max) throws(Rejection) {
    try check(
      object.memberCount, SizeBounds(.members, minimum: minimum, maximum: maximum),
      startingAt: object.start)
  }

  /// Reads a string whose length in Unicode scalars is bounded.
  public mutating func string(
    minLength: Int = 0, maxLength: Int = .max
  ) throws(Rejection) -> String {
    let text = try string()
    try check(
      text.unicodeScalars.count,
      SizeBounds(.characters, minimum: minLength, maximum: maxLength), startingAt: start)
    return text
  }

  /// Reads a string in which a pattern must be found.
  public mutating func string(
    minLength: Int = 0, maxLength: Int = .max, pattern: TextPattern
  ) throws(Rejection) -> String {
    let text = try string(minLength: minLength, maxLength: maxLength)
    try check(text, pattern)
    return text
  }

  /// Reads a string in which each of several patterns must be found.
  public mutating func string(
    minLength: Int = 0, maxLength: Int = .max, patterns: [TextPattern]
  ) throws(Rejection) -> String {
    let text = try string(minLength: minLength, maxLength: maxLength)
    for pattern in patterns { try check(text, pattern) }
    return text
  }

  private func check(_ text: String, _ pattern: TextPattern) throws(Rejection) {
    guard pattern.matches(text) else {
      throw rejected(expected: "a string that matches \(pattern.source)", keyword: "pattern")
    }
  }

  /// Reads a string that must be a given text.
  public mutating func constant(_ text: String) throws(Rejection) {
    begin()
    guard next == Byte.quote else { throw mismatch("\"\(text)\"", keyword: "const") }
    guard try string().hasSameBytes(as: text) else {
      throw rejected(expected: "\"\(text)\"", keyword: "const")
    }
  }

  /// Reads a truth value that must be a given one.
  public mutating func constant(_ value: Bool) throws(Rejection) {
    guard kind() == .boolean else { throw mismatch("\(value)", keyword: "const") }
    guard try bool() == value else { throw rejected(expected: "\(value)", keyword: "const") }
  }

  /// Reads a number that must have the value of a given JSON number.
  public mutating func constant(number text: String) throws(Rejection) {
    guard kind() == .number else { throw mismatch(text, keyword: "const") }
    guard try number() == JSONNumber(checked: text) else {
      throw rejected(expected: text, keyword: "const")
    }
    noteNumber(from: start, writtenAs: text)
  }

  /// Opens an array.
  public mutating func beginArray() throws(Rejection) {
    begin()
    guard next == Byte.openBracket else { throw mismatch("an array") }
    try enter()
  }

  /// Whether another item comes; moves to it.
  public mutating func item(isFirst: Bool) throws(Rejection) -> Bool {
    try moveToItem(isFirst: isFirst)
  }

  /// Reads an array whose items are all of one type.
  @inlinable
  public mutating func array<Item: JSONDecodable>(
    of type: Item.Type, minItems: Int = 0, maxItems: Int = .max
  ) throws(Rejection) -> [Item] {
    try beginArray()
    let offset = valueStart
    var items: [Item] = []
    do throws(Rejection) {
      while try item(isFirst: items.isEmpty) { items.append(try Item(from: &self)) }
    } catch {
      throw error.below("/items")
    }
    if minItems > 0 || maxItems < .max {
      try checkItems(items.count, minItems, maxItems, startingAt: offset)
    }
    return items
  }

  /// Reads an array, each item by the same function.
  @inlinable
  public mutating func array<Item>(
    minItems: Int = 0, maxItems: Int = .max,
    _ read: (inout JSONReader) throws(Rejection) -> Item
  ) throws(Rejection) -> [Item] {
    try beginArray()
    let offset = valueStart
    var items: [Item] = []
    do throws(Rejection) {
      while try item(isFirst: items.isEmpty) { items.append(try read(&self)) }
    } catch {
      throw error.below("/items")
    }
    if minItems > 0 || maxItems < .max {
      try checkItems(items.count, minItems, maxItems, startingAt: offset)
    }
    return items
  }

  /// Where the value read last begins.
  public var valueStart: Int { start }

  /// Refuses an array that has too few or too many items.
  public func checkItems(
    _ count: Int, _ minimum: Int, _ maximum: Int, startingAt offset: Int
  ) throws(Rejection) {
    // An item that was left out is missing in the count.
    let minimum = leftOut.isEmpty ? minimum : 0
    try check(
      count, SizeBounds(.items, minimum: minimum, maximum: maximum), startingAt: offset)
  }

  /// Reads an object as a map from its names, each value by the same function.
  @inlinable
  public mutating func map<Value>(
    minProperties: Int = 0, maxProperties: Int = .max,
    _ read: (inout JSONReader) throws(Rejection) -> Value
  ) throws(Rejection) -> OrderedMap<Value> {
    var object = try openMap()
    var map = OrderedMap<Value>()
    do throws(Rejection) {
      while let name = try mapMember(&object) { map.append(name, try read(&self)) }
    } catch {
      throw error.below("/additionalProperties")
    }
    try check(object, minimum: minProperties, maximum: maxProperties)
    return map
  }

  /// Opens an object none of whose names is known.
  public mutating func openMap() throws(Rejection) -> ObjectScan {
    ObjectScan(start: try openObject())
  }

  /// The name of the next member of a map; nil at its end.
  public mutating func mapMember(_ object: inout ObjectScan) throws(Rejection) -> String? {
    guard try member(&object, .anyNames) != nil else { return nil }
    return name(in: object)
  }
}

extension ObjectShape {
  /// Knows no member and refuses none.
  static let anyNames = ObjectShape(schema: "", members: [])
}
