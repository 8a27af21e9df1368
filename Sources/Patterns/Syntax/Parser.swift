/// Reads a pattern by the grammar of ECMA-262, section 22.2.1, or by that of its Annex B.
///
/// Annex B keeps old patterns of the web working. Where it reads a text differently from what the
/// `u` flag would (`\p{…}`, `\u{…}`, halves of surrogate pairs), the pattern is refused instead:
/// half the readers of such a pattern would be wrong.
struct Parser {
  /// Which of the two grammars applies.
  enum Grammar: Sendable, Hashable {
    case unicode
    case annexB
  }

  /// What parsing yields.
  struct Output: Sendable {
    var expression: Expression
    var groupCount: Int
  }

  /// Deeper nesting is refused, so that no walk over an expression can exhaust the stack.
  static let maximumDepth = 200

  let source: String
  let scalars: [Unicode.Scalar]
  let grammar: Grammar
  var position = 0
  var depth = 0
  var groupCount = 0
  var groupNames: [[Unicode.Scalar]: Int] = [:]
  let totalGroups: Int
  let hasNamedGroups: Bool
  /// Places of `\k<name>` until all the names are known.
  var pendingNames: [(name: [Unicode.Scalar], offset: Int)] = []

  static func parse(
    _ source: String, grammar: Grammar
  ) throws(PatternSyntaxError) -> Output {
    var parser = Parser(source: source, grammar: grammar)
    let expression = try parser.disjunction()
    if parser.position < parser.scalars.count {
      throw parser.failure("“)” closes nothing; write “\\)” for the character")
    }
    let resolved = try parser.resolvingNames(in: expression)
    return Output(expression: resolved, groupCount: parser.groupCount)
  }

  private init(source: String, grammar: Grammar) {
    self.source = source
    self.grammar = grammar
    scalars = Array(source.unicodeScalars)
    (totalGroups, hasNamedGroups) = Self.countGroups(in: scalars)
  }

  var isUnicode: Bool { grammar == .unicode }

  /// Groups must be counted first: `\2` may stand before the second group.
  private static func countGroups(in scalars: [Unicode.Scalar]) -> (Int, Bool) {
    var count = 0
    var hasNames = false
    var inClass = false
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "\\": index += 1
      case "[": inClass = true
      case "]": inClass = false
      case "(" where !inClass:
        let isSpecial = index + 1 < scalars.count && scalars[index + 1] == "?"
        let isNamed =
          isSpecial && index + 3 < scalars.count && scalars[index + 2] == "<"
          && scalars[index + 3] != "=" && scalars[index + 3] != "!"
        if isNamed { hasNames = true }
        if isNamed || !isSpecial { count += 1 }
      default: break
      }
      index += 1
    }
    return (count, hasNames)
  }

  mutating func disjunction() throws(PatternSyntaxError) -> Expression {
    var branches = [try alternative()]
    while take("|") { branches.append(try alternative()) }
    return branches.count == 1 ? branches[0] : .alternation(branches)
  }

  private mutating func alternative() throws(PatternSyntaxError) -> Expression {
    var parts: [Expression] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      let part = try term()
      if case .empty = part { continue }
      parts.append(part)
    }
    switch parts.count {
    case 0: return .empty
    case 1: return parts[0]
    default: return .sequence(parts)
    }
  }

  private mutating func term() throws(PatternSyntaxError) -> Expression {
    let isPlainGroup = peek == "(" && peek(1) == "?" && peek(2) == ":"
    let atom = try self.atom()
    let quantifierPlace = position
    guard let count = try quantifier() else { return atom }
    if isPlainGroup { return .repetition(atom, count) }
    switch atom {
    case .assertion:
      throw failure("an assertion cannot be repeated; remove the quantifier", at: quantifierPlace)
    case .look(let look, _) where look.isBehind || isUnicode:
      throw failure(
        "a look-around assertion cannot be repeated; remove the quantifier", at: quantifierPlace)
    default:
      return .repetition(atom, count)
    }
  }

  private mutating func atom() throws(PatternSyntaxError) -> Expression {
    let start = position
    guard let scalar = next() else { return .empty }
    switch scalar {
    case "^": return .assertion(.start)
    case "$": return .assertion(.end)
    case ".": return .set(.dot)
    case "(": return try group(at: start)
    case "[": return .set(try characterClass(at: start))
    case "\\": return try atomEscape(at: start)
    case "*", "+", "?":
      throw failure("there is nothing to repeat; write “\\\(scalar)”", at: start)
    case "{":
      try refuseBrace(at: start)
      return .set(ScalarSet(scalar.value))
    case "}", "]":
      guard !isUnicode else {
        throw failure("“\(scalar)” must be written “\\\(scalar)”", at: start)
      }
      return .set(ScalarSet(scalar.value))
    default:
      return .set(ScalarSet(scalar.value))
    }
  }

  private mutating func refuseBrace(at start: Int) throws(PatternSyntaxError) {
    guard !isUnicode else { throw failure("“{” must be written “\\{”", at: start) }
    position = start
    if try quantifier() != nil {
      throw failure("there is nothing to repeat; write “\\{” for the character", at: start)
    }
    position = start + 1
  }

  private mutating func group(at start: Int) throws(PatternSyntaxError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      throw failure(
        "groups are nested more than \(Self.maximumDepth) deep; Treaty does not read that",
        at: start, isUnsupported: true)
    }
    let opening = try groupOpening(at: start)
    let inner = try disjunction()
    guard take(")") else { throw failure("this group is never closed; add “)”", at: start) }
    switch opening {
    case .plain: return inner
    case .capture(let index): return .capture(inner, index: index)
    case .look(let kind): return .look(kind, inner)
    }
  }

  private enum Opening {
    case plain
    case capture(Int)
    case look(Expression.Look)
  }

  private mutating func groupOpening(at start: Int) throws(PatternSyntaxError) -> Opening {
    guard take("?") else {
      groupCount += 1
      return .capture(groupCount)
    }
    if take(":") { return .plain }
    if take("=") { return .look(.init(isBehind: false, isNegative: false)) }
    if take("!") { return .look(.init(isBehind: false, isNegative: true)) }
    guard take("<") else {
      throw failure(
        "“(?” must be followed by “:”, “=”, “!” or “<”; flags such as “(?i)” do not exist here",
        at: start)
    }
    if take("=") { return .look(.init(isBehind: true, isNegative: false)) }
    if take("!") { return .look(.init(isBehind: true, isNegative: true)) }
    let name = try groupName()
    groupCount += 1
    guard groupNames.updateValue(groupCount, forKey: name) == nil else {
      throw failure("two groups have the same name; rename one", at: start)
    }
    return .capture(groupCount)
  }
}
