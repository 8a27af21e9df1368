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
  /// The namespaces of events and commands, by registry and type.
  var registries: [Name: [Name: String]] = [:]

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
      object.members.allSatisfy({
        ["documents", "types", "members", "registries"].contains($0.name)
      }),
      let documents = Self.texts(root["documents"]), let types = Self.texts(root["types"]),
      let members = Self.groups(root["members"]),
      let registries = root["registries"].map(Self.groups) ?? [:]
    else { return nil }
    self.documents = documents
    self.types = types
    self.members = members
    self.registries = registries
  }

  private static func groups(_ value: JSON?) -> [Name: [Name: String]]? {
    guard let object = value?.object else { return nil }
    var groups: [Name: [Name: String]] = [:]
    for member in object.members {
      guard let names = texts(member.value) else { return nil }
      groups[member.name] = names
    }
    return groups
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
