import JSON
import Schema

/// Which schemas have types of their own because something refers to them.
struct ReferenceIndex {
  /// Places that are referred to.
  private(set) var targets: Set<NodeID> = []
  /// Schemas whose meaning depends on what refers to them: a dynamic reference is reachable.
  private(set) var dependsOnScope: Set<NodeID> = []

  init(_ graph: SchemaGraph) {
    var users: [NodeID: [NodeID]] = [:]
    var waiting: [NodeID] = []
    for index in graph.nodes.indices {
      let id = NodeID(index)
      guard case .keywords(let entries) = graph[id].form else { continue }
      for entry in entries {
        switch entry.keyword {
        case .reference(let target): targets.insert(target)
        case .dynamicReference(let target, let anchor):
          targets.insert(target)
          if anchor != nil, dependsOnScope.insert(id).inserted { waiting.append(id) }
        default: break
        }
        for child in entry.keyword.schemas { users[child, default: []].append(id) }
      }
    }
    while let id = waiting.popLast() {
      for user in users[id] ?? [] where dependsOnScope.insert(user).inserted {
        waiting.append(user)
      }
    }
  }
}

/// Where types stand.
extension Planner {
  /// Where the type of a contract, a definition or another place that is referred to stands; nil when
  /// the schema is none of these.
  mutating func path(ofDefinition id: NodeID) -> [String]? {
    if let known = paths[id] { return known }
    let path: [String]
    if graph[id].pointer.count == 0 {
      path = outermost + [documentName(graph[id].document)]
    } else if let owner = definitionOwner(of: id) {
      path =
        self.path(ofDefinition: owner).map { $0 + [definitionName(of: graph[id], in: owner)] }
        ?? placePath(graph[id], isDefinition: true)
    } else if selfContaining.contains(id) || references.targets.contains(id) && !isInlinable(id) {
      path = placePath(graph[id])
    } else {
      return nil
    }
    paths[id] = path
    return path
  }

  /// The schema that a definition stands in; nil when the place is no definition.
  private func definitionOwner(of id: NodeID) -> NodeID? {
    guard let list = graph[id].pointer.parent, let keyword = list.lastToken,
      keyword == "$defs" || keyword == "definitions", let owner = list.parent
    else { return nil }
    return graph.node(at: owner, inDocument: graph[id].document)
  }

  private mutating func definitionName(of node: Node, in owner: NodeID) -> String {
    let tokens = node.pointer.tokens.suffix(2).map(\.text)
    return definitionNames(in: owner)[Name(tokens.joined(separator: "/"))]
      ?? Identifier.type(tokens.last ?? "")
  }

  /// The names of the definitions of a schema, by keyword and name: idiomatic, and exact where two
  /// would meet. One that is spelled like a type already keeps its name. A type cannot hold one of its
  /// own name: such a definition has the name twice.
  mutating func definitionNames(in owner: NodeID) -> [Name: String] {
    if let known = definitionNames[owner] { return known }
    var entries: [DefinitionKey] = []
    for keyword in Self.definitionKeywords {
      for member in graph[owner].source[Name(keyword)]?.object?.members ?? [] {
        entries.append(DefinitionKey(keyword: keyword, name: member.name.text))
      }
    }
    let path = self.path(ofDefinition: owner)
    let locked = entries.map { entry -> String? in
      let place = graph[owner].pointer.appending(Name(entry.keyword)).appending(Name(entry.name))
      let document = graph.documents[graph[owner].document].name
      return path.flatMap { lockedName("\(document)#\(place)", in: $0) }
    }
    var names: [Name: String] = [:]
    let others = path.map { namesKept(in: $0).subtracting(locked.compactMap { $0 }) } ?? []
    for (entry, name) in zip(
      entries, Self.names(ofDefinitions: entries, locked: locked, besides: others))
    {
      names[Name(entry.keyword + "/" + entry.name)] = name
    }
    if let outer = path?.last,
      let inner = names.first(where: { Name($0.value) == Name(outer) })?.key
    {
      var name = outer + outer
      while names.values.contains(where: { Name($0) == Name(name) }) { name += "Value" }
      names[inner] = name
    }
    definitionNames[owner] = names
    return names
  }

