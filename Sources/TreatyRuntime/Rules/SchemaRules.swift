/// What schemas ask for beyond what Swift types express, in the form that `treaty generate` writes.
///
/// Each entry is a schema as JSON text, reduced to the keywords that assert, with its place under
/// `$at`; references name the places of other entries. It is read once, when a value is first checked.
public struct SchemaRules: Sendable {
  private(set) var nodes: [RuleNode] = []
  /// How many of the nodes are entries: they come first.
  let entryCount: Int
  /// What tells these rules from others.
  let identity = Identity()
  private var entries: [ExactText: Int] = [:]
  /// The schemas that dynamic references of a name lead to, by the resource in scope.
  private(set) var anchors: [ExactText: [ExactText: Int]] = [:]

  /// Rules from the text of each entry, the patterns they use, and the places of dynamic anchors as
  /// `resource`, `anchor`, `place`.
  public init(
    _ schemas: [String], patterns: [TextPattern] = [],
    anchors: [(resource: String, name: String, place: String)] = []
  ) {
    var table: [ExactText: TextPattern] = [:]
    for pattern in patterns { table[ExactText(pattern.source)] = pattern }
    let values = schemas.map { Self.parsed($0) }
    for (index, value) in values.enumerated() {
      entries[ExactText(Self.key(of: value))] = index
    }
    var compilation = RuleCompilation(entries: entries, patterns: table, entryCount: values.count)
    for (index, value) in values.enumerated() { compilation.compileEntry(index, value) }
    nodes = compilation.nodes
    entryCount = values.count
    for anchor in anchors {
      guard let node = entries[ExactText(anchor.place)] else { continue }
      self.anchors[ExactText(anchor.resource), default: [:]][ExactText(anchor.name)] = node
    }
    // A dynamic reference looks for the resources on the way, so that every step has to be taken.
    if self.anchors.isEmpty {
      for index in nodes.indices { nodes[index].leadsTo = target(of: index) }
    }
  }

  /// Where references lead to that stand alone; nil for what is none, or leads in a circle.
  private func target(of index: Int) -> Int? {
    var target = index
    for _ in nodes.indices {
      guard nodes[target].rules.count == 1, case .reference(let next) = nodes[target].rules[0].rule
      else { return target == index ? nil : target }
      target = next
    }
    return nil
  }

  /// Tells rules from each other.
  final class Identity: Sendable {}

  /// The check of an entry, by the place of its schema.
  public subscript(_ place: String) -> SchemaCheck {
    guard let node = entries[ExactText(place)] else {
      preconditionFailure("The generated rules have no entry \(place).")
    }
    return SchemaCheck(rules: self, node: node)
  }

  private static func key(of entry: ParsedValue) -> String {
    guard case .text(let key)? = (entry.member("$key") ?? entry.member("$at"))?.form else {
      return ""
    }
    return key
  }

  /// The text is generated, and therefore well-formed.
  static func parsed(_ text: String) -> ParsedValue {
    var text = text
    return text.withUTF8 { bytes in
      var reader = JSONReader(bytes, depthLimit: .max)
      do throws(Rejection) {
        return try reader.parsedValue()
      } catch {
        preconditionFailure("A generated rule is no JSON: \(error.details.expected)")
      }
    }
  }
}

/// The check of one schema.
public struct SchemaCheck: Sendable {
  let rules: SchemaRules
  let node: Int

  /// Whether the schema accepts a value, without the reason where it does not.
  func judge(_ value: ParsedValue, _ memory: CheckMemory) -> Judgement {
    var evaluation = RuleEvaluation(rules, memory)
    return evaluation.judge(value, node)
  }
}

extension JSONReader {
  /// Refuses the value that comes next unless a schema accepts it. Nothing is read yet.
  public mutating func check(_ check: SchemaCheck) throws(Rejection) {
    let (value, memory) = try upcomingValue()
    var evaluation = RuleEvaluation(check.rules, memory)
    guard evaluation.accepts(value, check.node) else { throw evaluation.rejection(of: value) }
  }

  /// Reads a value that a schema must accept.
  public mutating func checked<Value>(
    _ check: SchemaCheck, _ read: (inout JSONReader) throws(Rejection) -> Value
  ) throws(Rejection) -> Value {
    try self.check(check)
    return try read(&self)
  }

  /// Which of the branches of a union the value that comes next belongs to: the only one of `oneOf`, the
  /// first one of `anyOf`. Nothing is read yet.
  public mutating func branch(of union: UnionBranches) throws(Rejection) -> Int {
    let (value, memory) = try upcomingValue()
    var found: Int?
    for (index, check) in union.checks.enumerated() {
      let judgement = check.judge(value, memory)
      guard union.isExclusive ? judgement.isPossible : judgement.isSure else { continue }
      guard union.isExclusive else { return index }
      guard found == nil else {
        let fitting = union.checks.indices.filter {
          union.checks[$0].judge(value, memory).isPossible
        }
        throw Rejection(
          offset: value.offset,
          expected: UnionBranches.expectation(fitting, of: union.checks.count), keyword: "oneOf")
      }
      found = index
    }
    if let found, union.checks[found].judge(value, memory).isSure { return found }
    throw Rejection(
      offset: value.offset, expected: "a value that fits \(union.noun) branches",
      keyword: union.isExclusive ? "oneOf" : "anyOf",
      branches: union.checks.map { check in
        var evaluation = RuleEvaluation(check.rules, memory, unionDepth: 1)
        _ = evaluation.accepts(value, check.node)
        return evaluation.rejection(of: value)
      })
  }

  /// The value that comes next, and what is known of it. A value within one that was looked at before is
  /// a part of that one, so that each is read into memory once.
  private mutating func upcomingValue() throws(Rejection) -> (ParsedValue, CheckMemory) {
    begin()
    let memory = memory ?? CheckMemory()
    self.memory = memory
    if let value = memory.value(at: position) { return (value, memory) }
    let (from, outerDepth) = (position, depth)
    let value = try parsedValue()
    memory.begin(value, end: position)
    (position, depth, start) = (from, outerDepth, from)
    return (value, memory)
  }
}

/// The branches of a union that only their schemas tell apart.
public struct UnionBranches: Sendable {
  let checks: [SchemaCheck]
  let isExclusive: Bool

  /// Branches in order; exactly one must accept when the union is exclusive.
  public init(_ checks: [SchemaCheck], isExclusive: Bool) {
    self.checks = checks
    self.isExclusive = isExclusive
  }

  /// What a value that fits several branches of `oneOf` was expected to be.
  static func expectation(_ fitting: [Int], of count: Int) -> String {
    let names = fitting.map { "/oneOf/\($0)" }
    let list = names.dropLast().joined(separator: ", ") + " and " + names.suffix(1).joined()
    return "a value that fits only one of the \(count) branches, not \(list) at once"
  }

  var noun: String {
    isExclusive ? "exactly one of the \(checks.count)" : "one of the \(checks.count)"
  }
}
