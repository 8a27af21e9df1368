import Contracts
import JSON
import Schema

/// Names that were chosen before, and the names of now.
///
/// Branches of a union and items of a tuple are known by what they are, not by their position, so that one
/// added before them renames nothing: `a.json#/oneOf/title Phone`.
extension Planner {
  /// The last part of the path that a type had, when it still stands in the same type.
  func lockedName(_ key: String, in path: [String]) -> String? {
    guard !lock.types.isEmpty, let locked = lock.types[Name(lockKey(key))] else { return nil }
    let parts = Self.parts(ofPath: locked)
    guard let name = parts.last, Array(parts.dropLast()) == path,
      !hidesIdentity(name, in: path)
    else { return nil }
    return name
  }

  /// The names of the properties or cases that a schema had.
  func lockedMembers(_ id: NodeID) -> [Name: String] { lockedNames(by: location(id)) }

  /// The names of the properties that patterns had, by pattern.
  func lockedGroups(_ id: NodeID) -> [Name: String] {
    lockedNames(by: location(id) + "/patternProperties")
  }

  /// The names of members that are kept by one key, without those that would not compile: what the
  /// settings ask for now may need them.
  private func lockedNames(by key: String) -> [Name: String] {
    guard !lock.members.isEmpty, let names = lock.members[Name(lockKey(key))] else { return [:] }
    let isHashable = style.conformances.contains(.hashable)
    return names.filter { _, name in
      !Identifier.isReserved(name) || Name(name) == "hashValue" && !isHashable
    }
  }

  /// Keeps the names of types that there still are from everything else.
  mutating func reserveLockedNames() {
    guard !lock.types.isEmpty else { return }
    let places = Set(graph.nodes.indices.map { Name(lockKey(location(NodeID($0)))) })
    for (key, path) in lock.types {
      // A part of a schema is known by its place: `a.json#/items as value`.
      let place = key.text.beforeLast(" as ").map { Name($0) } ?? key
      guard places.contains(key) || places.contains(place) else { continue }
      reserved[path] = key.text
      let parts = Self.parts(ofPath: path)
      reservedNames[self.key(parts.dropLast()), default: []].insert(parts.last ?? "")
    }
  }

  /// The names in a type that are kept for certain places, or stand for what Swift looks for in it.
  func namesKept(in path: [String]) -> Set<String> {
    let names = reservedNames[key(path)] ?? []
    return hidesIdentity("ID", in: path) ? names.union(["ID"]) : names
  }

  /// Whether a type of this name would be the type of the `id` of the one around it.
  func hidesIdentity(_ name: String, in path: [String]) -> Bool {
    style.conformances.contains(.identifiable) && Name(name) == "ID" && !path.isEmpty
      && !namespaces.contains(key(path))
  }

  /// Where the type of a place stood that something refers to, when that is still within the type around
  /// it: what refers to a type later moves it nowhere.
  func lockedPath(_ key: String, below outer: [String]) -> [String]? {
    guard !lock.types.isEmpty, let locked = lock.types[Name(lockKey(key))] else { return nil }
    let path = Self.parts(ofPath: locked)
    let hidesIdentity = path.indices.contains { index in
      self.hidesIdentity(path[index], in: Array(path[..<index]))
    }
    return path.count > outer.count && path.starts(with: outer) && !hidesIdentity ? path : nil
  }

  private static func parts(ofPath path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
  }

