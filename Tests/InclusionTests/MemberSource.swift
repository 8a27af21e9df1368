import JSON
import Patterns
import Schema

/// Random values near the members of a schema, drawn from its keywords and nothing of the prover.
struct MemberSource {
  let graph: SchemaGraph
  let node: NodeID
  /// Whether members that no schema mentions are drawn as well.
  var drawsUndeclared = true
  private var random: RandomNumbers
  private var members: [JSON] = []
  /// Values that the next member may still consist of.
  private var left = 0

  init(_ graph: SchemaGraph, _ node: NodeID, seed: UInt64) {
    self.graph = graph
    self.node = node
    random = RandomNumbers(state: seed)
  }

  /// A value that the schema accepts; nil after some fruitless tries.
  mutating func member() -> JSON? {
    for _ in 0..<8 {
      left = 60
      let isNeighbour = !members.isEmpty && random.chance(3)
      let value =
        isNeighbour ? mutated(random.pick(members), depth: 0) : value(of: [node], depth: 0)
      guard graph.isValid(value, at: node) == true else { continue }
      if members.count < 50 { members.append(value) }
      return value
    }
    return nil
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
    case .anyOf(let nodes), .oneOf(let nodes): pending.append(random.pick(nodes))
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
    let scale = Rational(Integer(1), over: Integer(isWhole ? 1 : random.pick([1, 2, 10, 100])))
    let value = start + Rational(random.below(11) - 5) * scale
    return JSONNumber(value).map { .number($0) } ?? 0
  }

  private mutating func string(_ facets: Facets) -> JSON {
    if !facets.patterns.isEmpty, !random.chance(6) {
      let pattern = random.pick(facets.patterns)
      let budget = Language.Budget(patternStates: 2_000, states: 2_000, steps: 200_000)
      if let language = try? Language.searching(pattern, budget: budget),
        let some = try? language.firstMembers(
          40, lengthAtLeast: 0, lengthAtMost: nil, budget: budget), !some.isEmpty
      {
        return .string(random.pick(some))
      }
    }
    if random.chance(3) { return random.pick(Self.texts) }
    let length = facets.lengths.isEmpty ? random.below(4) : random.pick(facets.lengths)
    let letters = (0..<min(max(length + random.below(3) - 1, 0), 300)).map { _ in
      random.pick(["a", "b", "Z", "0", "é", "😀", "-", " "])
    }
    return .string(letters.joined())
  }

  private mutating func array(_ facets: Facets, _ depth: Int) -> JSON {
    let count = max(facets.minItems, random.chance(3) ? 0 : random.below(4))
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
    if drawsUndeclared || facets.members.isEmpty, random.chance(3) {
      names.append(Name(random.pick(["a", "b", "x", "", "é", "0"])))
    }
    if !facets.patternMembers.isEmpty, random.chance(2),
      let pattern = random.pick(facets.patternMembers).pattern.pattern,
      let language = try? Language.searching(pattern),
      let some = try? language.firstMembers(
        10, lengthAtLeast: 0, lengthAtMost: nil, budget: Language.Budget()), !some.isEmpty
    {
      names.append(Name(random.pick(some)))
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

  /// A value with one part made another.
  private mutating func mutated(_ value: JSON, depth: Int) -> JSON {
    guard depth < 8, !random.chance(3) else { return random.pick(Self.simple + Self.texts) }
    switch value {
    case .array(var items) where !items.isEmpty:
      let index = random.below(items.count)
      if random.chance(4) {
        items.append(items[index])
      } else {
        items[index] = mutated(items[index], depth: depth + 1)
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
    default: return random.pick(Self.simple)
    }
  }

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

/// Random numbers that are the same in every run (SplitMix64).
struct RandomNumbers {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(count, 1))) }

  /// True once in so many times.
  mutating func chance(_ count: Int) -> Bool { below(count) == 0 }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
