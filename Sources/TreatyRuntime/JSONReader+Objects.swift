/// Where a reader stands in an object: which members it has seen, and which one it is at.
public struct ObjectScan: Sendable {
  /// Bytes before the opening brace.
  let start: Int
  /// The known member being read; -1 for one the shape does not know.
  var index = -1
  /// Whether a member's value is being read, so that a rejection belongs to that member.
  var isInMember = false
  /// Whether a member was left out, so that the object itself has no say any more.
  var lacksMembers = false
  /// The member expected next, when they come in the schema's order.
  var expected = 0
  var count = 0
  var seen: UInt64 = 0
  /// The bits of members beyond the 64th.
  var seenMore: [UInt64] = []
  /// The least number of a known member that comes in the order of writing.
  var floor = 0
  /// Which of the reader's drafts is about this object; -1 for none.
  var draft = -1
  /// How many numbers were read before the member, of which only the value is kept.
  var numbersBefore = 0
  /// The name of an unknown member being read.
  var name = StringToken(from: 0, to: 0, hasEscapes: false)
  var unknown: [StringToken] = []

  /// How many members the object has had so far.
  public var memberCount: Int { count }

  /// Whether a known member was there.
  public func hasSeen(_ index: Int) -> Bool {
    index < 64
      ? seen & (1 << UInt64(index)) != 0
      : seenMore[index >> 6 - 1] & (1 << UInt64(index & 63)) != 0
  }

  /// Whether every required member was there.
  public func isComplete(_ shape: ObjectShape) -> Bool {
    guard seen & shape.firstRequired == shape.firstRequired else { return false }
    if shape.isSimple { return true }
    for word in shape.required.indices.dropFirst() {
      let required = shape.required[word]
      guard seenMore[word - 1] & required == required else { return false }
    }
    return shape.dependents.isEmpty || missingDependent(shape) == nil
  }

  /// The first member that another one demands in vain, with that other one.
  private func missingDependent(_ shape: ObjectShape) -> (missing: Int, demandedBy: Int)? {
    for (member, required) in shape.dependents where hasSeen(member) {
      if let missing = required.first(where: { !hasSeen($0) }) { return (missing, member) }
    }
    return nil
  }

  /// The rejection of an object in which required members are missing; it names all of them.
  public func missing(_ shape: ObjectShape) -> Rejection {
    var names: [String] = []
    var first: Int?
    for (index, name) in shape.names.enumerated() {
      let isRequired = shape.required[index >> 6] & (1 << UInt64(index & 63)) != 0
      guard isRequired, !hasSeen(index) else { continue }
      first = first ?? index
      names.append("\"\(name)\"")
    }
    if names.isEmpty, lacksMembers { return Rejection(echoAt: start) }
    if names.isEmpty, let (missing, demander) = missingDependent(shape) {
      return rejected(
        expected: "the member \"\(shape.names[missing])\" beside \"\(shape.names[demander])\"",
        "dependentRequired", of: demander, shape)
    }
    let noun = names.count == 1 ? "the member" : "the members"
    return rejected(
      expected: "\(noun) \(names.joined(separator: ", "))", "required", of: first ?? 0, shape)
  }

  /// A rejection by what a keyword says of one member.
  private func rejected(
    expected: String, _ keyword: String, of member: Int, _ shape: ObjectShape
  ) -> Rejection {
    let way = "/\(keyword)/" + pointerToken(shape.names[member])
    let place = shape.origins.first { $0.path.hasSameBytes(as: way) }?.place
    let rejection = Rejection(
      offset: start, expected: expected, keyword: place == nil ? keyword : "")
    return place.map { rejection.inside($0) } ?? rejection
  }

  /// A rejection of the object as a whole.
  public func rejected(expected: String, keyword: String) -> Rejection {
    Rejection(offset: start, expected: expected, keyword: keyword)
  }
}

extension JSONReader {
  /// Opens an object.
  public mutating func object(_ shape: ObjectShape) throws(Rejection) -> ObjectScan {
    do throws(Rejection) {
      var object = ObjectScan(start: try openObject())
      object.numbersBefore = numbersRead
      if !shape.isSimple, shape.required.count > 1 {
        object.seenMore = [UInt64](repeating: 0, count: shape.required.count - 1)
      }
      return object
    } catch { throw error.inside(shape.schema, origins: shape.origins) }
  }

  /// Reads an object into a value that has none of its members yet, and returns the form of its text;
  /// `read` reads one member.
  public mutating func readMembers<Value>(
    _ shape: ObjectShape, of value: inout Value,
    _ read: (Int, inout Value, inout JSONReader, inout ObjectScan) throws(Rejection) -> Void
  ) throws(Rejection) -> WrittenForm {
    var object = try object(shape)
    do throws(Rejection) {
      while let member = try member(&object, shape) {
        try read(member, &value, &self, &object)
      }
      guard object.isComplete(shape) else { throw object.missing(shape) }
    } catch { throw error.inside(object, shape) }
    return form(of: &object)
  }

  /// Opens an object; `keyword` is the schema keyword that refuses what is none.
  mutating func openObject(keyword: String = "type") throws(Rejection) -> Int {
    begin()
    guard next == Byte.openBrace else { throw mismatch("an object", keyword: keyword) }
    try enter()
    return start
  }

  mutating func enter() throws(Rejection) {
    guard depth < depthLimit else { throw syntax("at most \(depthLimit) open arrays and objects") }
    depth &+= 1
    // A look at every fourth level is enough: the limit leaves room for some more.
    if depth & 3 == 0 { try checkStack() }
    position &+= 1
  }

