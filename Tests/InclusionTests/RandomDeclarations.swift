import JSON

/// Pairs whose old side declares the members of one object in several schemas: what `additionalProperties`,
/// a pattern, `unevaluatedProperties` or `items` say of a part counts together with what another
/// schema says of the same part by its name.
struct RandomDeclarations {
  private var random: RandomNumbers

  init(seed: UInt64) { random = RandomNumbers(state: seed) }

  mutating func pair() -> (old: JSON, new: JSON) {
    let old = root()
    return (old, narrowed(old))
  }

  private mutating func root() -> JSON {
    let kind = random.below(5)
    let shape = random.below(4)
    let general = placed(inner(), shape)
    let said = placed(inner(), shape)
    var named = JSONMember(name: "properties", value: object([random.pick(Self.names): said]))
    var members: [JSONMember] = []
    switch kind {
    case 0: members = [.init(name: "patternProperties", value: object(["^": general]))]
    case 1: members = [.init(name: "unevaluatedProperties", value: general)]
    case 2:
      members = [.init(name: "items", value: general)]
      named = .init(name: "prefixItems", value: [said])
    default: members = [.init(name: "additionalProperties", value: general)]
    }
    let part = JSON.object(JSONObject([named]))
    switch random.below(7) {
    case 0: members.append(.init(name: "anyOf", value: [part]))
    case 1: members.append(.init(name: "anyOf", value: [part, ["required": ["a"]]]))
    case 2: members.append(.init(name: "oneOf", value: [part]))
    case 3: members.append(.init(name: "if", value: part))
    case 4: members.append(.init(name: "dependentSchemas", value: object(["b": part])))
    default: members.append(.init(name: "allOf", value: [part]))
    }
    let schema = JSON.object(JSONObject(members))
    return random.chance(4) ? ["properties": object(["b": schema])] : schema
  }

  /// A schema, or one of a part in which it stands.
  private func placed(_ schema: JSON, _ shape: Int) -> JSON {
    switch shape {
    case 0: ["items": schema]
    case 1: ["properties": object(["c": schema])]
    default: schema
    }
  }

  private mutating func inner() -> JSON {
    var members: [Name: JSON] = [:]
    for _ in 0...random.below(2) { members[random.pick(Self.names)] = random.pick(Self.values) }
    return ["properties": object(members)]
  }

  private func object(_ members: [Name: JSON]) -> JSON {
    let sorted = members.sorted { $0.key < $1.key }
    return .object(JSONObject(sorted.map { JSONMember(name: $0.key, value: $0.value) }))
  }

  /// The schema with one of its objects narrowed.
  private mutating func narrowed(_ schema: JSON) -> JSON {
    var places: [JSONPointer] = []
    collect(schema, .root, into: &places)
    guard !places.isEmpty else { return schema }
    let place = random.pick(places)
    guard var members = schema.value(at: place)?.object?.members else { return schema }
    switch random.below(5) {
    case 0: add("maxProperties", random.pick([1, 2]), to: &members)
    case 1: add("unevaluatedProperties", false, to: &members)
    case 2:
      let own = members.first { $0.name == "properties" }?.value.object?.members ?? []
      add("propertyNames", ["enum": .array(own.map { .string($0.name.text) })], to: &members)
    case 3:
      let index = members.firstIndex { $0.name == "properties" } ?? 0
      var named = members[index].value.object?.members ?? []
      add(random.pick(Self.names), random.pick(Self.values + [false]), to: &named)
      members[index] = .init(name: "properties", value: .object(JSONObject(named)))
    default: add("additionalProperties", false, to: &members)
    }
    return replace(schema, place.tokens[...], .object(JSONObject(members)))
  }

  private func add(_ name: Name, _ value: JSON, to members: inout [JSONMember]) {
    members.removeAll { $0.name == name }
    members.append(.init(name: name, value: value))
  }

  private func collect(_ schema: JSON, _ place: JSONPointer, into places: inout [JSONPointer]) {
    switch schema {
    case .object(let object):
      if object.members.contains(where: { $0.name == "properties" && $0.value.object != nil }) {
        places.append(place)
      }
      for member in object.members {
        collect(member.value, place.appending(member.name), into: &places)
      }
    case .array(let items):
      for (index, item) in items.enumerated() {
        collect(item, place.appending(index), into: &places)
      }
    default: return
    }
  }

  private func replace(_ schema: JSON, _ way: ArraySlice<Name>, _ value: JSON) -> JSON {
    guard let name = way.first else { return value }
    switch schema {
    case .object(let object):
      return .object(
        JSONObject(
          object.members.map {
            guard $0.name == name else { return $0 }
            return JSONMember(name: name, value: replace($0.value, way.dropFirst(), value))
          }))
    case .array(let items):
      return .array(
        items.enumerated().map { index, item in
          Name(String(index)) == name ? replace(item, way.dropFirst(), value) : item
        })
    default: return schema
    }
  }

  private static let names: [Name] = ["a", "b", "c", "d"]
  private static let values: [JSON] = [[:], ["type": "integer"], ["type": "string"]]
}
