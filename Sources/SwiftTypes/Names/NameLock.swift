import JSON
import Schema

/// The names that were chosen once, by what they stand for, so that what is added later renames nothing.
///
///     { "documents": {}, "types": { "order.json#": "Order" },
///       "members": { "order.json#": { "order_id": "orderID" } } }
public struct NameLock: Sendable, Equatable {
  /// The names of documents that no module lists, by file.
  var documents: [Name: String] = [:]
  /// The paths of types, with dots, by the place of their schema.
  var types: [Name: String] = [:]
  /// The names of properties and cases, by the place of their schema.
  var members: [Name: [Name: String]] = [:]

  /// No names.
  public init() {}

  /// Reads what `text` has written; nil when it is something else.
  public init?(parsing bytes: [UInt8]) {
    let root: JSON
    do throws(JSONSyntaxError) {
      root = try JSONDocument(parsing: bytes, name: "names").root
    } catch {
      return nil
    }
    guard let object = root.object,
      object.members.allSatisfy({ ["documents", "types", "members"].contains($0.name) }),
      let documents = Self.texts(root["documents"]), let types = Self.texts(root["types"]),
      let members = root["members"]?.object
    else { return nil }
    self.documents = documents
    self.types = types
    for member in members.members {
      guard let names = Self.texts(member.value) else { return nil }
      self.members[member.name] = names
    }
  }

  private static func texts(_ value: JSON?) -> [Name: String]? {
    guard let object = value?.object else { return nil }
    var texts: [Name: String] = [:]
    for member in object.members {
      guard let text = member.value.string else { return nil }
      texts[member.name] = text
    }
    return texts
  }

  /// The file's text: sorted, so that a name more is a line more.
  public var text: String {
    let members = self.members.mapValues { Self.object($0.mapValues { .string($0) }) }
    let root: [JSONMember] = [
      JSONMember(name: "documents", value: Self.object(documents.mapValues { .string($0) })),
      JSONMember(name: "types", value: Self.object(types.mapValues { .string($0) })),
      JSONMember(name: "members", value: Self.object(members)),
    ]
    return JSON.object(JSONObject(root)).indentedText()
  }

  private static func object(_ values: [Name: JSON]) -> JSON {
    let members = values.map { JSONMember(name: $0.key, value: $0.value) }
    return .object(JSONObject(members.sorted { $0.name < $1.name }))
  }
}

extension Planner {
  /// The last part of the path that a type had, when it still stands in the same type.
  func lockedName(_ key: String, in path: [String]) -> String? {
    guard let locked = lock.types[Name(key)] else { return nil }
    let parts = locked.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
    return Array(parts.dropLast()) == path ? parts.last : nil
  }

  /// The names of the properties or cases that a schema had.
  func lockedMembers(_ id: NodeID) -> [Name: String] { lock.members[Name(location(id))] ?? [:] }

  /// Keeps the names of types that there still are from everything else.
  mutating func reserveLockedNames() {
    for (key, path) in lock.types where stands(key.text) { reserved[path] = key.text }
  }

  /// Whether there is a schema at a key: `file#pointer`, perhaps with ` as ` and a part of it.
  private func stands(_ key: String) -> Bool {
    let parts = key.utf8.split(
      separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let pointer = String(parts[1]) else { return false }
    let file = Name(String(Substring(parts[0])))
    guard let document = graph.documents.firstIndex(where: { Name($0.name) == file }) else {
      return false
    }
    let place = pointer.range(ofPart: " as ").map { String(pointer[..<$0]) } ?? pointer
    return JSONPointer(parsing: place).flatMap {
      graph.node(at: $0, inDocument: document)
    } != nil
  }

  /// The names of everything that is planned.
  func chosenNames() -> NameLock {
    var lock = NameLock()
    for (document, name) in documentNames {
      lock.documents[Name(graph.documents[document].name)] = name
    }
    for plan in plans.values {
      lock.types[Name(plan.key)] = key(plan.path)
      var names: [Name: String] = [:]
      switch plan.kind {
      case .object(let object):
        for member in object.members { names[Name(member.name)] = member.identifier }
      case .choice(let choice):
        for item in choice.cases { names[Name(item.value)] = item.identifier }
      case .union(let union):
        guard case .tag = union.dispatch else { continue }
        for branch in union.branches { names[Name(branch.tag)] = branch.identifier }
      case .tuple, .values, .wrapper, .alias: continue
      }
      if !names.isEmpty { lock.members[Name(location(plan.node))] = names }
    }
    return lock
  }
}

extension String {
  /// Where a part of the text begins.
  fileprivate func range(ofPart part: String) -> String.Index? {
    let bytes = Array(utf8)
    let wanted = Array(part.utf8)
    guard bytes.count >= wanted.count else { return nil }
    for start in 0...(bytes.count - wanted.count)
    where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      return utf8.index(utf8.startIndex, offsetBy: start)
    }
    return nil
  }
}
