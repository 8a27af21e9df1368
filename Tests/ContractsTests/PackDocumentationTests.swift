import Foundation
import JSON
import Schema
import TestSupport
import Testing

/// The specifications of the Run/Operate plane say what the schemas say.
@Suite struct PackDocumentationTests {
  static let folder = "docs/model_spec/meta-layers/run_operate_plane/"
  static let documents = PackFiles.paths(below: folder, ending: ".md")
  @Test(arguments: documents)
  func everyCodeFormattedNameExists(_ path: String) throws {
    let names = try PackVocabulary.names()
    for span in codeSpans(try prose(path)) {
      if span.contains("/") {
        #expect(PackFiles.exists(span) || names.contains { $0.hasSuffix(span) }, "\(path): \(span)")
      } else if span.contains("=") {
        for name in span.split(separator: "{").dropFirst().compactMap({
          $0.split(separator: "}").first
        }) {
          #expect(names.contains(String(name)), "\(path): \(span)")
        }
      } else {
        #expect(names.contains(span), "\(path): \(span)")
      }
    }
  }

  @Test(arguments: PackContract.runOperate)
  func everyContractHasASectionWithAllItsMembers(_ contract: PackContract) throws {
    let sections = try Self.documents.map { try section("### \(contract.name)", of: prose($0)) }
    let found = sections.filter { !$0.isEmpty }
    #expect(found.count == 1)
    let text = found.first ?? []
    let mentioned = Set(codeSpans(text))
    for (_, object) in contract.schema.objects {
      for member in object["properties"]?.object?.members ?? [] {
        #expect(mentioned.contains(member.name.text), "\(contract.name).\(member.name)")
      }
    }
    guard let members = contract.schema["properties"]?.object?.members else { return }
    let required = contract.schema["required"]?.array ?? []
    let table = rows(text).filter { $0.count == 3 && $0[0].hasPrefix("`") }
    let first: [String] = table.map { $0[0] }
    let names: [String] = members.map { "`" + $0.name.text + "`" }
    #expect(first == names)
    for (row, member) in zip(table, members) {
      let isRequired = required.contains(.string(member.name.text))
      #expect((row[1] == "required") == isRequired, "\(contract.name).\(member.name)")
    }
  }

  @Test func everyClosedListIsSpelledOut() throws {
    let mentioned = Set(try Self.documents.flatMap { codeSpans(try prose($0)) })
    for contract in PackContract.runOperate {
      for (_, object) in contract.schema.objects {
        for value in object["enum"]?.array ?? [] {
          #expect(mentioned.contains(value.string ?? ""), "\(contract.name): \(value.compactText)")
        }
      }
    }
  }

  /// A block that begins with "```json NAME" shows a contract, or a kind of file such as `manifest`.
  @Test(arguments: documents + ["docs/contracts.md"])
  func everyExampleSatisfiesWhatItNames(_ path: String) throws {
    let lines = try PackFiles.lines(path)
    for (index, line) in lines.enumerated() where line.hasPrefix("```json ") {
      let (graph, node) = try schema(named: String(line.dropFirst("```json ".count)))
      let text = lines[(index + 1)...].prefix { $0 != "```" }.joined(separator: "\n")
      let validation = graph.accepts(try JSON(parsing: text), at: node)
      #expect(validation.verdict == .accepted, "\(path): \(validation.errors)")
    }
  }

  private func schema(named name: String) throws -> (SchemaGraph, NodeID) {
    let contract = PackContract.all.first { $0.name == name }
    let parts = name.split(separator: "#").map(String.init)
    let file = contract?.file ?? "schemas/\(parts[0]).schema.json"
    let place = parts.count > 1 ? JSONPointer(parsing: parts[1]) : .root
    let graph = try PackFiles.graph(file)
    let pointer = try #require(contract?.pointer ?? place)
    return (graph, try #require(graph.node(at: pointer, inDocument: 0)))
  }

  @Test(
    arguments: documents + PackFiles.paths(below: "docs/decisions/", ending: ".md")
      + PackFiles.paths(below: "docs/migrations/", ending: ".md"))
  func everyLinkLeadsToAFile(_ path: String) throws {
    for part in try prose(path).joined(separator: "\n").components(separatedBy: "](").dropFirst() {
      let target = part.prefix { $0 != ")" && $0 != "#" }
      guard !target.isEmpty, !target.contains("://") else { continue }
      let file = PackFiles.path(String(target), from: path)
      #expect(PackFiles.exists(file), "\(path): \(target)")
    }
  }

  /// The lines outside fenced blocks.
  private func prose(_ path: String) throws -> [String] {
    var fence: String?
    return try PackFiles.lines(path).filter { line in
      let ticks = String(line.prefix { $0 == "`" })
      if let open = fence {
        if ticks == open { fence = nil }
        return false
      }
      if ticks.count >= 3 { fence = ticks }
      return fence == nil
    }
  }

  private func codeSpans(_ lines: [String]) -> [String] {
    lines.flatMap { line in
      line.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    }
  }

  /// The cells of the table rows.
  private func rows(_ lines: [String]) -> [[String]] {
    lines.filter { $0.hasPrefix("|") }.map { line in
      line.split(separator: "|").map { cell in
        cell.trimmingCharacters(in: CharacterSet.whitespaces)
      }
    }
  }

  private func section(_ heading: String, of lines: [String]) -> [String] {
    guard let start = lines.firstIndex(of: heading) else { return [] }
    return Array(lines[(start + 1)...].prefix { !$0.hasPrefix("#") })
  }
}

/// The names that the schemas, registries and manifests of the pack use.
enum PackVocabulary {
  static func names() throws -> Set<String> {
    var names: Set<String> = []
    for path in PackFiles.contractSchemas {
      collectNames(of: try PackFiles.json(path), into: &names)
    }
    for path in PackFiles.registries + PackFiles.manifests {
      collectTexts(of: try PackFiles.json(path), into: &names)
    }
    return names
  }

  private static func collectNames(of schema: JSON, into names: inout Set<String>) {
    for (_, object) in schema.objects {
      for keyword in ["properties", "$defs"] as [Name] {
        names.formUnion(object[keyword]?.object?.members.map(\.name.text) ?? [])
      }
      let values = (object["enum"]?.array ?? []) + (object["examples"]?.array ?? [])
      names.formUnion((values + [object["const"] ?? .null]).compactMap(\.string))
    }
  }

  private static func collectTexts(of value: JSON, into names: inout Set<String>) {
    switch value {
    case .string(let text): names.insert(text)
    case .array(let items): for item in items { collectTexts(of: item, into: &names) }
    case .object(let object):
      for member in object.members { collectTexts(of: member.value, into: &names) }
    default: break
    }
  }
}
