import JSON
import Schema

/// Pairs of random small schemas, the same in every run: one and an edit of it, or two that are related
/// some other way. They use most keywords of their dialect, and meet in few names and values.
struct RandomSchemas {
  let dialect: Dialect
  private var random: RandomNumbers

  init(_ dialect: Dialect, seed: UInt64) {
    self.dialect = dialect
    random = RandomNumbers(state: seed)
  }

  private var hasBooleans: Bool { dialect != .draft04 }
  private var isNew: Bool { dialect == .draft2019 || dialect == .draft2020 }
  private var hasConditions: Bool { isNew || dialect == .draft07 }

  mutating func pair() -> (old: JSON, new: JSON) {
    let old = schema(depth: random.pick([1, 2, 2, 3]))
    switch random.below(20) {
    case 0..<12: return (old, edited(old))
    case 12, 13: return (["allOf": [old, schema(depth: 2)]], old)
    case 14, 15: return (old, ["anyOf": [schema(depth: 1), old, schema(depth: 1)]])
    case 16: return (old, ["oneOf": [old, schema(depth: 1)]])
    case 17: return (old, ["not": ["not": old]])
    case 18: return (recursive(old), recursive(edited(old)))
    default: return (old, schema(depth: 2))
    }
  }

  /// Three schemas, each of the later ones mostly made from the one before by widening it.
  mutating func triple() -> [JSON] {
    let first = schema(depth: random.pick([1, 2, 2, 3]))
    let second = following(first)
    return [first, second, following(second)]
  }

  private mutating func following(_ schema: JSON) -> JSON {
    switch random.below(10) {
    case 0..<6: edited(schema)
    case 6: ["anyOf": [self.schema(depth: 1), schema]]
    case 7: ["not": ["not": schema]]
    case 8: ["allOf": [schema, self.schema(depth: 1)]]
    default: self.schema(depth: 2)
    }
  }

  private func recursive(_ schema: JSON) -> JSON {
    let keyword: Name = isNew ? "$defs" : "definitions"
    let reference: JSON = ["$ref": .string("#/\(keyword)/d")]
    let inner: JSON = ["anyOf": [schema, ["type": "object", "properties": ["a": reference]]]]
    return .object(
      JSONObject([
        JSONMember(name: "allOf", value: [reference]),
        JSONMember(name: keyword, value: ["d": inner]),
      ]))
  }

  private mutating func schema(depth: Int) -> JSON {
    if hasBooleans, random.chance(16) { return .bool(!random.chance(3)) }
    var members: [JSONMember] = []
    for _ in 0..<(depth <= 0 ? 1 : 1 + random.below(3)) { add(to: &members, depth: depth) }
    return .object(JSONObject(members))
  }

  private mutating func schemas(_ depth: Int, _ most: Int) -> JSON {
    .array((0..<(1 + random.below(most))).map { _ in schema(depth: depth - 1) })
  }

  /// The schema with one keyword somewhere dropped or replaced.
  private mutating func edited(_ schema: JSON, depth: Int = 0) -> JSON {
    guard case .object(let object) = schema, object.count > 0 else { return self.schema(depth: 1) }
    var members = object.members
    let index = random.below(members.count)
    let member = members[index]
    if depth < 3, !random.chance(3), let inner = inside(member, depth) {
      members[index] = JSONMember(name: member.name, value: inner)
    } else if random.chance(3) {
      members.remove(at: index)
    } else {
      add(to: &members, depth: 1)
    }
    return .object(JSONObject(members))
  }

  /// The value of a keyword with one of its schemas edited; nil when it has none.
  private mutating func inside(_ member: JSONMember, _ depth: Int) -> JSON? {
    switch (member.name, member.value) {
    case ("enum", _), ("const", _), ("required", _), ("type", _), ("dependentRequired", _),
      ("dependencies", _):
      return nil
    case ("properties", .object(let named)), ("patternProperties", .object(let named)),
      ("dependentSchemas", .object(let named)):
      guard named.count > 0 else { return nil }
      var members = named.members
      let index = random.below(members.count)
      members[index] = JSONMember(
        name: members[index].name, value: edited(members[index].value, depth: depth + 1))
      return .object(JSONObject(members))
    case (_, .array(var items)) where !items.isEmpty:
      let index = random.below(items.count)
      items[index] = edited(items[index], depth: depth + 1)
      return .array(items)
    case (_, .object): return edited(member.value, depth: depth + 1)
    default: return nil
    }
  }
}

private func decimal(_ text: String) -> JSON { JSONNumber(text).map { .number($0) } ?? 0 }

extension RandomSchemas {
  private static let names: [Name] = ["a", "b", "c", "ab"]
  private static let patterns: [JSON] = ["^a", "b$", "^[a-b]+$", "^.{2}$", "c", "^a|b$"]
  private static let types: [JSON] = [
    "null", "boolean", "integer", "number", "string", "array", "object",
  ]
  private static let values: [JSON] = [
    .null, true, false, 0, 1, 2, 3, decimal("1.5"), -1, 10, "", "a", "b", "ab", "abc", [], [1],
    [1, 1],
    [1, "a"], .object(JSONObject([])), ["a": 1], ["a": 1, "b": 2], ["b": .null],
    decimal("0.5"), [[]], [1, 2, 3], ["c": "a"], ["ab": []],
  ]
  private static let bounds: [JSON] = [0, 1, 2, decimal("1.5"), 3]
  private static let divisors: [JSON] = [1, 2, decimal("0.5"), 3, decimal("1.5")]
  private static let plain: [Name] = [
    "type", "types", "enum", "bound", "bound", "multipleOf", "length", "pattern", "required",
    "size", "count", "uniqueItems",
  ]
  private static let nested: [Name] = [
    "properties", "properties", "patternProperties", "additionalProperties", "items", "tuple",
    "allOf", "anyOf", "oneOf", "not",
  ]

