import JSON
import Schema

/// Pairs of random schemas that refer to documents that are not at hand, and by their dynamic scope to each other;
/// and random documents that may stand at the missing places.
struct RandomUnknowns {
  let dialect: Dialect
  private var random: RandomNumbers

  static let missing = ["http://n/0", "http://n/1"]

  init(_ dialect: Dialect, seed: UInt64) {
    self.dialect = dialect
    random = RandomNumbers(state: seed)
  }

  private var definitions: Name { dialect <= .draft07 ? "definitions" : "$defs" }
  private var resources: [String] { ["p", "q"] }

  /// A schema of three resources, and one that differs from it in one of them at most.
  mutating func pair() -> (old: JSON, new: JSON) {
    let outer = members(2)
    var inner = resources.map { _ in members(2) }
    let anchored = (0...resources.count).map { _ in random.chance(2) }
    let old = schema(outer, inner, anchored)
    switch random.below(4) {
    case 0: return (old, schema(members(2), inner, anchored))
    case 1: return (old, schema(outer + [piece(1)], inner, anchored))
    default:
      inner[random.below(inner.count)] = members(2)
      return
        (random.chance(2)
        ? (schema(outer, inner, anchored), old) : (old, schema(outer, inner, anchored)))
    }
  }

  /// What may be at the missing places.
  mutating func documents() -> [String: JSON] {
    var result: [String: JSON] = [:]
    for uri in Self.missing {
      let own = members(2, isWhole: true)
      result[uri] = resource(uri, own, isAnchored: random.chance(2), definitions: [])
    }
    return result
  }

  private func schema(
    _ outer: [JSONMember], _ inner: [[JSONMember]], _ anchored: [Bool]
  ) -> JSON {
    let definitions = zip(resources, inner).enumerated().map { index, named in
      JSONMember(
        name: Name(named.0),
        value: resource(named.0, named.1, isAnchored: anchored[index + 1], definitions: []))
    }
    return resource("http://x/r", outer, isAnchored: anchored[0], definitions: definitions)
  }

  /// A resource; where it is not anchored itself, something in it is, so that `$dynamicRef` has where to begin.
  private func resource(
    _ identifier: String, _ members: [JSONMember], isAnchored: Bool, definitions: [JSONMember]
  ) -> JSON {
    var all = [JSONMember(name: "$id", value: .string(identifier))]
    var definitions = definitions
    if dialect == .draft2019, isAnchored {
      all.append(JSONMember(name: "$recursiveAnchor", value: true))
    }
    if dialect == .draft2020 {
      if isAnchored {
        all.append(JSONMember(name: "$dynamicAnchor", value: "n"))
      } else {
        definitions.append(JSONMember(name: "x", value: ["$dynamicAnchor": "n"]))
      }
    }
    var seen: Set<Name> = []
    all += members.filter { seen.insert($0.name).inserted }
    if !definitions.isEmpty {
      all.append(JSONMember(name: self.definitions, value: .object(JSONObject(definitions))))
    }
    return .object(JSONObject(all))
  }

  private mutating func members(_ most: Int, isWhole: Bool = false) -> [JSONMember] {
    (0..<(1 + random.below(most))).map { _ in piece(2, isWhole: isWhole) }
  }

  private mutating func body(_ depth: Int, isWhole: Bool) -> JSON {
    .object(JSONObject([piece(depth, isWhole: isWhole)]))
  }

  /// One keyword; `isWhole` keeps references to missing documents out.
  private mutating func piece(_ depth: Int, isWhole: Bool = false) -> JSONMember {
    switch random.below(depth > 0 ? 12 : 6) {
    case 0:
      return JSONMember(name: "type", value: random.pick(["array", "object", "null", "integer"]))
    case 1:
      return JSONMember(name: "enum", value: random.pick([[1, .null], ["a"], [[], [.null]]]))
    case 2, 3:
      guard !isWhole else { return dynamic() }
      return JSONMember(name: "$ref", value: .string(random.pick(Self.missing + resources)))
    case 4, 5: return dynamic()
    case 6, 7: return JSONMember(name: "items", value: body(depth - 1, isWhole: isWhole))
    case 8:
      return JSONMember(name: "properties", value: ["a": body(depth - 1, isWhole: isWhole)])
    case 9: return JSONMember(name: "not", value: body(depth - 1, isWhole: isWhole))
    default:
      let parts = [body(depth - 1, isWhole: isWhole), body(depth - 1, isWhole: isWhole)]
      return JSONMember(name: random.pick(["allOf", "anyOf", "oneOf"]), value: .array(parts))
    }
  }

  private func dynamic() -> JSONMember {
    switch dialect {
    case .draft2020: JSONMember(name: "$dynamicRef", value: "#n")
    case .draft2019: JSONMember(name: "$recursiveRef", value: "#")
    case .draft04, .draft06, .draft07: JSONMember(name: "maxItems", value: 1)
    }
  }
}
