/// Escapes outside and inside of classes.
extension Parser {
  /// What a class atom or an escape stands for.
  enum Atom {
    case scalar(UInt32)
    case set(ScalarSet)

    var set: ScalarSet {
      switch self {
      case .scalar(let value): ScalarSet(value)
      case .set(let set): set
      }
    }
  }

  /// Reads what follows a backslash outside of a class.
  mutating func atomEscape(at start: Int) throws(PatternSyntaxError) -> Expression {
    guard let scalar = peek else {
      throw failure("nothing follows this “\\”; write “\\\\” for the character", at: start)
    }
    switch scalar {
    case "b":
      position += 1
      return .assertion(.wordBoundary)
    case "B":
      position += 1
      return .assertion(.notWordBoundary)
    case "1"..."9":
      if let reference = try backReference(at: start) { return reference }
    case "k":
      if isUnicode || hasNamedGroups { return try namedReference(at: start) }
      if peek(1) == "<" { throw ambiguous("\\k<", at: start) }
    default: break
    }
    return .set(try characterEscape(inClass: false, at: start).set)
  }

  private mutating func backReference(
    at start: Int
  ) throws(PatternSyntaxError) -> Expression? {
    let place = position
    if let index = decimal(), index <= totalGroups { return .backReference(index: index) }
    guard !isUnicode else {
      throw failure("there is no group of this number; correct it", at: start)
    }
    position = place
    return nil
  }

  private mutating func namedReference(at start: Int) throws(PatternSyntaxError) -> Expression {
    position += 1
    guard take("<") else {
      throw failure("“\\k” must be followed by a group's name in “<>”", at: start)
    }
    pendingNames.append((try groupName(), start))
    return .backReference(index: -(pendingNames.count - 1))
  }

  /// Reads the escapes that stand for a scalar or for a set, in a class and outside.
  mutating func characterEscape(
    inClass: Bool, at start: Int
  ) throws(PatternSyntaxError) -> Atom {
    guard let scalar = next() else {
      throw failure("nothing follows this “\\”; write “\\\\” for the character", at: start)
    }
    switch scalar {
    case "d": return .set(.digits)
    case "D": return .set(.notDigits)
    case "w": return .set(.word)
    case "W": return .set(.notWord)
    case "s": return .set(.space)
    case "S": return .set(.notSpace)
    case "t": return .scalar(0x09)
    case "n": return .scalar(0x0A)
    case "v": return .scalar(0x0B)
    case "f": return .scalar(0x0C)
    case "r": return .scalar(0x0D)
    case "c": return try controlEscape(inClass: inClass, at: start)
    case "0"..."9": return try numericEscape(scalar, inClass: inClass, at: start)
    case "x":
      if let value = hexadecimal(digits: 2) { return .scalar(value) }
      return try identityEscape(scalar, inClass: inClass, at: start)
    case "u":
      if let value = try unicodeEscape(allowBraces: isUnicode, at: start) { return .scalar(value) }
      if peek == "{" { throw ambiguous("\\u{", at: start) }
      return try identityEscape(scalar, inClass: inClass, at: start)
    case "p", "P":
      guard isUnicode else {
        if peek == "{" { throw ambiguous("\\\(scalar){", at: start) }
        return .scalar(scalar.value)
      }
      let set = try property(at: start)
      return .set(scalar == "P" ? set.inverted : set)
    default: return try identityEscape(scalar, inClass: inClass, at: start)
    }
  }

  private func identityEscape(
    _ scalar: Unicode.Scalar, inClass: Bool, at start: Int
  ) throws(PatternSyntaxError) -> Atom {
    guard isUnicode else { return .scalar(scalar.value) }
    switch scalar {
    case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/":
      return .scalar(scalar.value)
    case "-" where inClass: return .scalar(scalar.value)
    default:
      throw failure("“\\\(scalar)” is no escape; remove the “\\”", at: start)
    }
  }

  private mutating func controlEscape(
    inClass: Bool, at start: Int
  ) throws(PatternSyntaxError) -> Atom {
    if let letter = peek {
      let isControl =
        letter.isASCIILetter
        || (inClass && !isUnicode && (letter.decimalDigit != nil || letter == "_"))
      if isControl {
        position += 1
        return .scalar(letter.value % 32)
      }
    }
    guard !isUnicode else { throw failure("“\\c” must be followed by a letter", at: start) }
    position -= 1  // Annex B: the backslash stands for itself, and “c” comes next.
    return .scalar(0x5C)
  }

  private mutating func numericEscape(
    _ first: Unicode.Scalar, inClass: Bool, at start: Int
  ) throws(PatternSyntaxError) -> Atom {
    if first == "0", peek?.decimalDigit == nil { return .scalar(0) }
    guard !isUnicode else {
      throw failure("octal escapes do not exist; write “\\x” and two hexadecimal digits", at: start)
    }
    guard let digit = first.decimalDigit, digit < 8 else { return .scalar(first.value) }
    var value = UInt32(digit)
    let longest = digit < 4 ? 2 : 1
    for _ in 0..<longest {
      guard let more = peek?.decimalDigit, more < 8 else { break }
      value = value * 8 + UInt32(more)
      position += 1
    }
    return .scalar(value)
  }

  /// Reads what follows `\u`; surrogates that form a pair become the scalar they encode.
  mutating func unicodeEscape(
    allowBraces: Bool, at start: Int
  ) throws(PatternSyntaxError) -> UInt32? {
    if allowBraces, take("{") {
      var value: UInt32 = 0
      let digits = position
      while let digit = peek?.hexadecimalDigit, value <= 0x10FFFF {
        value = value * 16 + digit
        position += 1
      }
      guard position > digits, value <= 0x10FFFF, take("}") else {
        throw failure(
          "“\\u{…}” takes a hexadecimal number up to 10FFFF and a closing “}”", at: start)
      }
      return value
    }
    guard let lead = hexadecimal(digits: 4) else { return nil }
    guard (0xD800...0xDFFF).contains(lead) else { return lead }
    let place = position
    if lead < 0xDC00, take("\\"), take("u"), let trail = hexadecimal(digits: 4),
      (0xDC00...0xDFFF).contains(trail)
    {
      return 0x10000 + (lead - 0xD800) << 10 + (trail - 0xDC00)
    }
    position = place
    guard isUnicode else { throw ambiguous("half a surrogate pair", at: start) }
    return lead
  }

  private func ambiguous(_ what: String, at start: Int) -> PatternSyntaxError {
    failure(
      "the rest of this pattern is legal only without the “u” flag, where “\(what)” means "
        + "something else; correct the other escapes first",
      at: start, isUnsupported: true)
  }
}
