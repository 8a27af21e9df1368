/// Character classes and Unicode properties.
extension Parser {
  /// Reads a class after its `[`.
  mutating func characterClass(at start: Int) throws(PatternSyntaxError) -> ScalarSet {
    let isNegated = take("^")
    var spans: [ScalarSet.Span] = []
    while true {
      let place = position
      guard let scalar = next() else {
        throw failure("this class is never closed; add “]”", at: start)
      }
      if scalar == "]" { break }
      let first = try classAtom(scalar, at: place)
      guard peek == "-", peek(1) != "]", peek(1) != nil else {
        spans += first.set.spans
        continue
      }
      position += 1
      let secondPlace = position
      guard let secondScalar = next() else { continue }
      let second = try classAtom(secondScalar, at: secondPlace)
      spans += try range(from: first, to: second, at: place)
    }
    let set = ScalarSet(unordered: spans)
    return isNegated ? set.inverted : set
  }

  private mutating func classAtom(
    _ scalar: Unicode.Scalar, at place: Int
  ) throws(PatternSyntaxError) -> Atom {
    guard scalar == "\\" else { return .scalar(scalar.value) }
    if take("b") { return .scalar(0x08) }
    return try characterEscape(inClass: true, at: place)
  }

  private func range(
    from first: Atom, to second: Atom, at place: Int
  ) throws(PatternSyntaxError) -> [ScalarSet.Span] {
    guard case .scalar(let lower) = first, case .scalar(let upper) = second else {
      guard !isUnicode else {
        throw failure("a range ends in single characters; write “\\-” for the character", at: place)
      }
      return first.set.spans + second.set.spans + ScalarSet(0x2D).spans
    }
    guard lower <= upper else {
      throw failure("this range is out of order; swap its ends", at: place)
    }
    return [ScalarSet.Span(lower: lower, upper: upper)]
  }

  /// Reads `{…}` after `\p`.
  mutating func property(at start: Int) throws(PatternSyntaxError) -> ScalarSet {
    guard take("{") else {
      throw failure("“\\p” must be followed by a property in braces, as in “\\p{L}”", at: start)
    }
    var name = ""
    var value: String?
    while let scalar = next() {
      switch scalar {
      case "}":
        switch UnicodeProperty.set(name: name, value: value) {
        case .found(let set): return set
        case .unknown:
          throw failure(
            "“\(name)\(value.map { "=" + $0 } ?? "")” is no Unicode property that ECMA-262 has; "
              + "names are case-sensitive, as in “Letter”, “Lu”, “Script=Greek”",
            at: start, isUnsupported: true)
        }
      case "=" where value == nil: value = ""
      default:
        if value == nil {
          name.unicodeScalars.append(scalar)
        } else {
          value?.unicodeScalars.append(scalar)
        }
      }
    }
    throw failure("this property is never closed; add “}”", at: start)
  }
}