  /// What a place, perhaps with ` as ` and a part of it, is known by.
  func lockKey(_ key: String) -> String {
    guard key.hasPosition else { return key }
    let parts = key.utf8.split(
      separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
    let place = parts.count == 2 ? String(parts[1]) : nil
    guard let pointer = place.flatMap({ JSONPointer(parsing: $0) }),
      pointer.tokens.contains(where: { $0.text.isPosition })
    else { return key }
    let file = Name(String(Substring(parts[0])))
    guard let document = graph.documents.firstIndex(where: { Name($0.name) == file }) else {
      return key
    }
    var tokens = pointer.tokens
    for (index, token) in pointer.tokens.enumerated() where token.text.isPosition {
      // The last token may have a part of the schema behind it.
      let position = token.text.beforeLast(" as ") ?? token.text
      let way = JSONPointer(Array(pointer.tokens.prefix(index))).appending(Name(position))
      guard let schema = graph.node(at: way, inDocument: document), let known = listKeys[schema]
      else { continue }
      let part = String(decoding: token.text.utf8.dropFirst(position.utf8.count), as: UTF8.self)
      tokens[index] = Name(known + part)
    }
    return "\(file.text)#\(JSONPointer(tokens))"
  }

  /// Finds out what the schemas of each list are known by.
  mutating func nameLists() {
    for node in graph.nodes {
      guard case .keywords(let entries) = node.form else { continue }
      for entry in entries {
        switch entry.keyword {
        case .prefixItems(let list), .allOf(let list), .anyOf(let list), .oneOf(let list):
          for (schema, key) in zip(list, keys(ofList: list)) { listKeys[schema] = key }
        default: continue
        }
      }
    }
  }

  /// Their title, what they refer to, or a digest of them; their position where that is the same for two.
  private func keys(ofList schemas: [NodeID]) -> [String] {
    let keys = schemas.map { schema in
      let source = graph[schema].source
      if let title = source["title"]?.string { return "title \(title)" }
      if let target = source["$ref"]?.string { return "to \(target)" }
      return "schema \(String(stableHash(source.distinctText), radix: 16))"
    }
    var uses: [Name: Int] = [:]
    for key in keys { uses[Name(key), default: 0] += 1 }
    return keys.enumerated().map { uses[Name($1)] == 1 ? $1 : String($0) }
  }

  /// The names of everything that is planned.
  func chosenNames(_ registries: [RegistryPlan]) -> NameLock {
    var lock = NameLock()
    for (document, name) in documentNames {
      lock.documents[Name(graph.documents[document].name)] = name
    }
    for plan in plans.values {
      lock.types[Name(lockKey(plan.key))] = key(plan.knownPath)
      if plan.isInput { continue }
      let names = names(in: plan.kind)
      if !names.isEmpty { lock.members[Name(lockKey(location(plan.node)))] = names }
      if let name = plan.outerName { lock.types[Name(lockKey(plan.key + " as outer"))] = name }
      if case .object(let object) = plan.kind, let name = object.protocolName {
        lock.types[Name(lockKey(plan.key + " as protocol"))] = key(plan.knownPath + [name])
      }
      if case .object(let object) = plan.kind, !object.groups.isEmpty {
        let patterns = object.groups.map { (Name($0.pattern.source), $0.identifier) }
        let key = lockKey(location(plan.node) + "/patternProperties")
        lock.members[Name(key)] = Dictionary(patterns) { first, _ in first }
      }
    }
    for registry in registries {
      for entry in registry.entries {
        let path = key(registry.path)
        lock.registries[Name(path), default: [:]][Name(entry.type)] = entry.name
        lock.registries[Name(path + ".Payload"), default: [:]][Name(entry.type)] = entry.identifier
      }
    }
    return lock
  }

  private func names(in kind: TypePlan.Kind) -> [Name: String] {
    var names: [Name: String] = [:]
    switch kind {
    case .object(let object):
      for member in object.members { names[Name(member.name)] = member.identifier }
    case .choice(let choice):
      for item in choice.cases { names[Name(item.value)] = item.identifier }
    case .values(let values):
      for item in values.cases { names[Name(item.text)] = item.identifier }
    case .union(let union):
      for branch in union.branches where !branch.lockKey.isEmpty {
        names[Name(branch.lockKey)] = branch.identifier
      }
    case .tuple(let tuple):
      // Of two items of one name, neither is told by it.
      for item in tuple.items
      where tuple.items.count(where: { Name($0.name) == Name(item.name) }) == 1 {
        names[Name(item.name)] = item.identifier
      }
    case .wrapper, .alias: break
    }
    return names
  }
}

/// FNV-1a: the same in every run, unlike Swift's hashes.
func stableHash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

extension String {
  /// Whether it begins with a digit, as positions in a list do.
  fileprivate var isPosition: Bool { utf8.first.map { (0x30...0x39).contains($0) } ?? false }

  /// Whether a token of the JSON Pointer in it may be a position.
  fileprivate var hasPosition: Bool {
    var isAfterSlash = false
    for byte in utf8 {
      if isAfterSlash, (0x30...0x39).contains(byte) { return true }
      isAfterSlash = byte == UInt8(ascii: "/")
    }
    return false
  }

  /// What stands before the last occurrence of a part; nil when there is none.
  fileprivate func beforeLast(_ part: String) -> String? {
    let bytes = Array(utf8)
    let wanted = Array(part.utf8)
    guard bytes.count >= wanted.count else { return nil }
    for start in stride(from: bytes.count - wanted.count, through: 0, by: -1)
    where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      return String(decoding: bytes[..<start], as: UTF8.self)
    }
    return nil
  }
}
