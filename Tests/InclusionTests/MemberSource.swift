import JSON
import Patterns
import Schema

/// Random values near the members of a schema, drawn from its keywords and nothing of the prover.
struct MemberSource {
  let graph: SchemaGraph
  let node: NodeID
  /// Whether members that no schema mentions are drawn as well.
  var drawsUndeclared = true
  /// The way to the schema that every other member shall have a value of.
  var way: Way?
  private var followsWay = false
  private var random: RandomNumbers
  private var members: [JSON] = []
  /// Values that the next member may still consist of.
  private var left = 0
  /// Texts that each pattern finds something in.
  private var found: [String: [String]] = [:]

  init(_ graph: SchemaGraph, _ node: NodeID, seed: UInt64) {
    self.graph = graph
    self.node = node
    random = RandomNumbers(state: seed)
  }

  /// A value that the schema accepts; nil after some fruitless tries.
  mutating func member() -> JSON? {
    for _ in 0..<8 {
      left = random.pick([8, 20, 60])
      followsWay = random.chance(2)
      let isNeighbour = !members.isEmpty && random.chance(3)
      let value =
        isNeighbour ? mutated(random.pick(members), depth: 0) : value(of: [node], depth: 0)
      guard graph.isValid(value, at: node) == true else { continue }
      if members.count < 50 || random.chance(20) { add(value) }
      return value
    }
    return nil
  }

  /// Draws neighbours of this member as well.
  mutating func add(_ member: JSON) {
    if members.count < 50 {
      members.append(member)
    } else {
      members[random.below(50)] = member
    }
  }

  private mutating func value(of nodes: [NodeID], depth: Int) -> JSON {
    var facets = Facets()
    var pending = nodes
    while let next = pending.popLast(), facets.looks < 60 {
      facets.looks += 1
      guard case .keywords(let entries) = graph[next].form else { continue }
      for entry in entries { collect(entry.keyword, into: &facets, &pending) }
    }
    if !facets.values.isEmpty, !random.chance(12) { return random.pick(facets.values) }
    left -= 1
    guard depth < 12, left > 0 else { return random.pick(Self.simple) }
    let type = self.type(of: facets)
    switch type {
    case .null: return .null
    case .boolean: return .bool(random.chance(2))
    case .integer, .fraction: return number(facets, isWhole: type == .integer)
    case .string: return string(facets)
    case .array: return array(facets, depth)
    default: return object(facets, depth)
    }
  }

  private mutating func collect(
    _ keyword: Keyword, into facets: inout Facets, _ pending: inout [NodeID]
  ) {
    switch keyword {
    case .type(let types): facets.types.formIntersection(types)
    case .enumeration(let values): facets.values = values
    case .constant(let value): facets.values = [value]
    case .minimum(let number, _), .maximum(let number, _), .multipleOf(let number):
      facets.numbers.append(number)
      if case .multipleOf = keyword { facets.multiples.append(number) }
      facets.hints.formUnion(.number)
    case .minLength(let count), .maxLength(let count):
      facets.lengths.append(count)
      facets.hints.formUnion(.string)
    case .pattern(let text):
      if let pattern = text.pattern { facets.patterns.append(pattern) }
      facets.hints.formUnion(.string)
    case .minItems(let count): facets.minItems = max(facets.minItems, min(count, 40))
    case .prefixItems(let nodes):
      facets.prefix = nodes
      facets.hints.formUnion(.array)
    case .items(let node, _), .unevaluatedItems(let node):
      facets.items.append(node)
      facets.hints.formUnion(.array)
    case .contains(let node, let minimum, _, _):
      facets.contained += Array(repeating: node, count: min(minimum, 5))
    case .properties(let named):
      facets.members += named.map { ($0.name, $0.schema) }
      facets.hints.formUnion(.object)
    case .required(let names): facets.required += names
    case .dependentRequired(let dependents):
      for each in dependents where random.chance(2) { facets.required += each.required }
    case .patternProperties(let patterns):
      facets.patternMembers += patterns
      facets.hints.formUnion(.object)
    case .additionalProperties(let node), .unevaluatedProperties(let node):
      facets.others.append(node)
    case .allOf(let nodes): pending += nodes
    case .anyOf(let nodes), .oneOf(let nodes): pending.append(alternative(nodes))
    case .reference(let target), .dynamicReference(let target, _): pending.append(target)
    case .conditional(let condition, let consequence, let alternative):
      if random.chance(2) {
        pending += [condition] + [consequence].compactMap { $0 }
      } else {
        pending += [alternative].compactMap { $0 }
      }
    default: return
    }
  }

