/// Reading scalars, numbers, quantifiers and group names.
extension Parser {
  func peek(_ distance: Int) -> Unicode.Scalar? {
    position + distance < scalars.count ? scalars[position + distance] : nil
  }

  var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func next() -> Unicode.Scalar? {
    guard position < scalars.count else { return nil }
    position += 1
    return scalars[position - 1]
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  func failure(
    _ message: String, at offset: Int? = nil, isUnsupported: Bool = false
  ) -> PatternSyntaxError {
    PatternSyntaxError(
      source: source, offset: offset ?? position, message: message, isUnsupported: isUnsupported)
  }

  /// Reads `*`, `+`, `?`, `{n}`, `{n,}` or `{n,m}` with its laziness mark.
  ///
  /// Under Annex B a brace that starts no quantifier is left for `atom` to read.
  mutating func quantifier() throws(PatternSyntaxError) -> Expression.Repetition? {
    let start = position
    guard let scalar = peek else { return nil }
    let bounds: (Int, Int?)
    switch scalar {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{":
      guard let braced = braces() else {
        position = start
        guard isUnicode else { return nil }
        throw failure(
          "“{” starts a count such as “{2}”, “{2,}” or “{2,5}”; write “\\{” for the character")
      }
      bounds = braced
      position -= 1
    default: return nil
    }
    position += 1
    if let maximum = bounds.1, maximum < bounds.0 {
      throw failure("the numbers of this count are out of order; swap them", at: start)
    }
    let isLazy = take("?")
    return Expression.Repetition(minimum: bounds.0, maximum: bounds.1, isGreedy: !isLazy)
  }

  private mutating func braces() -> (Int, Int?)? {
    position += 1
    guard let minimum = decimal() else { return nil }
    if take("}") { return (minimum, minimum) }
    guard take(",") else { return nil }
    if take("}") { return (minimum, nil) }
    guard let maximum = decimal(), take("}") else { return nil }
    return (minimum, maximum)
  }

  /// A decimal number; what does not fit is as good as the greatest number.
  mutating func decimal() -> Int? {
    var value: Int?
    while let scalar = peek, let digit = scalar.decimalDigit {
      let (product, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(digit)
      value = overflow || carry ? Int.max / 16 : sum
      position += 1
    }
    return value
  }

  /// Exactly so many hexadecimal digits, or nothing is read.
  mutating func hexadecimal(digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for distance in 0..<digits {
      guard let digit = peek(distance)?.hexadecimalDigit else { return nil }
      value = value * 16 + digit
    }
    position += digits
    return value
  }

  /// The name in `(?<name>` or `\k<name>`, after its `<`.
  mutating func groupName() throws(PatternSyntaxError) -> [Unicode.Scalar] {
    let start = position
    var name: [Unicode.Scalar] = []
    while let scalar = next() {
      if scalar == ">" {
        guard !name.isEmpty else { throw failure("the group's name is missing", at: start) }
        return name
      }
      var part = scalar
      if scalar == "\\" {
        guard take("u"), let code = try unicodeEscape(allowBraces: true, at: position - 2),
          let decoded = Unicode.Scalar(code)
        else { throw failure("a group name is made of letters, digits, “$” and “_”", at: start) }
        part = decoded
      }
      let isAllowed =
        part == "$" || part == "_"
        || (name.isEmpty ? part.properties.isIDStart : part.properties.isIDContinue)
        || (!name.isEmpty && (part.value == 0x200C || part.value == 0x200D))
      guard isAllowed else {
        throw failure("a group name is made of letters, digits, “$” and “_”", at: position - 1)
      }
      name.append(part)
    }
    throw failure("the group's name is never closed; add “>”", at: start)
  }

  /// Puts numbers for names in back-references.
  func resolvingNames(in expression: Expression) throws(PatternSyntaxError) -> Expression {
    guard !pendingNames.isEmpty else { return expression }
    var numbers: [Int] = []
    for pending in pendingNames {
      guard let index = groupNames[pending.name] else {
        throw failure("no group has this name; correct it", at: pending.offset)
      }
      numbers.append(index)
    }
    return expression.mapBackReferences { $0 > 0 ? $0 : numbers[-$0] }
  }
}

extension Expression {
  func mapBackReferences(_ transform: (Int) -> Int) -> Expression {
    switch self {
    case .backReference(let index): .backReference(index: transform(index))
    case .capture(let inner, let index):
      .capture(inner.mapBackReferences(transform), index: index)
    case .repetition(let inner, let count):
      .repetition(inner.mapBackReferences(transform), count)
    case .look(let kind, let inner): .look(kind, inner.mapBackReferences(transform))
    case .sequence(let parts): .sequence(parts.map { $0.mapBackReferences(transform) })
    case .alternation(let parts): .alternation(parts.map { $0.mapBackReferences(transform) })
    case .empty, .set, .assertion: self
    }
  }
}

extension Unicode.Scalar {
  var decimalDigit: Int? { (0x30...0x39).contains(value) ? Int(value - 0x30) : nil }

  var hexadecimalDigit: UInt32? {
    switch value {
    case 0x30...0x39: value - 0x30
    case 0x41...0x46: value - 0x41 + 10
    case 0x61...0x66: value - 0x61 + 10
    default: nil
    }
  }

  var isASCIILetter: Bool { (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) }
}
