import JSON

/// Pairs of which the new side breaks through members that are only known by sets of names: *not new*
/// then asks for some member named so and some member named so, which may be one member or may not,
/// where few may occur.
struct RandomNameDemands {
  private var random: RandomNumbers

  init(seed: UInt64) { random = RandomNumbers(state: seed) }

  mutating func pair() -> (old: JSON, new: JSON) {
    var atoms: [JSON] = []
    for _ in 0...random.below(3) { atoms.append(atom()) }
    return (old(), ["anyOf": .array(atoms)])
  }

  private mutating func old() -> JSON {
    var members = [JSONMember(name: "type", value: "object")]
    if random.chance(2) { members.append(.init(name: "maxProperties", value: count)) }
    if random.chance(3) { members.append(.init(name: "minProperties", value: count)) }
    if random.chance(2) {
      let names: JSON = ["pattern": random.pick(["^[abc]{1,2}$", "^[ab]*$", "^a?b?c?$"] as [JSON])]
      members.append(.init(name: "propertyNames", value: names))
    }
    if random.chance(3) { members.append(.init(name: "patternProperties", value: byPattern)) }
    if random.chance(3) {
      members.append(.init(name: "required", value: [random.pick(["a", "b"] as [JSON])]))
    }
    return .object(JSONObject(members))
  }

  private mutating func atom() -> JSON {
    guard random.chance(3) else { return ["patternProperties": byPattern] }
    switch random.below(3) {
    case 0: return ["propertyNames": ["maxLength": 1]]
    case 1: return ["propertyNames": ["minLength": 2]]
    default: return ["propertyNames": ["pattern": random.pick(Self.patterns)]]
    }
  }

  private var byPattern: JSON {
    mutating get {
      let pattern = Name(random.pick(Self.patterns).string ?? "")
      return .object(JSONObject([.init(name: pattern, value: random.pick(Self.values))]))
    }
  }

  private var count: JSON {
    mutating get { random.pick([1, 2]) }
  }

  private static let patterns: [JSON] = [
    "^a", "b$", "a.b", "^.$", "b", "^[ab]$", "^a?b$", "c", "^[abc]$", "^(a|ab)$", "^.b",
  ]
  private static let values: [JSON] = [
    ["type": "integer"], ["type": "string"], false, ["not": ["type": "null"]],
  ]
}