  /// Moves to the value of the next member: its number, -1 for an unknown one, nil at the end.
  public mutating func member(
    _ object: inout ObjectScan, _ shape: ObjectShape
  ) throws(Rejection) -> Int? {
    object.isInMember = false
    if !keptNumbers.isEmpty { takeNumbers(&object, shape) }
    var nameStart = 0
    repeat {
      guard try moveToName(isFirst: object.count == 0) else {
        if object.unknown.count > 1 { try refuseDuplicates(object.unknown[...]) }
        return nil
      }
      nameStart = position
      try readName(&object, shape)
      if leftOut.isEmpty { break }
    } while try leavesOut(&object, nameStart)
    let index = object.index
    guard index >= 0 else {
      object.unknown.append(object.name)
      noteOther(&object, shape)
      object.isInMember = true
      guard !shape.isClosed else {
        throw Rejection(offset: nameStart, expected: "no member of this name", keyword: "")
      }
      return -1
    }
    if index < 64 {
      let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: index)
      guard object.seen & bit == 0 else { throw duplicate(at: nameStart) }
      object.seen |= bit
    } else {
      guard !object.hasSeen(index) else { throw duplicate(at: nameStart) }
      object.seenMore[index >> 6 - 1] |= 1 << UInt64(index & 63)
    }
    object.expected = index &+ 1
    object.isInMember = true
    if index < object.floor {
      note(outOfOrder: index, &object, shape)
    } else {
      object.floor = index &+ 1
    }
    return index
  }

  /// Reads the name of a member and the colon behind it, and notes which one it is.
  @inline(__always)
  private mutating func readName(
    _ object: inout ObjectScan, _ shape: ObjectShape
  ) throws(Rejection) {
    object.count &+= 1
    let table = shape.table
    var index = object.expected
    var length = 0
    if index < table.count {
      length = table.lengthIfQuoted(index, at: base + position, available: count &- position)
    }
    if length > 0 {
      position &+= length
    } else {
      let token = try stringToken()
      index = self.index(of: token, in: table)
      object.name = token
    }
    try colon()
    object.index = index
    object.numbersBefore = numbersRead
  }

  /// Moves to the next name in an object; false at its end, which it moves behind.
  mutating func moveToName(isFirst: Bool) throws(Rejection) -> Bool {
    skipSpace()
    var byte = next
    if byte == Byte.closeBrace {
      position &+= 1
      depth &-= 1
      return false
    }
    if !isFirst {
      guard byte == Byte.comma else { throw syntax("a comma or the end of the object") }
      position &+= 1
      skipSpace()
      byte = next
    }
    guard byte == Byte.quote else { throw syntax("a member name") }
    return true
  }

  mutating func colon() throws(Rejection) {
    if position < count, base[position] == Byte.colon {
      position &+= 1
      return
    }
    skipSpace()
    guard next == Byte.colon else { throw syntax("a colon") }
    position &+= 1
  }

  func duplicate(at offset: Int) -> Rejection {
    Rejection(syntaxAt: offset, expected: "each member name once")
  }

  /// Which text of a table a string is; -1 for none.
  func index(of token: StringToken, in table: TextTable) -> Int {
    guard token.hasEscapes else { return table.index(of: base + token.from, token.count) }
    return unescaped(token).withUnsafeBufferPointer { table.index(of: $0) }
  }

  /// The name of the unknown member being read.
  public func name(in object: ObjectScan) -> String { text(of: object.name) }

  /// The same, to append the member to others.
  public func nameRead(in object: ObjectScan) -> NameRead { NameRead(text: name(in: object)) }

  /// Reads the value of an unknown member and keeps it as it is written.
  public mutating func keep(
    _ members: inout RawMembers, _ object: ObjectScan
  ) throws(Rejection) {
    members.append(name(in: object), try RawJSON(from: &self))
  }

  /// Reads a string that must be one of a few: its number.
  public mutating func choice(_ choice: TextChoice) throws(Rejection) -> Int {
    let index = try openChoice(choice)
    guard index >= 0 else {
      throw rejected(expected: choice.expectation, keyword: choice.keyword)
    }
    return index
  }

  /// Reads a string that may be one of a few: its number, -1 for another one.
  public mutating func openChoice(_ choice: TextChoice) throws(Rejection) -> Int {
    begin()
    guard next == Byte.quote else {
      throw mismatch(choice.expectation, keyword: choice.keyword)
    }
    return index(of: try stringToken(), in: choice.table)
  }

  /// The text of the string that was read last.
  public func lastString() -> String {
    var copy = JSONReader(UnsafeBufferPointer(start: base, count: count), depthLimit: depthLimit)
    copy.position = start
    do throws(Rejection) { return try copy.string() } catch { return "" }
  }

  /// Looks ahead for the string member that says which branch of a union an object is, and returns the
  /// branch's number, -1 for a tag that an open union does not know. Nothing is read yet.
  public mutating func tag(_ tag: UnionTag) throws(Rejection) -> Int {
    begin()
    let (from, outerDepth) = (position, depth)
    let objectStart = try openObject(keyword: tag.values.keyword)
    var isFirst = true
    while try moveToName(isFirst: isFirst) {
      isFirst = false
      let isTag = index(of: try stringToken(), in: tag.name) == 0
      try colon()
      guard isTag else {
        try skipAhead()
        continue
      }
      let index = tag.isOpen ? try openChoice(tag.values) : try choice(tag.values)
      (position, depth, start) = (from, outerDepth, from)
      return index
    }
    throw Rejection(
      offset: objectStart,
      expected: "the member \"\(tag.name.names[0])\" with \(tag.values.expectation)",
      keyword: tag.values.keyword)
  }
}

extension JSONReader {
  /// The rejection of a member that must not be there.
  public mutating func forbiddenMember() -> Rejection {
    begin()
    return rejected(expected: "no member of this name", keyword: "")
  }
}
