public import JSON
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
  /// The namespaces of events and commands, by registry and type.
  var registries: [Name: [Name: String]] = [:]

  /// No names.
  public init() {}

  /// Reads what `text` has written.
  ///
  /// - Throws: `JSONSyntaxError` where it is something else, or a name that cannot stand in Swift.
  public init(parsing bytes: [UInt8], name file: String) throws(JSONSyntaxError) {
    let reading = NameLockReading(try JSONDocument(parsing: bytes, name: file))
    let root = reading.document.root
    guard let object = root.object else {
      throw reading.fault(at: .root, "`treaty generate` has not written this: it is no object.")
    }
    let parts: [Name] = ["documents", "types", "members", "registries"]
    for member in object.members where !parts.contains(member.name) {
      throw reading.fault(
        at: JSONPointer([member.name]), "`treaty generate` writes no `\(member.name)`.")
    }
    documents = try reading.names(at: ["documents"], of: .type)
    types = try reading.names(at: ["types"], of: .path)
    members = try reading.groups(at: "members", of: .member)
    if root["registries"] != nil {
      registries = try reading.groups(at: "registries", of: .member)
    }
  }

  /// The file's text: sorted, so that a name more is a line more.
  public var text: String {
    let members = self.members.mapValues { Self.object($0.mapValues { .string($0) }) }
    let registries = self.registries.mapValues { Self.object($0.mapValues { .string($0) }) }
    var root: [JSONMember] = [
      JSONMember(name: "documents", value: Self.object(documents.mapValues { .string($0) })),
      JSONMember(name: "types", value: Self.object(types.mapValues { .string($0) })),
      JSONMember(name: "members", value: Self.object(members)),
    ]
    if !registries.isEmpty {
      root.append(JSONMember(name: "registries", value: Self.object(registries)))
    }
    return JSON.object(JSONObject(root)).indentedText()
  }

  private static func object(_ values: [Name: JSON]) -> JSON {
    let members = values.map { JSONMember(name: $0.key, value: $0.value) }
    return .object(JSONObject(members.sorted { $0.name < $1.name }))
  }
}
