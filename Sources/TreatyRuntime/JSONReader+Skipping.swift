extension JSONReader {
  /// Checks the value of a member that is not kept.
  public mutating func skipMember() throws(Rejection) { try skipValue() }

  /// Moves behind a value that is read later.
  ///
  /// Unions in unions look ahead at the same values again and again: once that is more than the text,
  /// values are looked at once only.
  mutating func skipAhead() throws(Rejection) {
    skipSpace()
    if jumpsToEnd() { return }
    let from = position
    try skipValue()
    scouted &+= position &- from
    if ends == nil, scouted > 4 &* count { ends = [:] }
  }

  /// Moves behind a value that is left out. Each time the text is read it is left out again, and looked at
  /// the first time only: then it is known where it ends.
  mutating func skipLeftOut() throws(Rejection) {
    skipSpace()
    let from = position
    if jumpsToEnd() { jumped &+= position &- from } else { try skipValue() }
  }

  /// Moves behind an array or object when it is known where it ends.
  private mutating func jumpsToEnd() -> Bool {
    guard let end = ends?[position] else { return false }
    position = end
    return true
  }

  /// Checks the value that comes next and moves behind it, without recursion.
  mutating func skipValue() throws(Rejection) {
    /// For each open object where its names begin in `names`; -1 for an open array.
    var open: [Int] = []
    var names: [StringToken] = []
    /// Where what is open begins, when ends are remembered.
    var starts: [Int] = []
    while true {
      begin()
      switch next {
      case Byte.openBrace:
        try enter()
        open.append(names.count)
        if try moveToName(isFirst: true) {
          if ends != nil { starts.append(start) }
          try skipName(&names)
          continue
        }
        open.removeLast()
      case Byte.openBracket:
        try enter()
        skipSpace()
        if next == Byte.closeBracket {
          position &+= 1
          depth &-= 1
        } else {
          open.append(-1)
          if ends != nil { starts.append(start) }
          continue
        }
      case Byte.quote: _ = try stringToken()
      case UInt8(ascii: "n"): _ = try null()
      case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
      case Byte.minus, Byte.zero...Byte.nine: try skipNumber()
      default: throw syntax("a value")
      }
      try closeContainers(&open, &names, &starts)
      if open.isEmpty { return }
    }
  }

  /// After a value: closes what ends here, and moves to the next value of what stays open.
  private mutating func closeContainers(
    _ open: inout [Int], _ names: inout [StringToken], _ starts: inout [Int]
  ) throws(Rejection) {
    while let innermost = open.last {
      if innermost >= 0 {
        if try moveToName(isFirst: false) {
          try skipName(&names)
          return
        }
        if names.count - innermost > 1 { try refuseDuplicates(names[innermost...]) }
        names.removeSubrange(innermost...)
      } else {
        guard try endsArray(isFirst: false) else { return }
      }
      open.removeLast()
      if !starts.isEmpty { ends?[starts.removeLast()] = position }
    }
  }

  private mutating func skipName(_ names: inout [StringToken]) throws(Rejection) {
    names.append(try stringToken())
    try colon()
  }

  /// Moves to the next item of an array that is not left out; false at its end, which it moves behind.
  mutating func moveToItem(isFirst: Bool) throws(Rejection) -> Bool {
    guard try !endsArray(isFirst: isFirst) else { return false }
    while !leftOut.isEmpty {
      begin()
      guard leftOut.contains(position) else { return true }
      try skipLeftOut()
      guard try !endsArray(isFirst: false) else { return false }
    }
    return true
  }

  /// Moves to the next item of an array; true at its end, which it moves behind.
  mutating func endsArray(isFirst: Bool) throws(Rejection) -> Bool {
    skipSpace()
    if next == Byte.closeBracket {
      position &+= 1
      depth &-= 1
      return true
    }
    if !isFirst {
      guard next == Byte.comma else { throw syntax("a comma or the end of the array") }
      position &+= 1
    }
    return false
  }

  /// Refuses names that occur twice: pair by pair when they are few, else through a hash table.
  func refuseDuplicates(_ names: ArraySlice<StringToken>) throws(Rejection) {
    if names.count > 8 {
      var seen: Set<[UInt8]> = []
      for name in names where !seen.insert(unescaped(name)).inserted {
        throw duplicate(at: name.from - 1)
      }
      return
    }
    for later in names.indices.dropFirst() {
      for earlier in names.startIndex..<later where areSame(names[earlier], names[later]) {
        throw duplicate(at: names[later].from - 1)
      }
    }
  }

  private func areSame(_ left: StringToken, _ right: StringToken) -> Bool {
    if left.hasEscapes || right.hasEscapes { return unescaped(left) == unescaped(right) }
    return left.count == right.count && sameBytes(base + left.from, base + right.from, left.count)
  }
}
