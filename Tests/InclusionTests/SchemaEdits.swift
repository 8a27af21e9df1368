import JSON

/// Edits that people make to schemas, at places all over a document.
struct SchemaEdits {
  let root: JSON
  private let sites: [Site]

  /// A place and a kind of edit that is possible there.
  struct Site {
    let kind: Kind
    let place: JSONPointer
  }

  enum Kind: String, CaseIterable {
    case propertyAdded, propertyRemoved, valueAdded, valueRemoved, boundMoved, patternAdded
    case patternChanged, requiredAdded, requiredRemoved, typeAdded, typeRemoved, definitionChanged
    case definitionRenamed, unfolded, described
  }

  init(_ root: JSON) {
    self.root = root
    var sites: [Site] = []
    Self.collect(root, .root, into: &sites)
    self.sites = sites
  }

  /// So many edits, of every kind in turn where the document allows it.
  func some(_ count: Int, seed: UInt64) -> [(name: String, schema: JSON)] {
    var random = RandomNumbers(state: seed)
    var groups: [[Site]] = Kind.allCases.map { kind in sites.filter { $0.kind == kind } }
    groups.removeAll(where: \.isEmpty)
    guard !groups.isEmpty else { return [] }
    var edits: [(name: String, schema: JSON)] = []
    for number in 0..<count {
      let site = random.pick(groups[number % groups.count])
      guard let schema = apply(site) else { continue }
      edits.append(("\(site.kind.rawValue) at \(site.place)", schema))
    }
    return edits
  }

  private static func collect(_ json: JSON, _ place: JSONPointer, into sites: inout [Site]) {
    guard case .object(let object) = json else { return }
    sites += kinds(of: object, at: place).map { Site(kind: $0, place: place) }
    for member in object.members {
      let inner = place.appending(member.name)
      switch member.name.text {
      case "enum", "const", "default", "examples": continue
      case "properties", "patternProperties", "definitions", "$defs", "dependentSchemas":
        for named in member.value.object?.members ?? [] {
          collect(named.value, inner.appending(named.name), into: &sites)
        }
      default:
        collect(member.value, inner, into: &sites)
        for (index, item) in (member.value.array ?? []).enumerated() {
          collect(item, inner.appending(index), into: &sites)
        }
      }
    }
  }

  private static func kinds(of object: JSONObject, at place: JSONPointer) -> [Kind] {
    var kinds: [Kind] = []
    let above = place.tokens.dropLast().last
    let isDefinition = above == "definitions" || above == "$defs"
    if let members = object["properties"]?.object {
      kinds.append(.propertyAdded)
      if members.count > 0 { kinds += [.propertyRemoved, .requiredAdded] }
    }
    if let values = object["enum"]?.array {
      kinds.append(.valueAdded)
      if values.count > 1 { kinds.append(.valueRemoved) }
    }
    if bounds.contains(where: { object[$0]?.number != nil }) { kinds.append(.boundMoved) }
    if object["pattern"] != nil { kinds.append(.patternChanged) }
    if object["type"] == "string", object["enum"] == nil { kinds.append(.patternAdded) }
    if let required = object["required"]?.array, !required.isEmpty {
      kinds.append(.requiredRemoved)
    }
    if object["type"] != nil { kinds += [.typeAdded, .typeRemoved, .described] }
    if isDefinition { kinds += [.definitionChanged, .definitionRenamed] }
    if let target = object["$ref"]?.string, target.hasPrefix("#/"), object.count == 1 {
      kinds.append(.unfolded)
    }
    return kinds
  }

  private static let bounds: [Name] = [
    "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties",
  ]

  private func apply(_ site: Site) -> JSON? {
    guard let object = root.value(at: site.place)?.object else { return nil }
    if site.kind == .definitionRenamed { return renamed(site.place) }
    guard let edited = Self.edited(object, site.kind, root) else { return nil }
    return root.replacing(site.place.tokens[...], with: edited)
  }

