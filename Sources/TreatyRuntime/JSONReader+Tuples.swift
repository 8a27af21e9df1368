/// Where a reader stands in an array whose items are read one by one.
public struct ArrayScan: Sendable {
  /// Bytes before the opening bracket.
  public let start: Int
  /// How many items were read so far.
  public private(set) var count = 0
  fileprivate var hasEnded = false
  /// How many items have schemas of their own.
  fileprivate let prefixCount: Int

  fileprivate init(start: Int, prefixCount: Int) {
    self.start = start
    self.prefixCount = prefixCount
  }

  fileprivate mutating func step() { count += 1 }

  /// The rejection of an array that ends before an item it must have.
  public func missing(index: Int) -> Rejection {
    Rejection(
      offset: start, expected: "at least \(SizeBounds.Noun.items.counted(index + 1))",
      keyword: "minItems")
  }
}

extension JSONReader {
  /// Opens an array of which the first items have schemas of their own.
  public mutating func openArray(prefix count: Int = .max) throws(Rejection) -> ArrayScan {
    try beginArray()
    return ArrayScan(start: start, prefixCount: count)
  }

  /// Reads the next item; nil at the array's end.
  public mutating func item<Item>(
    _ array: inout ArrayScan, _ read: (inout JSONReader) throws(Rejection) -> Item
  ) throws(Rejection) -> Item? {
    guard !array.hasEnded, try !endsArray(isFirst: array.count == 0) else {
      array.hasEnded = true
      return nil
    }
    do throws(Rejection) {
      let item = try read(&self)
      array.step()
      return item
    } catch {
      throw error.below(
        array.count < array.prefixCount ? "/prefixItems/\(array.count)" : "/items")
    }
  }

  /// Refuses an array that has more items than were read.
  public mutating func endArray(_ array: inout ArrayScan) throws(Rejection) {
    guard !array.hasEnded, try !endsArray(isFirst: array.count == 0) else { return }
    begin()
    throw Rejection(offset: start, expected: "no further item", keyword: "items")
  }

  /// Reads `null` as a value; `keyword` is the schema keyword that refuses other values.
  public mutating func nullJSON(keyword: String = "type") throws(Rejection) -> RawJSON {
    try onlyNull(keyword: keyword)
    return .null
  }

  /// Reads a member that a pattern names.
  public mutating func append<Value>(
    to members: inout OrderedMap<Value>, _ object: ObjectScan, _ shape: ObjectShape,
    _ pattern: TextPattern, _ read: (inout JSONReader) throws(Rejection) -> Value
  ) throws(Rejection) {
    do throws(Rejection) {
      members.append(name(in: object), try read(&self))
    } catch {
      throw error.below("/patternProperties/" + pointerToken(pattern.source)).inside(
        shape.schema, origins: shape.origins)
    }
  }
}

/// Values one of which a value must be, when they are not all strings.
public struct ValueChoice: Sendable {
  fileprivate let rules: SchemaRules
  fileprivate let values: [ParsedValue]
  fileprivate let texts: [String]
  let keyword: String

  /// A choice between values, given as JSON texts; `keyword` is the schema keyword that a refusal names.
  public init(_ texts: [String], keyword: String = "enum") {
    self.keyword = keyword
    rules = SchemaRules(["{\"$at\":\"\",\"enum\":[" + texts.joined(separator: ",") + "]}"])
    values = texts.map { SchemaRules.parsed($0) }
    self.texts = texts
  }
}

extension JSONReader {
  /// Reads one of a few values: its number.
  public mutating func value(_ choice: ValueChoice) throws(Rejection) -> Int {
    let value = try parsedValue()
    if let index = choice.values.firstIndex(of: value) {
      noteNumber(from: value.offset, writtenAs: choice.texts[index])
      return index
    }
    start = value.offset
    throw rejected(expected: choice.expectation, keyword: choice.keyword)
  }

  /// Reads one of a few values: its number, or -1 for another one of the same kinds.
  public mutating func openValue(_ choice: ValueChoice) throws(Rejection) -> Int {
    let kind = kind()
    let from = start
    let value = try parsedValue()
    start = from
    if let index = choice.values.firstIndex(of: value) {
      noteNumber(from: from, writtenAs: choice.texts[index])
      return index
    }
    guard choice.texts.contains(where: { $0.utf8.first.flatMap { JSONKind($0) } == kind }) else {
      throw rejected(expected: choice.expectation, keyword: choice.keyword)
    }
    return -1
  }

  /// The value that was read last, as it is written.
  public func lastValue() -> RawJSON {
    RawJSON(checked: Array(UnsafeBufferPointer(start: base + start, count: position - start)))
  }
}

extension ValueChoice {
  /// What a refusal says was expected.
  var expectation: String {
    guard case .values(_, let words)? = rules.nodes.first?.rules.first?.rule else {
      return "one of the values of `enum`"
    }
    return words
  }
}
