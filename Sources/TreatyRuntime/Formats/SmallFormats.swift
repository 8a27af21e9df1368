/// Durations of RFC 3339, appendix A: units follow each other without a gap. Counts are of any size.
enum DurationFormat {
  static func accepts(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    guard rest.popFirst() == UInt8(ascii: "P") else { return false }
    var units = units(&rest)
    if units == "W".utf8.map({ $0 }) { return rest.isEmpty }
    guard isRun(units, of: "YMD") else { return false }
    let hasDate = !units.isEmpty
    guard rest.popFirst() != nil else { return hasDate }
    units = Self.units(&rest)
    return rest.isEmpty && !units.isEmpty && isRun(units, of: "HMS")
  }

  /// The letters behind numbers, up to `T` or the end; a text with something else is not read to either.
  private static func units(_ text: inout ArraySlice<UInt8>) -> [UInt8] {
    var units: [UInt8] = []
    while let first = text.first, first != UInt8(ascii: "T") {
      let digits = text.prefix(while: \.isDigit)
      guard !digits.isEmpty, let unit = text.dropFirst(digits.count).first else { return [0] }
      units.append(unit)
      text = text.dropFirst(digits.count + 1)
    }
    return units
  }

  private static func isRun(_ units: [UInt8], of order: String) -> Bool {
    let order = Array(order.utf8)
    guard let first = units.first else { return true }
    guard let start = order.firstIndex(of: first) else { return false }
    return order[start...].starts(with: units)
  }
}

/// JSON Pointers (RFC 6901), from the root or from a value inside.
enum PointerFormats {
  static func isPointer(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    guard first == UInt8(ascii: "/") else { return false }
    for (index, byte) in zip(text.indices, text) where byte == UInt8(ascii: "~") {
      let next = index + 1 < text.endIndex ? text[index + 1] : 0
      guard next == UInt8(ascii: "0") || next == UInt8(ascii: "1") else { return false }
    }
    return true
  }

  static func isRelative(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = text.prefix(while: \.isDigit)
    guard !digits.isEmpty, digits.count == 1 || digits.first != Byte.zero else { return false }
    let rest = text.dropFirst(digits.count)
    return rest.elementsEqual([UInt8(ascii: "#")]) || isPointer(rest)
  }
}
