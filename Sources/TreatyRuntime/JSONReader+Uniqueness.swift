extension JSONReader {
  /// Refuses an array two of whose items are equal as JSON values: `1` and `1.0` are.
  @inlinable
  public mutating func uniqueArray<Item>(
    minItems: Int = 0, maxItems: Int = .max,
    _ read: (inout JSONReader) throws(Rejection) -> Item
  ) throws(Rejection) -> [Item] {
    _ = kind()
    let offset = valueStart
    let items = try array(minItems: minItems, maxItems: maxItems, read)
    if items.count > 1 { try refuseEqualItems(startingAt: offset) }
    return items
  }

  /// Reads an array that was read before once more, and refuses equal items.
  public func refuseEqualItems(startingAt offset: Int) throws(Rejection) {
    let used = Int((stackStart - Self.stackAddress()).magnitude)
    var scout = JSONReader(
      UnsafeBufferPointer(start: base, count: count), depthLimit: .max,
      stackLimit: max(0, stackLimit - used))
    scout.position = offset
    try scout.beginArray()
    var seen: Set<[UInt8]> = []
    var isFirst = true
    while try scout.item(isFirst: isFirst) {
      isFirst = false
      var bytes: [UInt8] = []
      try scout.appendCanonical(to: &bytes)
      guard seen.insert(bytes).inserted else {
        throw Rejection(
          offset: scout.start, expected: "no item that equals an earlier one",
          keyword: "uniqueItems")
      }
    }
  }

  /// Appends a text that is the same for equal values only; leaves `start` at the value.
  private mutating func appendCanonical(to bytes: inout [UInt8]) throws(Rejection) {
    begin()
    let from = position
    switch next {
    case Byte.quote: bytes += canonical(try stringToken())
    case Byte.openBracket:
      try beginArray()
      bytes.append(Byte.openBracket)
      var isFirst = true
      while try item(isFirst: isFirst) {
        isFirst = false
        try appendCanonical(to: &bytes)
        bytes.append(Byte.comma)
      }
      bytes.append(Byte.closeBracket)
    case Byte.openBrace: bytes += try canonicalObject()
    case Byte.minus, Byte.zero...Byte.nine:
      try skipNumber()
      let parts = Decimal(numberText)
      bytes.append(parts.isNegative ? Byte.minus : Byte.plus)
      bytes += parts.digits
      bytes += "e\(parts.exponent)".utf8
    default:
      try skipValue()
      bytes.append(base[from])
    }
    start = from
  }

  private func canonical(_ token: StringToken) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(text(of: token))
    return writer.bytes
  }

  private mutating func canonicalObject() throws(Rejection) -> [UInt8] {
    _ = try openObject()
    var members: [[UInt8]] = []
    while try moveToName(isFirst: members.isEmpty) {
      var member = canonical(try stringToken())
      try colon()
      member.append(Byte.colon)
      try appendCanonical(to: &member)
      members.append(member)
    }
    members.sort { $0.lexicographicallyPrecedes($1) }
    return [Byte.openBrace] + members.joined(separator: [Byte.comma]) + [Byte.closeBrace]
  }
}
