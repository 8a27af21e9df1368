extension Scan {
  /// Reads a number with its exact text.
  mutating func number() throws(Fault) -> JSONNumber {
    let start = at
    do throws(Numeral.Fault) {
      let numeral = try Numeral(bytes, at: start)
      at = numeral.end
      return JSONNumber(
        text: String(decoding: slice(start, at), as: UTF8.self), numeral: numeral)
    } catch {
      switch error {
      case .notANumber(let offset, let message): throw Fault(offset: offset, message: message)
      case .tooLarge:
        throw Fault(
          offset: start,
          message: "This number has more than \(Numeral.greatestPower + 1) digits before its "
            + "point, and is too large to be kept.")
      case .tooFine:
        throw Fault(
          offset: start,
          message: "This number has more than \(Numeral.decimalPlaces) decimal places, "
            + "too many to be kept.")
      }
    }
  }

  private func slice(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// Reads a text in quotes; the first quote is at hand.
  mutating func string() throws(Fault) -> String {
    let start = at + 1
    var seen: UInt8 = 0
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        at = index + 1
        return try text(slice(start, index), at: start, isASCII: seen < 0x80)
      }
      if byte == UInt8(ascii: "\\") {
        return try escapedString(from: start, firstEscape: index)
      }
      guard byte >= 0x20 else { throw control(byte, at: index) }
      seen |= byte
      index += 1
    }
    throw Fault(offset: at, message: "This text is never closed; a \" is missing.")
  }

  private func text(
    _ slice: UnsafeBufferPointer<UInt8>, at start: Int, isASCII: Bool
  ) throws(Fault) -> String {
    if isASCII { return String(decoding: slice, as: UTF8.self) }
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw notUTF8(from: start)
    }
    return text
  }

  private func control(_ byte: UInt8, at offset: Int) -> Fault {
    let what =
      byte == 0x0A || byte == 0x0D ? "A line break" : "The control character \(hexadecimal(byte))"
    return Fault(
      offset: offset, message: "\(what) inside a text must be written as an escape such as \\n.")
  }

  private func notUTF8(from start: Int) -> Fault {
    var offset = start
    var decoder = UTF8.ForwardParser()
    var rest = bytes[start...].makeIterator()
    while case .valid(let scalar) = decoder.parseScalar(from: &rest) { offset += scalar.count }
    return Fault(
      offset: offset, message: "The byte \(hexadecimal(bytes[offset])) is no UTF-8 here.")
  }

  private mutating func escapedString(
    from start: Int, firstEscape: Int
  ) throws(Fault) -> String {
    var text: [UInt8] = []
    var run = start
    var index = firstEscape
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        text += slice(run, index)
        at = index + 1
        guard let text = String(validating: text, as: UTF8.self) else {
          throw notUTF8(from: start)
        }
        return text
      }
      guard byte >= 0x20 else { throw control(byte, at: index) }
      if byte == UInt8(ascii: "\\") {
        text += slice(run, index)
        index = try escape(at: index, into: &text)
        run = index
      } else {
        index += 1
      }
    }
    throw Fault(offset: at, message: "This text is never closed; a \" is missing.")
  }

  /// Appends what an escape stands for and returns where it ends.
  private func escape(at index: Int, into text: inout [UInt8]) throws(Fault) -> Int {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(next)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): return try unicodeEscape(at: index, into: &text)
    default:
      throw Fault(
        offset: index, message: "JSON has no such escape; write \\\\ for a backslash.")
    }
    return index + 2
  }

  private func unicodeEscape(at index: Int, into text: inout [UInt8]) throws(Fault) -> Int {
    let unit = try fourDigits(at: index)
    var code = UInt32(unit)
    var end = index + 6
    if UTF16.isLeadSurrogate(unit), end + 1 < bytes.count,
      bytes[end] == UInt8(ascii: "\\"), bytes[end + 1] == UInt8(ascii: "u")
    {
      let trail = try fourDigits(at: end)
      if UTF16.isTrailSurrogate(trail) {
        code = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
        end += 6
      }
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw Fault(
        offset: index, message: "Half of a surrogate pair is no character; both halves are needed.")
    }
    text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    return end
  }

  private func fourDigits(at index: Int) throws(Fault) -> UInt16 {
    var unit: UInt16 = 0
    for offset in index + 2..<index + 6 {
      guard offset < bytes.count, let digit = hexadecimalValue(bytes[offset]) else {
        throw Fault(offset: index, message: "Four hexadecimal digits must follow \\u.")
      }
      unit = unit << 4 | digit
    }
    return unit
  }

  private func hexadecimalValue(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
