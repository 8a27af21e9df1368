internal import JSON
internal import Schema

extension SchemaGraph {
  /// A schema that also accepts what its open reader keeps: other values of the kinds that an enumeration
  /// lists, objects of another kind than a union tells apart. Nil when it is neither.
  func opened(_ id: NodeID) -> JSON? {
    guard let object = self[id].source.object else { return nil }
    return openedChoice(id, object) ?? openedUnion(id, object)
  }

  /// An enumeration without its list. Readers keep texts beside texts, integers of 64 bits beside such
  /// integers, and else what is of the kind of some value; of the listed ones, those count that the rest
  /// of the schema accepts.
  private func openedChoice(_ id: NodeID, _ object: JSONObject) -> JSON? {
    guard let (keyword, listed) = listedValues(id) else { return nil }
    var values: [JSON] = []
    for value in listed {
      guard let isValid = isValid(value, at: id) else { return nil }
      if isValid { values.append(value) }
    }
    let others = values.filter { $0 != .null }
    let areWords = others.allSatisfy { value in
      if case .number(let number) = value { number.int != nil } else { false }
    }
    var types = values.reduce(into: TypeSet()) { $0.formUnion(TypeSet(of: $1)) }
    guard !others.isEmpty, types.isDisjoint(with: [.array, .object]) else { return nil }
    if !areWords, !types.isDisjoint(with: .number) { types.formUnion(.number) }
    if let own = ownTypes(id) { types.formIntersection(own) }
    var members = object.members.filter { $0.name != keyword && $0.name != "type" }
    members.append(JSONMember(name: "type", value: .array(types.names.map { .string($0) })))
    if areWords { Self.bound(&members) }
    return .object(JSONObject(members))
  }

  /// Keeps integers within 64 bits.
  private static func bound(_ members: inout [JSONMember]) {
    for (name, limit) in [("minimum", Int.min), ("maximum", Int.max)] as [(Name, Int)] {
      let limit = JSONNumber(limit)
      if let index = members.firstIndex(where: { $0.name == name }) {
        guard case .number(let own) = members[index].value else { continue }
        let isWider = name == "minimum" ? own < limit : limit < own
        if isWider { members[index] = JSONMember(name: name, value: .number(limit)) }
      } else {
        members.append(JSONMember(name: name, value: .number(limit)))
      }
    }
  }

  /// The values that a schema lists: in `enum`, or as branches that are one constant each.
  private func listedValues(_ id: NodeID) -> (keyword: Name, values: [JSON])? {
    guard case .keywords(let entries) = self[id].form else { return nil }
    var lists: [(keyword: Name, values: [JSON])] = []
    var isPlain = true
    for entry in entries {
      switch entry.keyword {
      case .enumeration(let values): return (entry.name, values)
      case .type: continue
      case .oneOf(let branches), .anyOf(let branches):
        let values = branches.compactMap { listedValue($0) }
        if values.count == branches.count, values.count(where: { $0 != .null }) > 1 {
          lists.append((entry.name, values))
        } else {
          isPlain = false
        }
      default: isPlain = false
      }
    }
    return isPlain && lists.count == 1 ? lists[0] : nil
  }

  /// The one value of a branch that says nothing else.
  private func listedValue(_ id: NodeID) -> JSON? {
    guard case .keywords(let entries) = self[id].form else { return nil }
    var constant: JSON?
    var isNull = false
    for entry in entries {
      switch entry.keyword {
      case .type(let types): isNull = types == .null
      case .constant(let value): constant = value
      default: return nil
      }
    }
    return constant ?? (isNull ? .null : nil)
  }

  private func ownTypes(_ id: NodeID) -> TypeSet? {
    guard case .keywords(let entries) = self[id].form else { return nil }
    for entry in entries {
      if case .type(let types) = entry.keyword { return types }
    }
    return nil
  }

  private func openedUnion(_ id: NodeID, _ object: JSONObject) -> JSON? {
    for keyword: Name in ["oneOf", "anyOf"] {
      guard object["oneOf"] == nil || object["anyOf"] == nil, let union = object[keyword]?.array,
        union.count > 1, let (name, kinds) = kinds(of: self[id], keyword)
      else { continue }
      let other: JSON = [
        "type": "object", "required": [.string(name.text)],
        "properties": .object(
          JSONObject([
            JSONMember(name: name, value: ["type": "string", "not": ["enum": .array(kinds)]])
          ])),
      ]
      // Every schema stays in its place: references lead there. The new one shares no value with them.
      let members = object.members.map { member in
        member.name == keyword ? JSONMember(name: keyword, value: .array(union + [other])) : member
      }
      return .object(JSONObject(members))
    }
    return nil
  }

  /// The member by which a union tells its branches apart, and the texts it has in them.
  private func kinds(of node: Node, _ keyword: Name) -> (Name, [JSON])? {
    guard case .keywords(let entries) = node.form,
      let entry = entries.first(where: { $0.name == keyword })
    else { return nil }
    let branches: [NodeID]
    switch entry.keyword {
    case .oneOf(let nodes), .anyOf(let nodes): branches = nodes
    default: return nil
    }
    return tag(of: branches)
  }

  /// The required member that has another text in each of some objects, and these texts; nil where there
  /// are several such members, of which readers look at one, and where the one is open itself.
  func tag(of branches: [NodeID]) -> (Name, [JSON])? {
    let texts = branches.map { fixedTexts(of: followed($0)) }
    var tags: [Name] = []
    for name in (texts.first ?? [:]).keys {
      let kinds = texts.compactMap { $0[name]?.text.string.map { Name($0) } }
      if kinds.count == branches.count, Set(kinds).count == kinds.count { tags.append(name) }
    }
    guard tags.count == 1, !texts.contains(where: { $0[tags[0]]?.isOpen == true }) else {
      return nil
    }
    return (tags[0], texts.compactMap { $0[tags[0]]?.text })
  }

  /// The required members of an object that have one text each. Of what is merged from several schemas
  /// nothing is said: readers may find more there.
  private func fixedTexts(of id: NodeID) -> [Name: (text: JSON, isOpen: Bool)] {
    var isObject = false
    var required: Set<Name> = []
    var members: [NamedSchema] = []
    for entry in entries(of: id) {
      switch entry.keyword {
      case .type(let types): isObject = types == .object
      case .required(let names): required = Set(names)
      case .properties(let list): members = list
      case .reference, .dynamicReference, .allOf: return [:]
      default: continue
      }
    }
    guard isObject else { return [:] }
    var texts: [Name: (text: JSON, isOpen: Bool)] = [:]
    for member in members where required.contains(member.name) {
      var values: [JSON]?
      for entry in entries(of: member.schema) {
        switch entry.keyword {
        case .enumeration(let list): values = values?.filter { list.contains($0) } ?? list
        case .constant(let value): values = values?.filter { $0 == value } ?? [value]
        default: continue
        }
      }
      guard let text = values?.first, values?.count == 1, text.string != nil else { continue }
      texts[member.name] = (text, self[member.schema].source["x-open"]?.bool == true)
    }
    return texts
  }

  private func followed(_ node: NodeID) -> NodeID {
    var current = node
    for _ in 0..<64 {
      guard case .keywords(let entries) = self[current].form, entries.count == 1,
        case .reference(let target) = entries[0].keyword
      else { return current }
      current = target
    }
    return current
  }
}
