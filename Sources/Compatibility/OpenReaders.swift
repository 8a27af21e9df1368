internal import Contracts
internal import Inclusion
internal import JSON
internal import Schema

extension ContractComparison {
  /// The answer to "do old readers accept what is written now?", given that readers of a type declared
  /// open (`x-open`) keep what they do not know.
  ///
  /// - Parameters:
  ///   - strictly: the answer without that.
  ///   - new: what is written now.
  ///   - ask: gives the answers about two schemas, within the budget.
  func tolerated(
    _ strictly: Decision, new: SchemaSide, ask: (SchemaSide, SchemaSide) -> Decision
  ) -> Decision {
    guard !(strictly.strict.isProved && strictly.declared.isProved), let open = openReader else {
      return strictly
    }
    let tolerant = ask(new, open)
    return Decision(
      strict: tolerated(strictly.strict, tolerant.strict, by: open),
      declared: tolerated(strictly.declared, tolerant.declared, by: open))
  }

  /// Whether something in the old documents is declared open.
  var hasOpenReader: Bool { base.graph.nodes.contains { $0.source["x-open"]?.bool == true } }

  private func tolerated(
    _ strict: Verdict, _ tolerant: Verdict, by open: SchemaSide
  ) -> Verdict {
    switch (strict, tolerant) {
    case (.proved, _), (_, .undecided): return strict.isProved ? strict : tolerant
    case (_, .proved): return tolerant
    case (_, .refuted(let witness)):
      // What a lenient reader refuses, the schema as written must refuse, too, or it shows nothing.
      let validation = base.graph.accepts(witness.value, at: old.node)
      if validation.verdict == .rejected, let error = validation.errors.first {
        return .refuted(Witness(value: witness.value, rejected: error))
      }
      // Nor does a value that the schema refuses as written show anything if a lenient reader takes it.
      guard let other = strict.witness,
        open.graph.isValid(other.value, at: open.node) == true
      else { return strict }
      return .undecided(
        Undecided(
          reason: "readers of what is open (`x-open`) accept \(other.value.compactText) and refuse "
            + "\(witness.value.compactText), which the old version accepts as written: `x-open` "
            + "stands where being open takes values away, as under `not`"))
    }
  }

  /// The old contract as its readers take it; nil when nothing in its documents is open.
  private var openReader: SchemaSide? {
    let graph = base.graph
    var documents = graph.documents.map(\.root)
    var isOpen = false
    for node in graph.nodes where node.source["x-open"]?.bool == true {
      guard let opened = graph.opened(node) else { continue }
      isOpen = true
      documents[node.document] = documents[node.document].replacing(
        node.pointer.tokens[...], by: opened)
    }
    guard isOpen else { return nil }
    let read = zip(graph.documents, documents).map { JSONDocument(name: $0.name, root: $1) }
    let options = SchemaOptions(defaultDialect: base.configuration.dialect)
    let reader = SchemaReader(options: options) { uri in
      guard let index = graph.documentURIs.firstIndex(where: { Name($0) == Name(uri) }) else {
        return .absent
      }
      return .found(read[index])
    }
    let root = graph[old.node].document
    let opened = reader.read([(uri: graph.documentURIs[root], document: read[root])])
    guard let index = opened.document(withURI: graph.documentURIs[root]),
      let node = opened.node(at: graph[old.node].pointer, inDocument: index)
    else { return nil }
    return SchemaSide(graph: opened, node: node)
  }
}

extension SchemaGraph {
  /// A schema that also accepts what its open reader keeps: other texts than an enumeration of texts
  /// lists, objects of another kind than a union tells apart. Nil when it is neither.
  fileprivate func opened(_ node: Node) -> JSON? {
    guard let object = node.source.object else { return nil }
    if let values = object["enum"]?.array, !values.isEmpty,
      values.allSatisfy({ $0.string != nil })
    {
      var members = object.members.filter { $0.name != "enum" }
      if object["type"] == nil { members.append(JSONMember(name: "type", value: "string")) }
      return .object(JSONObject(members))
    }
    for keyword: Name in ["oneOf", "anyOf"] {
      guard object["oneOf"] == nil || object["anyOf"] == nil, let union = object[keyword],
        let (name, kinds) = kinds(of: node, keyword)
      else { continue }
      let other: JSON = [
        "type": "object", "required": [.string(name.text)],
        "properties": .object(
          JSONObject([
            JSONMember(name: name, value: ["type": "string", "not": ["enum": .array(kinds)]])
          ])),
      ]
      let known = JSON.object(JSONObject([JSONMember(name: keyword, value: union)]))
      let members = object.members.filter { $0.name != keyword }
      return .object(
        JSONObject(members + [JSONMember(name: "anyOf", value: .array([known, other]))]))
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
    let constants = branches.map { fixedTexts(of: self[followed($0)]) }
    for name in (constants.first ?? [:]).keys.sorted() {
      let kinds = constants.compactMap { $0[name] }
      if kinds.count == branches.count,
        Set(kinds.compactMap { $0.string.map { Name($0) } }).count
          == kinds.count
      {
        return (name, kinds)
      }
    }
    return nil
  }

  /// The required members of an object that have one text each.
  private func fixedTexts(of node: Node) -> [Name: JSON] {
    guard node.source["type"]?.string.map({ Name($0) }) == "object" else { return [:] }
    let required = Set(
      (node.source["required"]?.array ?? []).compactMap { $0.string.map { Name($0) } })
    var result: [Name: JSON] = [:]
    for member in node.source["properties"]?.object?.members ?? []
    where required.contains(member.name) {
      let values = member.value["enum"]?.array ?? []
      let value = member.value["const"] ?? (values.count == 1 ? values[0] : nil)
      if let value, value.string != nil { result[member.name] = value }
    }
    return result
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
