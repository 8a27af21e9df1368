import JSON

/// Edits that people make to schemas, at places all over a document: the same for the same seed.
struct SchemaEdits {
  private let root: JSON
  private let sites: [Kind: [JSONPointer]]

  enum Kind: String, CaseIterable {
    case propertyAdded, propertyRemoved, valueAdded, valueRemoved
    case definitionAdded, definitionRemoved, definitionRenamed, unfolded
    case boundAdded, boundMoved, boundRemoved, patternAdded, patternChanged, patternRemoved
    case requiredAdded, requiredRemoved, typeAdded, typeRemoved, described
  }

  struct Edit {
    let kind: Kind
    let place: JSONPointer
    let name: String
    let schema: JSON
  }

  init(_ root: JSON) {
    self.root = root
    var sites: [Kind: [JSONPointer]] = [:]
    Self.collect(root, .root, into: &sites)
    self.sites = sites
  }

  /// So many different edits, of every kind in turn where the document allows it; fewer when it is so
  /// small that it does not have as many.
  func some(_ count: Int, seed: UInt64) -> [Edit] {
    var random = RandomNumbers(state: seed)
    let kinds = Kind.allCases.filter { sites[$0] != nil }
    guard !kinds.isEmpty else { return [] }
    var edits: [Edit] = []
    var taken: Set<String> = []
    for number in 0..<max(200, count * 8) where edits.count < count {
      let kind = kinds[number % kinds.count]
      let place = random.pick(sites[kind] ?? [.root])
      let variant = random.below(12)
      let name = "\(kind.rawValue) \(variant) at \(place)"
      guard taken.insert(name).inserted, let schema = edited(place, kind, variant) else { continue }
      edits.append(Edit(kind: kind, place: place, name: name, schema: schema))
    }
    return edits
  }

  private func edited(_ place: JSONPointer, _ kind: Kind, _ variant: Int) -> JSON? {
    guard let object = root.value(at: place)?.object else { return nil }
    switch kind {
    case .definitionRenamed: return root.renamingDefinition(at: place)
    case .definitionRemoved: return root.removingDefinition(at: place)
    case .definitionAdded: return root.addingDefinition(usedAt: place)
    case .unfolded:
      let pointer = object["$ref"]?.string.flatMap { JSONPointer(parsing: String($0.dropFirst())) }
      guard let target = pointer.flatMap({ root.value(at: $0) }) else { return nil }
      return root.replacing(place.tokens[...], with: target)
    default:
      guard let edited = object.edited(kind, variant), edited != object else { return nil }
      return root.replacing(place.tokens[...], with: .object(edited))
    }
  }
}

// MARK: - Places

extension SchemaEdits {
  private static func collect(
    _ json: JSON, _ place: JSONPointer, into sites: inout [Kind: [JSONPointer]]
  ) {
    guard case .object(let object) = json else { return }
    for kind in kinds(of: object, at: place) { sites[kind, default: []].append(place) }
    for member in object.members {
      let inner = place.appending(member.name)
      switch member.name.text {
      case "properties", "patternProperties", "definitions", "$defs", "dependentSchemas",
        "dependencies":
        for named in member.value.object?.members ?? [] {
          collect(named.value, inner.appending(named.name), into: &sites)
        }
      case "allOf", "anyOf", "oneOf", "prefixItems", "items":
        collect(member.value, inner, into: &sites)
        for (index, item) in (member.value.array ?? []).enumerated() {
          collect(item, inner.appending(index), into: &sites)
        }
      case "additionalItems", "additionalProperties", "contains", "else", "if", "not",
        "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties":
        collect(member.value, inner, into: &sites)
      default: continue
      }
    }
  }

  private static func kinds(of object: JSONObject, at place: JSONPointer) -> [Kind] {
    var kinds: [Kind] = []
    if let members = object["properties"]?.object {
      kinds += [.propertyAdded, .definitionAdded]
      if members.count > 0 { kinds += [.propertyRemoved, .requiredAdded] }
    }
    if object["enum"]?.array != nil { kinds += [.valueAdded, .valueRemoved] }
    if JSONObject.bounds.contains(where: { object[$0]?.number != nil }) {
      kinds += [.boundMoved, .boundRemoved]
    }
    if object["pattern"]?.string != nil { kinds += [.patternChanged, .patternRemoved] }
    if object["type"] == "string", object["enum"] == nil { kinds.append(.patternAdded) }
    if object["required"]?.array?.isEmpty == false { kinds.append(.requiredRemoved) }
    if object["type"] != nil { kinds += [.typeAdded, .typeRemoved, .boundAdded, .described] }
    if place.isDefinition { kinds += [.definitionRenamed, .definitionRemoved] }
    if let target = object["$ref"]?.string, target.hasPrefix("#/"), object.count == 1 {
      kinds.append(.unfolded)
    }
    return kinds
  }
}

extension JSONPointer {
  /// Whether a place right below `definitions` or `$defs`.
  fileprivate var isDefinition: Bool {
    let above = tokens.dropLast().last
    return above == "definitions" || above == "$defs"
  }
}