  private static func edited(_ object: JSONObject, _ kind: Kind, _ root: JSON) -> JSON? {
    let members = object["properties"]?.object?.members ?? []
    switch kind {
    case .propertyAdded:
      let added = JSONMember(name: "addedByEdit", value: ["type": "integer"])
      return object.with("properties", .object(JSONObject(members + [added])))
    case .propertyRemoved:
      return object.with("properties", .object(JSONObject(members.dropLast())))
    case .requiredAdded:
      let name = members[members.count / 2].name.text
      let names = object["required"]?.array ?? []
      return object.with("required", .array(names + [.string(name)]))
    case .requiredRemoved:
      return object.with("required", .array(object["required"]?.array?.dropLast() ?? []))
    case .valueAdded: return object.with("enum", .array((object["enum"]?.array ?? []) + ["edit"]))
    case .valueRemoved: return object.with("enum", .array(object["enum"]?.array?.dropLast() ?? []))
    case .boundMoved:
      guard let name = bounds.first(where: { object[$0]?.number != nil }),
        let number = object[name]?.number, let next = JSONNumber(number.rational + 1)
      else { return nil }
      return object.with(name, .number(next))
    case .patternChanged, .patternAdded: return object.with("pattern", "^[a-z][^ ]*$")
    case .typeAdded:
      guard let type = object["type"] else { return nil }
      let types = type.array ?? [type]
      return object.with(
        "type", .array(types.contains("null") ? types + ["array"] : types + ["null"]))
    case .typeRemoved:
      if let types = object["type"]?.array, types.count > 1 {
        return object.with("type", .array(types.dropLast()))
      }
      return object.with("type", nil)
    case .definitionChanged: return object.with("maxProperties", 7)
    case .described: return object.with("description", "Edited.")
    case .unfolded:
      let pointer = object["$ref"]?.string.flatMap { JSONPointer(parsing: String($0.dropFirst())) }
      return pointer.flatMap { root.value(at: $0) }
    case .definitionRenamed: return nil
    }
  }

  private func renamed(_ place: JSONPointer) -> JSON? {
    guard let name = place.tokens.last else { return nil }
    let old = "#\(place)"
    let new =
      "#\(JSONPointer(Array(place.tokens.dropLast())).appending(Name(name.text + "Renamed")))"
    return root.renaming(place.tokens[...], name.text + "Renamed").mappingReferences {
      $0 == old ? new : $0.hasPrefix(old + "/") ? new + $0.dropFirst(old.count) : $0
    }
  }
}

extension JSONObject {
  /// The object with one member replaced, added or dropped.
  fileprivate func with(_ name: Name, _ value: JSON?) -> JSON {
    var members = self.members.filter { $0.name != name }
    if let value { members.append(JSONMember(name: name, value: value)) }
    return .object(JSONObject(members))
  }
}

extension JSON {
  fileprivate func replacing(_ tokens: ArraySlice<Name>, with value: JSON) -> JSON {
    guard let first = tokens.first else { return value }
    return mappingMember(first) {
      JSONMember(name: $0, value: $1.replacing(tokens.dropFirst(), with: value))
    }
  }

  fileprivate func renaming(_ tokens: ArraySlice<Name>, _ name: String) -> JSON {
    guard let first = tokens.first else { return self }
    return mappingMember(first) {
      tokens.count == 1
        ? JSONMember(name: Name(name), value: $1)
        : JSONMember(name: $0, value: $1.renaming(tokens.dropFirst(), name))
    }
  }

  private func mappingMember(_ name: Name, _ change: (Name, JSON) -> JSONMember) -> JSON {
    switch self {
    case .object(let object):
      return .object(
        JSONObject(object.members.map { $0.name == name ? change($0.name, $0.value) : $0 }))
    case .array(var items):
      guard let index = Int(name.text), items.indices.contains(index) else { return self }
      items[index] = change(name, items[index]).value
      return .array(items)
    default: return self
    }
  }

  fileprivate func mappingReferences(_ change: (String) -> String) -> JSON {
    switch self {
    case .object(let object):
      return .object(
        JSONObject(
          object.members.map { member in
            if member.name == "$ref", let target = member.value.string {
              return JSONMember(name: member.name, value: .string(change(target)))
            }
            return JSONMember(name: member.name, value: member.value.mappingReferences(change))
          }))
    case .array(let items): return .array(items.map { $0.mappingReferences(change) })
    default: return self
    }
  }
}
