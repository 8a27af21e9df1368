/// Regular expressions of ECMA-262, section 22.2.1, as with the `u` flag.
///
/// Only the form is read, so groups may nest as deeply as they like.
struct PatternFormat {
  /// What is wrong with a text.
  enum Fault: Error { case isNoPattern }

  /// What a quantifier would follow.
  private enum Previous { case nothing, atom, unrepeatable }

  var rest: ArraySlice<Unicode.Scalar>
  /// Whether a property is named that may be one of a later Unicode.
  var namesUnknownProperty = false
  private var previous = Previous.nothing
  /// For each open group whether it looks around.
  private var groups: [Bool] = []
  private let groupCount: Int
  private var names: Set<[Unicode.Scalar]> = []
  private var references: Set<[Unicode.Scalar]> = []

  /// Whether a text is a pattern; nil when it may be one.
  static func accepts(_ text: String) -> Bool? {
    var format = PatternFormat(Array(text.unicodeScalars))
    do throws(Fault) {
      try format.read()
      return format.namesUnknownProperty ? nil : true
    } catch {
      return false
    }
  }

  private init(_ scalars: [Unicode.Scalar]) {
    rest = scalars[...]
    groupCount = Self.countGroups(in: scalars)
  }

  /// Groups must be counted first: `\2` may stand before the second group.
  private static func countGroups(in scalars: [Unicode.Scalar]) -> Int {
    var count = 0
    var isInClass = false
    var rest = scalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\": rest = rest.dropFirst()
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass:
        let isNamed =
          rest.starts(with: ["?", "<"]) && !rest.starts(with: ["?", "<", "="])
          && !rest.starts(with: ["?", "<", "!"])
        if rest.first != "?" || isNamed { count += 1 }
      default: break
      }
    }
    return count
  }

  private mutating func read() throws(Fault) {
    while let scalar = rest.popFirst() {
      switch scalar {
      case "|": previous = .nothing
      case "^", "$": previous = .unrepeatable
      case "(":
        groups.append(try opensAssertion())
        previous = .nothing
      case ")":
        guard let isAssertion = groups.popLast() else { throw .isNoPattern }
        previous = isAssertion ? .unrepeatable : .atom
      case "[":
        try readClass()
        previous = .atom
      case "\\": previous = try escapeIsAtom() ? .atom : .unrepeatable
      case "*", "+", "?", "{":
        guard case .atom = previous else { throw .isNoPattern }
        if scalar == "{" { try readCounts() }
        _ = take("?")
        previous = .unrepeatable
      case "}", "]": throw .isNoPattern
      default: previous = .atom
      }
    }
    guard groups.isEmpty, references.isSubset(of: names) else { throw .isNoPattern }
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Reads what makes a group a special one; whether it looks around.
  private mutating func opensAssertion() throws(Fault) -> Bool {
    guard take("?") else { return false }
    if take(":") { return false }
    if take("=") || take("!") { return true }
    guard take("<") else { throw .isNoPattern }
    if take("=") || take("!") { return true }
    guard names.insert(try groupName()).inserted else { throw .isNoPattern }
    return false
  }

  /// Reads `n}`, `n,}` or `n,m}`.
  private mutating func readCounts() throws(Fault) {
    let minimum = try digits()
    if take("}") { return }
    guard take(",") else { throw .isNoPattern }
    if take("}") { return }
    let maximum = try digits()
    let isOrdered =
      minimum.count == maximum.count
      ? !maximum.lexicographicallyPrecedes(minimum) : minimum.count < maximum.count
    guard take("}"), isOrdered else { throw .isNoPattern }
  }

  /// Decimal digits without the zeros before them.
  private mutating func digits() throws(Fault) -> ArraySlice<Unicode.Scalar> {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty else { throw .isNoPattern }
    rest = rest.dropFirst(digits.count)
    return digits.drop { $0 == "0" }
  }

  /// Reads what follows a backslash outside of a class; whether it can be repeated.
  private mutating func escapeIsAtom() throws(Fault) -> Bool {
    switch rest.first {
    case "b", "B":
      rest = rest.dropFirst()
      return false
    case .some("1"..."9"):
      let number = try digits()
      guard number.count < 18, number.reduce(0, { $0 * 10 + Int($1.value) - 48 }) <= groupCount
      else { throw .isNoPattern }
    case "k":
      rest = rest.dropFirst()
      guard take("<") else { throw .isNoPattern }
      references.insert(try groupName())
    default: _ = try escape(inClass: false)
    }
    return true
  }

  /// The name of a group, up to its `>`.
  private mutating func groupName() throws(Fault) -> [Unicode.Scalar] {
    var name: [Unicode.Scalar] = []
    while let scalar = rest.popFirst() {
      if scalar == ">" {
        guard !name.isEmpty else { break }
        return name
      }
      var part = scalar
      if scalar == "\\" {
        guard take("u"), let decoded = Unicode.Scalar(try codePoint()) else { break }
        part = decoded
      }
      let continues =
        name.isEmpty
        ? part.properties.isIDStart
        : part.properties.isIDContinue || part.value == 0x200C || part.value == 0x200D
      guard part == "$" || part == "_" || continues else { break }
      name.append(part)
    }
    throw .isNoPattern
  }
}