  private mutating func type(of facets: Facets) -> TypeSet {
    let all: [TypeSet] = [.null, .boolean, .integer, .fraction, .string, .array, .object]
    let hinted = facets.types.intersection(facets.hints)
    let wanted = hinted.isEmpty || random.chance(8) ? facets.types : hinted
    let types = all.filter { !$0.isDisjoint(with: wanted) }
    return types.isEmpty ? random.pick(all) : random.pick(types)
  }

  private mutating func number(_ facets: Facets, isWhole: Bool) -> JSON {
    let start =
      facets.numbers.isEmpty || random.chance(4) ? 0 : random.pick(facets.numbers).rational
    let scale = Rational(
      Integer(1), over: Integer(isWhole ? 1 : random.pick([1, 2, 10, 100, 1_000_000])))
    let reach = random.chance(3) ? random.pick([100, 10_000, 9_000_000]) : 5
    let unit = facets.multiples.isEmpty ? scale : random.pick(facets.multiples).rational
    let value =
      (facets.multiples.isEmpty ? start : 0) + Rational(random.below(2 * reach + 1) - reach) * unit
    return JSONNumber(value).map { .number($0) } ?? 0
  }

  private mutating func string(_ facets: Facets) -> JSON {
    if !facets.patterns.isEmpty, !random.chance(6) {
      let some = texts(of: facets.patterns, facets.lengths)
      if !some.isEmpty { return .string(random.pick(some)) }
    }
    if random.chance(3) { return random.pick(Self.texts) }
    let length = facets.lengths.isEmpty ? random.below(8) : random.pick(facets.lengths)
    let letters = (0..<min(max(length + random.below(3) - 1, 0), 300)).map { _ in
      random.pick(Self.letters)
    }
    return .string(letters.joined())
  }

  /// Texts that all patterns find something in, or one of them when that is hard to say; some of them
  /// about as long as wanted.
  private mutating func texts(of patterns: [Pattern], _ lengths: [Int]) -> [String] {
    let least = lengths.isEmpty || random.chance(2) ? 0 : min(random.pick(lengths), 200)
    let some = random.chance(8) ? [random.pick(patterns)] : patterns
    let key = some.map(\.source).joined(separator: "\n") + "\n\(least)"
    if let known = found[key] { return known }
    let budget = Language.Budget(patternStates: 2_000, states: 2_000, steps: 200_000)
    var language = some.first.flatMap { try? Language.searching($0, budget: budget) }
    for pattern in some.dropFirst() {
      guard let one = language, let other = try? Language.searching(pattern, budget: budget) else {
        continue
      }
      language = (try? one.intersection(other, budget: budget)) ?? language
    }
    let count = Depth.isDeep ? 2_000 : 120
    let texts = try? language?.firstMembers(count, lengthAtLeast: least, budget: budget)
    found[key] = texts ?? []
    return texts ?? []
  }

  private mutating func array(_ facets: Facets, _ depth: Int) -> JSON {
    let isOnWay = followsWay && way?.leads(through: facets.items + facets.prefix) == true
    let least = isOnWay ? 1 : 0
    let count = max(facets.minItems, random.chance(3) ? least : max(least, random.below(4)))
    var items: [JSON] = []
    for index in 0..<count {
      let nodes = index < facets.prefix.count ? [facets.prefix[index]] : facets.items
      items.append(value(of: nodes, depth: depth + 1))
    }
    for node in facets.contained {
      items.append(value(of: facets.items + [node], depth: depth + 1))
    }
    return .array(items)
  }

