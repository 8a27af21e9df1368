/// A map is no object of its own: the texts of numbers in it are remembered by what it stands in.
extension JSONWriter {
  mutating func beginMap() { bytes.append(Byte.openBrace) }

  mutating func mapMember(_ name: String) {
    if bytes.last != Byte.openBrace { bytes.append(Byte.comma) }
    write(name)
    bytes.append(Byte.colon)
  }

  mutating func endMap() { bytes.append(Byte.closeBrace) }
}

/// Members that have no property of their own: a program may give them any name, a text must not.
extension JSONWriter {
  /// Writes members into the object that is open; the names that its shape knows are refused.
  public mutating func members<Value: JSONEncodable>(
    _ members: OrderedMap<Value>, _ shape: ObjectShape
  ) {
    for entry in members.entries {
      member(entry.name)
      if shape.knows(entry.name) { refuse(.declared(entry.name)) }
      entry.value.write(to: &self)
    }
  }

  /// The same where several maps are written into one object, which `names` is about.
  public mutating func members<Value: JSONEncodable>(
    _ members: OrderedMap<Value>, _ shape: ObjectShape, _ names: inout WrittenNames
  ) {
    guard !members.isEmpty else { return }
    let isFirst = names.isEmpty
    for entry in members.entries {
      member(entry.name)
      if shape.knows(entry.name) {
        refuse(.declared(entry.name))
      } else if !isFirst, !names.insert(entry.name) {
        refuse(.repeated(entry.name))
      }
      entry.value.write(to: &self)
    }
    if isFirst { names.begin(members.names) }
  }
}

/// The names in several maps that are written into one object. The names of one map differ.
public struct WrittenNames: Sendable {
  /// Those of the first map that has any; they are looked at only when there is a second one.
  private var first: [String] = []
  private var others: Set<ExactText> = []

  /// No names.
  public init() {}

  var isEmpty: Bool { first.isEmpty && others.isEmpty }

  mutating func begin(_ names: [String]) { first = names }

  /// Whether a name is new.
  mutating func insert(_ name: String) -> Bool {
    for name in first { others.insert(ExactText(name)) }
    first = []
    return others.insert(ExactText(name)).inserted
  }
}

extension ObjectShape {
  /// Whether a name is that of a member it knows.
  func knows(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { table.index(of: $0) >= 0 }
  }
}

/// Items that a tuple may lack at its end, and nowhere else: `absent` counts those that were missing so far.
extension JSONWriter {
  /// Writes an item, unless it is absent.
  public mutating func item<Item: JSONEncodable>(_ item: Item?, _ absent: inout Int) {
    guard let item else {
      absent += 1
      return
    }
    closeGap(&absent)
    beginItem()
    item.write(to: &self)
  }

  /// Writes an item that may be `null`, unless it is absent.
  public mutating func item<Item: JSONEncodable>(_ item: Presence<Item>, _ absent: inout Int) {
    guard item.isPresent else {
      absent += 1
      return
    }
    closeGap(&absent)
    beginItem()
    item.write(to: &self)
  }

  /// Writes the items behind those.
  public mutating func items<Item: JSONEncodable>(_ items: [Item], _ absent: inout Int) {
    for item in items {
      closeGap(&absent)
      beginItem()
      item.write(to: &self)
    }
  }

  /// Items stand in the places of those that are absent: these have no text.
  private mutating func closeGap(_ absent: inout Int) {
    while absent > 0 {
      absent -= 1
      beginItem()
      refuse(.gap)
      writeNull()
    }
  }
}
