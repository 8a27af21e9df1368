/// The members of an object whose names a schema leaves open, in the order of the text.
///
/// Names are compared by their bytes: JSON's `"é"` and `"e\u0301"` are two members, which a
/// `Dictionary` of `String` would make one.
public struct OrderedMap<Value> {
  /// One member.
  public struct Entry {
    /// The member's name.
    public let name: String
    /// The member's value.
    public var value: Value

    /// A member from its parts.
    public init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// The members in the order of the text, each name once.
  public private(set) var entries: [Entry] = []

  /// No members.
  public init() {}

  /// Members in their order; the last value of a repeated name counts, at the place of the first.
  public init(_ members: some Sequence<(String, Value)>) {
    var places: [ExactText: Int] = [:]
    for (name, value) in members {
      if let place = places[ExactText(name)] {
        entries[place].value = value
      } else {
        places[ExactText(name)] = entries.count
        entries.append(Entry(name: name, value: value))
      }
    }
  }

  /// Members in their order; the last one of a repeated name counts, at the place of the first.
  public init(_ entries: some Sequence<Entry>) {
    self.init(entries.lazy.map { ($0.name, $0.value) })
  }

  /// How many members there are.
  public var count: Int { entries.count }

  /// Whether there is no member.
  public var isEmpty: Bool { entries.isEmpty }

  /// The names in order.
  public var names: [String] { entries.map(\.name) }

  /// The value of a name. Assigning to a name that is new appends; assigning nil removes.
  public subscript(_ name: String) -> Value? {
    get { index(of: name).map { entries[$0].value } }
    set {
      switch (index(of: name), newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(name: name, value: value))
      case (nil, nil): return
      }
    }
  }

  private func index(of name: String) -> Int? {
    entries.firstIndex { $0.name.hasSameBytes(as: name) }
  }

  /// Appends a member that a reader is at: it refuses an object in which a name stands twice.
  public mutating func append(_ name: NameRead, _ value: Value) { append(name.text, value) }

  /// Appends a member whose name is known to be new.
  @usableFromInline
  mutating func append(_ name: String, _ value: Value) {
    // Where there is one member there are others, and each step of growing copies all of them.
    if entries.isEmpty { entries.reserveCapacity(4) }
    entries.append(Entry(name: name, value: value))
  }
}

/// The name of a member that a reader is at: only a reader makes one.
public struct NameRead: Sendable {
  let text: String
}

extension OrderedMap: ExpressibleByDictionaryLiteral {
  /// Members in the literal's order; the last value of a repeated name counts.
  public init(dictionaryLiteral elements: (String, Value)...) { self.init(elements) }
}

extension OrderedMap: RandomAccessCollection {
  /// The place of the first member.
  public var startIndex: Int { 0 }

  /// The place behind the last member.
  public var endIndex: Int { entries.count }

  /// The member at a place; `map["name"]` is the value of a name.
  public subscript(position: Int) -> Entry { entries[position] }
}

extension OrderedMap: CustomStringConvertible, CustomReflectable {
  /// Names and values in order: `["a": 1, "b": 2]`.
  public var description: String {
    guard !isEmpty else { return "[:]" }
    let members = entries.map { "\(String(reflecting: $0.name)): \(String(reflecting: $0.value))" }
    return "[" + members.joined(separator: ", ") + "]"
  }

  /// The values under their names.
  public var customMirror: Mirror {
    Mirror(self, children: entries.map { (label: $0.name, value: $0.value) })
  }
}

extension OrderedMap: Sendable where Value: Sendable {}
extension OrderedMap.Entry: Sendable where Value: Sendable {}

extension OrderedMap: Equatable where Value: Equatable {
  /// The same members, in any order.
  public static func == (left: OrderedMap, right: OrderedMap) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left.entries, right.entries).allSatisfy { mine, other in
      mine.name.hasSameBytes(as: other.name)
        ? mine.value == other.value : right[mine.name] == mine.value
    }
  }
}

extension OrderedMap: Hashable where Value: Hashable {
  /// Agrees with `==`: the order does not count.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for entry in entries {
      var member = Hasher()
      for byte in entry.name.utf8 { member.combine(byte) }
      member.combine(entry.value)
      sum &+= member.finalize()
    }
    hasher.combine(sum)
  }
}

extension OrderedMap: JSONDecodable where Value: JSONDecodable {
  /// Reads an object.
  @inlinable
  public init(from reader: inout JSONReader) throws(Rejection) {
    self = try reader.map { reader throws(Rejection) in try Value(from: &reader) }
  }
}

extension OrderedMap: JSONEncodable where Value: JSONEncodable {
  /// Writes an object.
  public func write(to writer: inout JSONWriter) {
    writer.beginMap()
    for entry in entries {
      writer.mapMember(entry.name)
      entry.value.write(to: &writer)
    }
    writer.endMap()
  }
}