  private mutating func object(_ facets: Facets, _ depth: Int) -> JSON {
    var names = facets.required.filter { _ in !random.chance(40) }
    let optional = depth > 4 ? 20 : max(2, facets.members.count / 4)
    for member in facets.members where random.chance(optional) { names.append(member.name) }
    names += approach(facets.members)
    if drawsUndeclared || facets.members.isEmpty, random.chance(3) {
      names.append(Name(random.pick(["a", "b", "x", "", "é", "0"])))
    }
    if !facets.patternMembers.isEmpty, random.chance(2),
      let pattern = random.pick(facets.patternMembers).pattern.pattern
    {
      let some = texts(of: [pattern], [])
      if !some.isEmpty { names.append(Name(random.pick(some))) }
    }
    var members: [JSONMember] = []
    for name in names where !members.contains(where: { $0.name == name }) {
      var nodes = facets.members.filter { $0.name == name }.map(\.schema)
      for each in facets.patternMembers {
        if case .yes? = each.pattern.pattern?.matches(name.text) { nodes.append(each.schema) }
      }
      if nodes.isEmpty { nodes = facets.others }
      members.append(JSONMember(name: name, value: value(of: nodes, depth: depth + 1)))
    }
    return .object(JSONObject(members))
  }

  /// The name of the member that the way leads through, most times.
  private mutating func approach(_ members: [(name: Name, schema: NodeID)]) -> [Name] {
    guard followsWay, let way, !random.chance(5) else { return [] }
    return way.nearest(members.map(\.schema)).map { [members[$0].name] } ?? []
  }

  private mutating func alternative(_ nodes: [NodeID]) -> NodeID {
    guard followsWay, let way, !random.chance(5) else { return random.pick(nodes) }
    return way.nearest(nodes).map { nodes[$0] } ?? random.pick(nodes)
  }

  /// A value with one part made another.
  private mutating func mutated(_ value: JSON, depth: Int) -> JSON {
    guard depth < 8, !random.chance(4) else {
      // A whole member as a part of another one: that is how values of recursive schemas grow.
      return random.pick(random.chance(3) ? members : Self.simple + Self.texts)
    }
    switch value {
    case .array(var items) where !items.isEmpty:
      let index = random.below(items.count)
      switch random.below(5) {
      case 0: items.append(items[index])
      case 1: items.remove(at: index)
      default: items[index] = mutated(items[index], depth: depth + 1)
      }
      return .array(items)
    case .object(let object) where object.count > 0:
      var members = object.members
      let index = random.below(members.count)
      if random.chance(4) {
        members.remove(at: index)
      } else {
        members[index] = JSONMember(
          name: members[index].name, value: mutated(members[index].value, depth: depth + 1))
      }
      return .object(JSONObject(members))
    case .number(let number):
      let step = Rational(random.below(7) - 3)
      return JSONNumber(number.rational + step).map { .number($0) } ?? 0
    case .string(let text) where random.chance(2): return .string(text + random.pick(Self.letters))
    case .string(let text): return .string(String(text.dropLast()))
    default: return random.pick(Self.simple)
    }
  }

  private static let letters = ["a", "b", "Z", "0", "é", "😀", "-", " "]
  private static let simple: [JSON] = [
    .null, true, false, 0, 1, -1, 2, 100, "", "a", [], .object(JSONObject([])), [0], ["a"],
  ]
  private static let texts: [JSON] = [
    "", "a", "A", "2020-01-01", "2020-01-01T00:00:00Z", "http://a.b/", "a@b.cd", "1.0.0", "\n", "é",
  ]
}

/// What the keywords that apply to a value suggest about it.
private struct Facets {
  var looks = 0
  var types = TypeSet.all
  var hints: TypeSet = []
  var values: [JSON] = []
  var numbers: [JSONNumber] = []
  var multiples: [JSONNumber] = []
  var lengths: [Int] = []
  var patterns: [Pattern] = []
  var minItems = 0
  var prefix: [NodeID] = []
  var items: [NodeID] = []
  var contained: [NodeID] = []
  var members: [(name: Name, schema: NodeID)] = []
  var required: [Name] = []
  var patternMembers: [PatternSchema] = []
  var others: [NodeID] = []
}
