internal import Diagnostics
internal import JSON

/// `discriminator`, a keyword of OpenAPI, which asserts nothing in JSON Schema.
///
/// Whoever writes it expects a member to tell the branches of a union apart. Where that is so all the same,
/// because each branch demands a value of its own of that member, nothing is said.
struct Discriminator {
  /// The schema that has it.
  let node: NodeID
  /// The member that is to tell branches apart.
  let member: Name
  /// What the values of that member stand for: the text of a reference, mostly.
  let mapping: [JSONMember]

  /// Nil for what is no discriminator of OpenAPI: that is an object with a `propertyName` (3.0), or the name of
  /// one of the schema's own members (2.0).
  init?(_ value: JSON, of node: NodeID, in schema: JSONObject) {
    self.node = node
    mapping = value["mapping"]?.object?.members ?? []
    if let name = value["propertyName"]?.string {
      member = Name(name)
    } else if let name = value.string, schema["properties"]?[Name(name)] != nil {
      member = Name(name)
    } else {
      return nil
    }
  }
}

extension Reading {
  /// Says which discriminators nothing stands for. Asked once all references are resolved.
  mutating func judgeDiscriminators() {
    for discriminator in discriminators {
      guard let fault = fault(of: discriminator) else { continue }
      let draft = drafts[discriminator.node.index]
      report(
        SchemaRules.unknownKeyword, at: draft.pointer.appending("discriminator"),
        inDocument: draft.document,
        "`discriminator` is a keyword of OpenAPI and asserts nothing here: \(fault)")
    }
  }

  private func fault(of discriminator: Discriminator) -> String? {
    let member = discriminator.member.text
    let dialect = contexts[drafts[discriminator.node.index].context].dialect
    let constant = dialect == .draft04 ? "an `enum` of one text" : "a `const`"
    let branches = branches(of: discriminator.node)
    guard !branches.isEmpty else {
      return
        "what tells schemas apart is a `oneOf` of them, in each of which `\(member)` is required "
        + "and has \(constant)."
    }
    var places: [JSON: String] = [:]
    for branch in branches {
      let place = "\(JSONPointer(Array(drafts[branch.index].pointer.tokens.suffix(2))))"
      guard let value = certainValue(of: discriminator.member, in: branch) else {
        return
          "give `\(member)` \(constant) in each branch, and require it there; `\(place)` does not."
      }
      if let other = places.updateValue(place, forKey: value) {
        return "`\(member)` is \(value.shown) both in `\(other)` and in `\(place)`, "
          + "and does not tell them apart."
      }
    }
    let stray = discriminator.mapping.first { places[.string($0.name.text)] == nil }
    return stray.map { entry in
      "its `mapping` names `\(entry.name.text)`, which no branch has as the `const` of `\(member)`."
    }
  }

  /// The branches of a union but for `null`, which no member tells apart; those of a union in it one by one.
  private func branches(of node: NodeID) -> [NodeID] {
    var list: [NodeID] = []
    var rest = unionBranches(of: node) ?? []
    var seen: Set<NodeID> = []
    while let branch = rest.popLast() {
      guard seen.insert(branch).inserted, !isNull(branch) else { continue }
      if let inner = unionBranches(of: branch) { rest += inner } else { list.append(branch) }
    }
    return list.reversed()
  }

  private func unionBranches(of node: NodeID) -> [NodeID]? {
    for node in parts(of: node) {
      for entry in drafts[node.index].entries {
        switch entry.keyword {
        case .oneOf(let list), .anyOf(let list): return list
        default: continue
        }
      }
    }
    return nil
  }

  private func isNull(_ node: NodeID) -> Bool {
    drafts[node.index].entries.contains { entry in
      if case .type(let types) = entry.keyword { types == .null } else { false }
    }
  }

  /// The only value that a schema allows for a member that it requires.
  private func certainValue(of member: Name, in branch: NodeID) -> JSON? {
    var isRequired = false
    var value: JSON?
    for node in parts(of: branch) {
      for entry in drafts[node.index].entries {
        switch entry.keyword {
        case .required(let names): isRequired = isRequired || names.contains(member)
        case .properties(let properties):
          guard let property = properties.first(where: { $0.name == member }) else { continue }
          value = value ?? constant(property.schema)
        default: continue
        }
      }
    }
    return isRequired ? value : nil
  }

  private func constant(_ schema: NodeID) -> JSON? {
    for node in parts(of: schema) {
      for entry in drafts[node.index].entries {
        switch entry.keyword {
        case .constant(let value): return value
        case .enumeration(let values) where values.count == 1: return values[0]
        default: continue
        }
      }
    }
    return nil
  }

  /// A schema with those that it refers to and is merged with.
  private func parts(of schema: NodeID) -> [NodeID] {
    var list = [schema]
    var next = 0
    while next < list.count {
      for entry in drafts[list[next].index].entries {
        switch entry.keyword {
        case .reference(let target): if !list.contains(target) { list.append(target) }
        case .allOf(let parts): list += parts.filter { !list.contains($0) }
        default: continue
        }
      }
      next += 1
    }
    return list
  }
}
