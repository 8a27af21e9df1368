import JSON
import Schema

/// An object of which its members say everything: beside them there are only annotations.
struct PlainObject {
  private static let known: Set<Name> = [
    "$schema", "$id", "$comment", "title", "description", "default", "deprecated", "examples",
    "readOnly", "writeOnly", "type", "properties", "required", "additionalProperties", "$defs",
    "definitions",
  ]

  let members: [Name: NodeID]
  let required: Set<Name>
  /// The names that members had in the version before, as `x-renamed-from` says.
  let formerNames: [Name: Name]
  let isClosed: Bool

  init?(_ id: NodeID, in graph: SchemaGraph) {
    let node = graph[id]
    guard let source = node.source.object, source["type"]?.string == "object" else { return nil }
    for member in source.members where !Self.known.contains(member.name) {
      guard member.name.text.utf8.starts(with: "x-".utf8) else { return nil }
    }
    switch source["additionalProperties"] {
    case nil, .bool(true): isClosed = false
    case .bool(false): isClosed = true
    default: return nil
    }
    var members: [Name: NodeID] = [:]
    var formerNames: [Name: Name] = [:]
    for member in source["properties"]?.object?.members ?? [] {
      let pointer = node.pointer.appending("properties").appending(member.name)
      guard let schema = graph.node(at: pointer, inDocument: node.document) else { return nil }
      members[member.name] = schema
      formerNames[member.name] = member.value["x-renamed-from"]?.string.map { Name($0) }
    }
    self.members = members
    self.formerNames = formerNames
    required = Set((source["required"]?.array ?? []).compactMap { $0.string.map { Name($0) } })
    guard required.allSatisfy({ members[$0] != nil }) else { return nil }
  }
}
