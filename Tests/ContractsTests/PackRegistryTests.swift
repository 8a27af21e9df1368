import JSON
import Schema
import TestSupport
import Testing

/// One entry of one registry.
struct PackRegistryEntry {
  let registry: String
  let module: String
  let entry: JSON

  static func all() throws -> [PackRegistryEntry] {
    try PackFiles.registries.flatMap { path -> [PackRegistryEntry] in
      let registry = try PackFiles.json(path)
      let entries = (registry["events"] ?? registry["commands"])?.array ?? []
      let module = registry["module"]?.string ?? ""
      return entries.map { PackRegistryEntry(registry: path, module: module, entry: $0) }
    }
  }

  /// The schema that `{"$ref": …}` in this entry leads to.
  func schema(_ reference: JSON) throws -> (graph: SchemaGraph, node: NodeID) {
    let text = try #require(reference["$ref"]?.string)
    let parts = text.split(separator: "#", maxSplits: 1).map(String.init)
    let graph = try PackFiles.graph(PackFiles.path(parts[0], from: registry))
    let pointer = try #require(JSONPointer(parsing: parts.count > 1 ? parts[1] : ""))
    return (graph, try #require(graph.node(at: pointer, inDocument: 0), "\(registry): \(text)"))
  }
}

@Suite struct PackRegistryTests {
  @Test func everyReferenceLeadsToAContract() throws {
    for entry in try PackRegistryEntry.all() {
      for version in entry.entry["versions"]?.array ?? [] {
        _ = try entry.schema(try #require(version["payload"]))
      }
      if let outcome = entry.entry["outcome"] { _ = try entry.schema(outcome) }
    }
  }

  @Test func everyTypeIsDefinedOnceAndInTheNamespaceOfItsModule() throws {
    var seen: Set<Name> = []
    for entry in try PackRegistryEntry.all() {
      let type = try #require(entry.entry["type"]?.string)
      #expect(seen.insert(Name(type)).inserted, "\(type) is defined twice")
      let namespace = entry.module == "ops_core" ? "core." : "shared.\(entry.module)."
      #expect(type.hasPrefix(namespace))
    }
  }

  @Test func payloadVersionsCountUpFromOne() throws {
    for entry in try PackRegistryEntry.all() {
      let numbers = entry.entry["versions"]?.array?.map {
        $0["payload_schema_version"]?.number?.int
      }
      #expect(numbers == (numbers ?? []).indices.map { $0 + 1 })
    }
  }

  /// A template that names an optional member would have no value for some commands.
  @Test func everyTemplateNamesRequiredMembersOfThePayload() throws {
    for entry in try PackRegistryEntry.all() where entry.entry["target_ref"] != nil {
      let templates =
        (entry.entry["dedupe_scope"]?.array ?? []) + [entry.entry["target_ref"] ?? .null]
      let names = Set(templates.flatMap { namesInBraces($0.string ?? "") })
      #expect(!names.isEmpty)
      for version in entry.entry["versions"]?.array ?? [] {
        let (graph, node) = try entry.schema(try #require(version["payload"]))
        let required = graph[node].source["required"]?.array ?? []
        for name in names { #expect(required.contains(.string(name)), "\(entry.entry["type"]!)") }
      }
    }
  }

  /// Everything that an operator can do leaves an admin event of its own kind.
  @Test func everyCommandOfRunOperateHasItsAdminAction() throws {
    let actions = try #require(
      PackContract.all.first { $0.name == "AdminActionType" }?.schema["enum"]?.array)
    let commands = try PackRegistryEntry.all().filter {
      $0.module == "run_operate" && $0.entry["handler"] != nil
    }
    #expect(commands.count == actions.count)
    for action in actions {
      let named = "`\(action.string ?? "")`"
      #expect(
        commands.contains { $0.entry["description"]?.string?.contains(named) == true }, "\(named)")
    }
  }

  private func namesInBraces(_ template: String) -> [String] {
    template.split(separator: "{").dropFirst().compactMap { part in
      part.split(separator: "}").first.map(String.init)
    }
  }
}
