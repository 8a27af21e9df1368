/// What must be true of an object's members for it to belong to each branch of a union.
///
/// Of each two branches something contradicts the other, so that no object fits both: one look at the
/// members says which branch remains, and that one reads the object.
public struct UnionMembers: Sendable {
  /// What one branch asks of the members that tell branches apart.
  public struct Branch: Sendable {
    let required: [String]
    let refused: [String]
    let values: [(name: String, texts: [String])]

    /// Members that must be there, that must not, and the values, as JSON texts, of some of them.
    public init(
      with required: [String] = [], without refused: [String] = [],
      values: [(String, [String])] = []
    ) {
      self.required = required
      self.refused = refused
      self.values = values.map { (name: $0.0, texts: $0.1) }
    }
  }

  /// What a member says about branches, one bit for each.
  struct Member {
    /// Branches that demand the member, and that refuse it.
    var demanding: UInt64 = 0
    var refusing: UInt64 = 0
    /// Branches that say nothing about its value.
    var indifferent: UInt64
    /// Branches that allow a value.
    var values: [(value: ParsedValue, allowing: UInt64)] = []
  }

  let names: TextTable
  let members: [Member]
  let branches: [Branch]
  let keyword: String

  /// Branches in order; at most 64, and as many members. `keyword` is the schema keyword that a refusal names.
  public init(keyword: String, _ branches: [Branch]) {
    self.keyword = keyword
    self.branches = branches
    var numbers: [ExactText: Int] = [:]
    var texts: [String] = []
    for branch in branches {
      for name in branch.required + branch.refused + branch.values.map(\.name)
      where numbers[ExactText(name)] == nil {
        numbers[ExactText(name)] = texts.count
        texts.append(name)
      }
    }
    let all = branches.count == 64 ? UInt64.max : (1 << UInt64(branches.count)) - 1
    var members = texts.map { _ in Member(indifferent: all) }
    for (index, branch) in branches.enumerated() {
      let bit: UInt64 = 1 << UInt64(index)
      for name in branch.required { members[numbers[ExactText(name)] ?? 0].demanding |= bit }
      for name in branch.refused { members[numbers[ExactText(name)] ?? 0].refusing |= bit }
      for (name, texts) in branch.values {
        members[numbers[ExactText(name)] ?? 0].add(texts, allowedBy: bit)
      }
    }
    names = TextTable(texts)
    self.members = members
  }

  /// What a refusal says was expected.
  var expectation: String {
    let shown = branches.prefix(6).map(\.words).joined(separator: "; or ")
    let more = branches.count > 6 ? "; or \(branches.count - 6) more" : ""
    return "an object \(shown)\(more)"
  }
}

extension UnionMembers.Member {
  fileprivate mutating func add(_ texts: [String], allowedBy bit: UInt64) {
    indifferent &= ~bit
    for value in texts.map({ SchemaRules.parsed($0) }) {
      if let known = values.firstIndex(where: { $0.value == value }) {
        values[known].allowing |= bit
      } else {
        values.append((value, bit))
      }
    }
  }
}

extension UnionMembers.Branch {
  fileprivate var words: String {
    let plain = required.filter { name in
      !values.contains { $0.name.hasSameBytes(as: name) }
    }
    let parts =
      plain.map { "\"\($0)\"" }
      + values.map { value in
        "\"\(value.name)\": " + value.texts.prefix(6).joined(separator: " or ")
          + (value.texts.count > 6 ? " or \(value.texts.count - 6) more" : "")
      }
    let with = parts.isEmpty ? "" : "with " + parts.joined(separator: ", ")
    let without = refused.map { "\"\($0)\"" }.joined(separator: ", ")
    return [with, without.isEmpty ? "" : "without " + without].filter { !$0.isEmpty }
      .joined(separator: " and ")
  }
}

extension JSONReader {
  /// Looks ahead at the members of an object for the branch of a union that it belongs to: its number.
  /// Nothing is read yet.
  public mutating func branch(of union: UnionMembers) throws(Rejection) -> Int {
    begin()
    let (from, outerDepth) = (position, depth)
    let objectStart = try openObject(keyword: union.keyword)
    var candidates: UInt64 =
      union.branches.count == 64 ? .max : (1 << UInt64(union.branches.count)) - 1
    var seen: UInt64 = 0
    var isFirst = true
    while candidates.nonzeroBitCount > 1, try moveToName(isFirst: isFirst) {
      isFirst = false
      let index = index(of: try stringToken(), in: union.names)
      try colon()
      if index >= 0 {
        let member = union.members[index]
        seen |= 1 << UInt64(index)
        candidates &= ~member.refusing
        if !member.values.isEmpty {
          candidates &= member.indifferent | (try allowing(member))
          continue
        }
      }
      try skipAhead()
    }
    // Nothing is missed where the end was not reached: only one branch was left, or none.
    if candidates.nonzeroBitCount > 1 {
      for (index, member) in union.members.enumerated() where seen & (1 << UInt64(index)) == 0 {
        candidates &= ~member.demanding
      }
    }
    guard candidates != 0 else {
      throw Rejection(
        offset: objectStart, expected: union.expectation, keyword: union.keyword)
    }
    (position, depth, start) = (from, outerDepth, from)
    return candidates.trailingZeroBitCount
  }

  /// The branches that name the value that comes next; only scalars have names.
  private mutating func allowing(_ member: UnionMembers.Member) throws(Rejection) -> UInt64 {
    switch kind() {
    case .object, .array:
      try skipAhead()
      return 0
    default:
      let value = try parsedValue()
      return member.values.first { $0.value == value }?.allowing ?? 0
    }
  }
}
