/// What a failure needs to know about the text; found by reading the text once more.
extension JSONReader {
  /// The JSON Pointer of the value, member name or gap at an offset.
  mutating func pointer(toOffset target: Int) -> String { way(toOffset: target).pointer }

  /// The JSON Pointer of what stands at an offset, and where the values begin that lead to it.
  ///
  /// The text is read once up to there, however deep it is nested.
  mutating func way(toOffset target: Int) -> (pointer: String, offsets: [Int]) {
    var steps: [WayStep] = []
    repeat {
      begin()
      if !steps.isEmpty { steps[steps.count - 1].value = position }
    } while goIn(&steps, before: target) && goOn(&steps, to: target)
    var path = ""
    for step in steps {
      if let name = step.name { path += "/" + pointerToken(text(of: name)) }
      if step.name == nil, step.value >= 0 { path += "/\(step.index)" }
    }
    return (path, steps.map(\.value).filter { $0 >= 0 })
  }

  /// Opens an array or object, or skips another value; false when the target is or stands in the value.
  private mutating func goIn(_ steps: inout [WayStep], before target: Int) -> Bool {
    guard position < target else { return false }
    switch next {
    case Byte.openBrace, Byte.openBracket:
      steps.append(WayStep(isObject: next == Byte.openBrace))
      position += 1
      return true
    default:
      // An error can only be the one being looked for.
      do throws(Rejection) { try skipValue() } catch { return false }
      return position <= target
    }
  }

  /// Moves behind a value to the next one; false when the target stands before it.
  private mutating func goOn(_ steps: inout [WayStep], to target: Int) -> Bool {
    while let step = steps.last {
      let innermost = steps.count - 1
      steps[innermost] = WayStep(isObject: step.isObject, index: step.index + 1)
      skipSpace()
      let end = step.isObject ? Byte.closeBrace : Byte.closeBracket
      guard next != end || position < target else { return false }
      do throws(Rejection) {
        let isFirst = step.index < 0
        guard try step.isObject ? moveToName(isFirst: isFirst) : !endsArray(isFirst: isFirst) else {
          steps.removeLast()
          continue
        }
        guard step.isObject else {
          steps[innermost].value = position
          return true
        }
        return try goToMember(&steps[innermost], target)
      } catch {
        return false
      }
    }
    return false
  }

  private mutating func goToMember(_ step: inout WayStep, _ target: Int) throws(Rejection) -> Bool {
    let start = position
    guard start <= target else { return false }
    let name = try stringToken()
    guard start < target else {
      step.name = name
      return false
    }
    guard position <= target else { return false }
    try colon()
    guard position <= target else { return false }
    step.name = name
    return true
  }

  /// What stands at an offset, as a noun with its article.
  mutating func description(atOffset offset: Int) -> String {
    position = min(offset, count)
    guard position < count else { return "the end of the text" }
    let start = position
    do throws(Rejection) {
      switch next {
      case Byte.openBrace: return describedObject()
      case Byte.openBracket: return describedArray()
      case Byte.quote:
        let text = excerpt(from: start, to: try endOfString())
        skipSpace()
        return (next == Byte.colon ? "the member " : "the string ") + text
      case Byte.minus, Byte.zero...Byte.nine:
        try skipNumber()
        return "the number " + excerpt(from: start, to: position)
      case UInt8(ascii: "t"), UInt8(ascii: "f"): return try bool() ? "true" : "false"
      case UInt8(ascii: "n"): return try null() ? "null" : "something else"
      default: return describedByte
      }
    } catch {
      position = start
      return describedByte
    }
  }

  private mutating func endOfString() throws(Rejection) -> Int {
    _ = try stringToken()
    return position
  }

  /// An object by the names of its members, as far as they can be read.
  private mutating func describedObject() -> String {
    var names: [String] = []
    var count = 0
    do throws(Rejection) {
      position += 1
      while try moveToName(isFirst: count == 0) {
        let start = position
        let end = try endOfString()
        if count < 6 { names.append(excerpt(from: start, to: end)) }
        count += 1
        try colon()
        try skipValue()
      }
    } catch {
      return "an object"
    }
    guard count > 0 else { return "an empty object" }
    let more = count > names.count ? " and \(count - names.count) more" : ""
    let noun = count == 1 ? "the member " : "the members "
    return "an object with " + noun + names.joined(separator: ", ") + more
  }

  /// An array by the number of its items, when it can be read.
  private mutating func describedArray() -> String {
    var count = 0
    do throws(Rejection) {
      position += 1
      while try !endsArray(isFirst: count == 0) {
        try skipValue()
        count += 1
      }
    } catch {
      return "an array"
    }
    return count == 0 ? "an empty array" : "an array of \(count) \(count == 1 ? "item" : "items")"
  }

  private func excerpt(from: Int, to end: Int) -> String {
    var shown = min(end, from + 60)
    while shown < end, base[shown] & 0xC0 == 0x80 { shown -= 1 }
    let text = String(
      decoding: UnsafeBufferPointer(start: base + from, count: shown - from), as: UTF8.self)
    return shown < end ? text + "…" : text
  }

  /// A word that JSON does not know, an escape, or one byte.
  private var describedByte: String {
    let byte = base[position]
    var end = position + 1
    let length = byte != Byte.backslash ? 20 : end < count && base[end] == UInt8(ascii: "u") ? 6 : 2
    while end < min(count, position + length), Self.isWord(base[end]) { end += 1 }
    if byte == Byte.backslash || byte == Byte.minus || Self.isWord(byte) {
      let bytes = UnsafeBufferPointer(start: base + position, count: end - position)
      return "`\(String(decoding: bytes, as: UTF8.self))`"
    }
    guard byte > Byte.space, byte < 0x7F else {
      let digits = String(byte, radix: 16, uppercase: true)
      return "the byte 0x" + (digits.utf8.count == 1 ? "0" + digits : digits)
    }
    return "`\(Character(Unicode.Scalar(byte)))`"
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

/// An array or object on the way to a place, and what the way leads to in it.
private struct WayStep {
  let isObject: Bool
  /// The number of the item.
  var index = -1
  var name: StringToken?
  /// Where the item or the value of the member begins; -1 for none.
  var value = -1
}