  static let definitionKeywords = ["$defs", "definitions"]

  /// Keywords on the way to a definition that say nothing about it.
  private static let structure: Set<String> = [
    "$defs", "definitions", "properties", "items", "allOf", "anyOf", "oneOf",
  ]

  /// A place that is no definition is named by the names on the way from the type around it.
  /// So is a definition of a schema without a name, after all of them: its own name may occur elsewhere.
  private mutating func placePath(_ node: Node, isDefinition: Bool = false) -> [String] {
    let tokens = node.pointer.tokens
    var count = tokens.count - 1
    var owner: [String]?
    while owner == nil, count >= 0 {
      let pointer = JSONPointer(Array(tokens.prefix(count)))
      if let id = graph.node(at: pointer, inDocument: node.document) {
        owner = path(ofDefinition: id)
      }
      if owner == nil { count -= 1 }
    }
    let outer: [String]
    if let owner {
      outer = owner
    } else {
      count = 0
      outer = outermost + [documentName(node.document)]
    }
    let way = Self.words(of: tokens.dropFirst(max(count, 0)).map(\.text))
    let short =
      isDefinition
      ? way.filter { !Self.structure.contains($0) }.joined(separator: " ")
      : node.ownName ?? way.last ?? ""
    let key = "\(graph.documents[node.document].name)#\(node.pointer)"
    if let locked = lockedPath(key, below: outer), let name = locked.last,
      take(name, in: Array(locked.dropLast()), for: key)
    {
      return locked
    }
    let candidates = [
      Identifier.type(short), Identifier.type(way.joined(separator: " ")),
      Identifier.exactType(way.joined(separator: " ")),
    ]
    for name in candidates where name != outer.last && take(name, in: outer, for: key) {
      return outer + [name]
    }
    return outer + [candidates[2]]
  }

  /// The tokens of a pointer as they make names: a position in a list of schemas in words, `second`.
  static func words(of tokens: [String]) -> [String] {
    let lists: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems", "items"]
    return tokens.enumerated().map { index, token in
      guard index > 0, lists.contains(tokens[index - 1]), let position = Int(token) else {
        return token
      }
      return ordinal(position)
    }
  }

  /// A name for what stands in a document that no module lists: its file's base name, with the folder
  /// before it where two files share one.
  private mutating func documentName(_ document: Int) -> String {
    if let known = documentNames[document] { return known }
    let file = graph.documents[document].name
    if let locked = lock.documents[Name(file)] {
      documentNames[document] = locked
      return locked
    }
    let parts = file.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    let own = stem(ofFile: file)
    let folder = parts.dropLast().last ?? ""
    let candidates = [
      Identifier.type(own), Identifier.type(folder + " " + own), Identifier.exactType(file),
    ]
    let free = candidates.first { name in
      !documentNames.values.contains(name) && !lock.documents.values.contains(name)
        && !children[key(outermost), default: []].contains(name)
        && !namespaces.contains(key(outermost + [name]))
    }
    let name = free ?? candidates[2]
    documentNames[document] = name
    if !keepsNames, Name(name) != Name(candidates[0]) {
      let file =
        documentNames.first { $0.key != document && Name($0.value) == Name(candidates[0]) }
        .map { graph.documents[$0.key].name }
      let other = file ?? contractPlaces[key(outermost + [candidates[0]])]
      reportShared(
        at: JSONPointer([]), of: graph.documents[document],
        "\(other.map { "`\($0)`" } ?? "A module") is named `\(candidates[0])` like this file, too. "
          + "Call the file otherwise, or")
    }
    return name
  }

  /// Whether a schema without a name needs no type of its own.
  func isInlinable(_ id: NodeID) -> Bool {
    guard case .keywords(let entries) = graph[id].form else { return true }
    let needsType = entries.contains { !$0.keyword.schemas.isEmpty }
    return !needsType && knowledge[id].enumeration == nil
      && (knowledge[id].hasType || knowledge[id].typed.isEmpty)
  }
}
