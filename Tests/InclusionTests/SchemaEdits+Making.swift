import JSON

// What an edit makes of the object at its place. The variant picks among the ways to do it.

extension JSONObject {
  static let bounds: [Name] = [
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength",
    "minItems", "maxItems", "minProperties", "maxProperties",
  ]

  private static let patterns = ["^[a-z][^ ]*$", "^[A-Za-z0-9_.-]{1,40}$", "^(a|bc)*d?$", "[0-9]"]

  func edited(_ kind: SchemaEdits.Kind, _ variant: Int) -> JSONObject? {
    switch kind {
    case .propertyAdded, .propertyRemoved, .requiredAdded, .requiredRemoved:
      editedMembers(kind, variant)
    case .valueAdded, .valueRemoved, .typeAdded, .typeRemoved: editedValues(kind, variant)
    case .boundAdded, .boundMoved, .boundRemoved: editedBound(kind, variant)
    case .patternAdded, .patternChanged:
      with("pattern", .string(Self.patterns[variant % Self.patterns.count]))
    case .patternRemoved: with("pattern", nil)
    case .described: with("description", .string("Edited \(variant)."))
    case .definitionAdded, .definitionRemoved, .definitionRenamed, .unfolded: nil
    }
  }

  private func editedMembers(_ kind: SchemaEdits.Kind, _ variant: Int) -> JSONObject? {
    let members = self["properties"]?.object?.members ?? []
    let required = self["required"]?.array ?? []
    switch kind {
    case .propertyAdded:
      let schemas: [JSON] = [
        ["type": "integer"], ["enum": ["a", "b"]], ["type": "array", "items": ["type": "string"]],
        ["type": "object", "properties": ["x": ["type": "boolean"]], "required": ["x"]],
      ]
      let added = JSONMember(name: "addedByEdit", value: schemas[variant % schemas.count])
      return with("properties", .object(JSONObject(members + [added])))
    case .propertyRemoved:
      return with("properties", .object(JSONObject(members.without(variant))))
    case .requiredAdded:
      let names = members.map { JSON.string($0.name.text) }.filter { !required.contains($0) }
      guard !names.isEmpty else { return nil }
      return with("required", .array(required + [names[variant % names.count]]))
    default:
      let left = required.without(variant)
      // An empty list is none in draft-04.
      return with("required", left.isEmpty ? nil : .array(left))
    }
  }

  private func editedValues(_ kind: SchemaEdits.Kind, _ variant: Int) -> JSONObject? {
    let values = self["enum"]?.array ?? []
    let types = self["type"].map { $0.array ?? [$0] } ?? []
    switch kind {
    case .valueAdded:
      return with("enum", .array(values + [.string("edit\(variant)")]))
    case .valueRemoved:
      return values.count > 1 ? with("enum", .array(values.without(variant))) : nil
    case .typeAdded:
      let all: [JSON] = ["null", "string", "array", "object", "number", "boolean"]
      let others = all.filter { !types.contains($0) }
      return others.isEmpty
        ? nil : with("type", .array(types + [others[variant % others.count]]))
    default:
      return with("type", types.count > 1 ? .array(types.without(variant)) : nil)
    }
  }

  private func editedBound(_ kind: SchemaEdits.Kind, _ variant: Int) -> JSONObject? {
    let present = Self.bounds.filter { self[$0]?.number != nil }
    switch kind {
    case .boundAdded:
      let types = self["type"].map { $0.array ?? [$0] } ?? []
      let added = types.flatMap { Self.addable[$0.string ?? ""] ?? [] }.filter {
        self[$0.0] == nil
      }
      guard !added.isEmpty else { return nil }
      return with(added[variant % added.count].0, added[variant % added.count].1)
    case .boundMoved:
      let name = present[variant % present.count]
      guard let number = self[name]?.number else { return nil }
      let isUp = variant < 6 || number.rational == 0
      let moved = isUp ? number.rational + 1 : number.rational - 1
      return JSONNumber(moved).map { with(name, .number($0)) }
    default: return with(present[variant % present.count], nil)
    }
  }

  private static let addable: [String: [(Name, JSON)]] = [
    "string": [("minLength", 2), ("maxLength", 40)],
    "integer": [("minimum", 0), ("maximum", 1_000)],
    "number": [("minimum", 0), ("maximum", 1_000)],
    "array": [("minItems", 1), ("maxItems", 20)],
    "object": [("maxProperties", 7), ("minProperties", 1)],
  ]

  /// The object with one member replaced, added or dropped.
  private func with(_ name: Name, _ value: JSON?) -> JSONObject {
    guard let value else { return JSONObject(members.filter { $0.name != name }) }
    guard self[name] != nil else {
      return JSONObject(members + [JSONMember(name: name, value: value)])
    }
    return JSONObject(
      members.map { $0.name == name ? JSONMember(name: name, value: value) : $0 })
  }
}

extension Array {
  /// All but one of them.
  fileprivate func without(_ variant: Int) -> [Element] {
    enumerated().filter { $0.offset != variant % Swift.max(count, 1) }.map(\.element)
  }
}