  private mutating func add(to members: inout [JSONMember], depth: Int) {
    var kinds = Self.plain
    if hasBooleans { kinds.append("const") }
    if isNew { kinds.append("dependentRequired") }
    if depth > 0 {
      kinds += Self.nested
      if hasBooleans { kinds += ["contains", "propertyNames"] }
      if hasConditions { kinds.append("if") }
      kinds +=
        isNew
        ? ["dependentSchemas", "unevaluatedProperties", "unevaluatedItems", "minContains"]
        : ["dependencies"]
    }
    for (name, value) in keyword(random.pick(kinds), depth) {
      members.removeAll { $0.name == name }
      members.append(JSONMember(name: name, value: value))
    }
  }

  private mutating func keyword(_ kind: Name, _ depth: Int) -> [(Name, JSON)] {
    switch kind {
    case "type": return [("type", random.pick(Self.types))]
    case "types": return [("type", .array(some(Self.types, 3)))]
    case "enum": return [("enum", .array(some(Self.values, 5)))]
    case "const": return [("const", random.pick(Self.values))]
    case "bound":
      let plain: [Name] = ["minimum", "maximum"]
      let names = hasBooleans ? plain + ["exclusiveMinimum", "exclusiveMaximum"] : plain
      return [(random.pick(names), random.pick(Self.bounds))]
    case "multipleOf": return [("multipleOf", random.pick(Self.divisors))]
    case "length": return [(random.pick(["minLength", "maxLength"] as [Name]), count)]
    case "size": return [(random.pick(["minProperties", "maxProperties"] as [Name]), count)]
    case "count": return [(random.pick(["minItems", "maxItems"] as [Name]), count)]
    case "pattern": return [("pattern", random.pick(Self.patterns))]
    case "required": return [("required", names(2))]
    case "uniqueItems": return [("uniqueItems", true)]
    case "dependentRequired": return [("dependentRequired", named { [$0.names(1)] })]
    case "dependencies":
      return [
        (
          "dependencies",
          named { [$0.random.chance(2) ? $0.names(1) : $0.schema(depth: depth - 1)] }
        )
      ]
    default: return applicator(kind, depth)
    }
  }

  private mutating func applicator(_ kind: Name, _ depth: Int) -> [(Name, JSON)] {
    switch kind {
    case "properties", "dependentSchemas":
      return [(kind, named { some in (0..<2).map { _ in some.schema(depth: depth - 1) } })]
    case "patternProperties":
      let pattern = Name(random.pick(Self.patterns).string ?? "")
      let member = JSONMember(name: pattern, value: schema(depth: depth - 1))
      return [(kind, .object(JSONObject([member])))]
    case "additionalProperties", "unevaluatedProperties", "unevaluatedItems":
      return [(kind, random.chance(2) ? false : schema(depth: depth - 1))]
    case "tuple":
      if dialect == .draft2020 { return [("prefixItems", schemas(depth, 2))] }
      var keywords: [(Name, JSON)] = [("items", schemas(depth, 2))]
      if random.chance(2) { keywords.append(("additionalItems", schema(depth: depth - 1))) }
      return keywords
    case "allOf", "anyOf", "oneOf": return [(kind, schemas(depth, 3))]
    case "minContains":
      return [
        ("contains", schema(depth: depth - 1)),
        (random.pick(["minContains", "maxContains"] as [Name]), count),
      ]
    case "if":
      var keywords: [(Name, JSON)] = [("if", schema(depth: depth - 1))]
      if !random.chance(3) { keywords.append(("then", schema(depth: depth - 1))) }
      if !random.chance(3) { keywords.append(("else", schema(depth: depth - 1))) }
      return keywords
    default: return [(kind, schema(depth: depth - 1))]
    }
  }

  private var count: JSON {
    mutating get { random.pick([0, 1, 2, 3]) }
  }

  private mutating func names(_ most: Int) -> JSON {
    .array(some(Self.names.map { .string($0.text) }, most))
  }

  /// Some names with a value each.
  private mutating func named(_ values: (inout Self) -> [JSON]) -> JSON {
    let values = values(&self)
    let start = random.below(Self.names.count)
    return .object(
      JSONObject(
        values.enumerated().map { index, value in
          JSONMember(name: Self.names[(start + index) % Self.names.count], value: value)
        }))
  }

  /// At least one and at most so many different ones.
  private mutating func some(_ all: [JSON], _ most: Int) -> [JSON] {
    var result: [JSON] = []
    for _ in 0...random.below(most) {
      let value = random.pick(all)
      if !result.contains(value) { result.append(value) }
    }
    return result
  }
}
