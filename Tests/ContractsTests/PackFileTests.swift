import JSON
import Schema
import TestSupport
import Testing

/// Every file that Treaty reads or writes in this repository is what its schema says.
@Suite struct PackFileTests {
  struct Kind: Sendable, CustomTestStringConvertible {
    let schema: String
    let files: [String]
    var testDescription: String { schema }
  }

  static let kinds = [
    Kind(schema: "treaty", files: PackFiles.paths(below: "treaty.json", ending: "treaty.json")),
    Kind(schema: "manifest", files: PackFiles.manifests),
    Kind(
      schema: "event-registry", files: PackFiles.paths(below: "contracts/", ending: ".events.json")),
    Kind(
      schema: "command-registry",
      files: PackFiles.paths(below: "contracts/", ending: ".commands.json")),
    Kind(
      schema: "report",
      files: PackFiles.paths(below: "Tests/Fixtures/Reports/", ending: ".json")),
  ]

  /// Waivers and run records have no file here: their schemas are held by the fixtures below.
  @Test(arguments: kinds)
  func everyFileSatisfiesItsSchema(_ kind: Kind) throws {
    #expect(!kind.files.isEmpty)
    let graph = try PackFiles.graph("schemas/\(kind.schema).schema.json")
    for path in kind.files {
      let validation = graph.accepts(try PackFiles.json(path), at: graph.roots[0])
      #expect(validation.verdict == .accepted, "\(path): \(validation.errors)")
    }
  }

  /// Every kind of file has values that are refused for one reason alone.
  @Test(arguments: PackFiles.schemas)
  func everySchemaOfAFileKindShowsWhatItAcceptsAndWhatItRefuses(_ path: String) throws {
    let name = path.dropFirst("schemas/".count).dropLast(".schema.json".count)
    let fixtures = "Tests/Fixtures/Schemas/\(name)/"
    let valid = PackFiles.paths(below: fixtures + "valid-", ending: ".json")
    let invalid = PackFiles.paths(below: fixtures + "invalid-", ending: ".json")
    #expect(valid.count >= 1)
    #expect(invalid.count >= 2)
    let graph = try PackFiles.graph(path)
    let accepted = try valid.map { try PackFiles.json($0) }
    for (file, value) in zip(valid, accepted) {
      let validation = graph.accepts(value, at: graph.roots[0])
      #expect(validation.verdict == .accepted, "\(file): \(validation.errors)")
    }
    for file in invalid {
      let value = try PackFiles.json(file)
      #expect(graph.isValid(value, at: graph.roots[0]) == false, "\(file)")
      #expect(accepted.contains { value.differences(from: $0).count == 1 }, "\(file)")
    }
  }

  @Test(arguments: kinds)
  func everyFileLeadsAnEditorToItsSchema(_ kind: Kind) throws {
    for path in kind.files {
      guard let schema = try PackFiles.json(path)["$schema"]?.string else { continue }
      guard schema != "urn:treaty:schema:\(kind.schema)" else { continue }
      #expect(
        PackFiles.path(schema, from: path) == "schemas/\(kind.schema).schema.json", "\(path)")
    }
  }

  @Test(arguments: PackFiles.manifests)
  func everyPathOfAManifestLeadsSomewhere(_ manifest: String) throws {
    let module = try PackFiles.json(manifest)
    let lists = ["schemas", "events", "commands"].flatMap { module[Name($0)]?.array ?? [] }
    for entry in lists + [module["fixtures"] ?? .null, module["decisions"] ?? .null] {
      let path = PackFiles.path(entry.string ?? entry["path"]?.string ?? "", from: manifest)
      #expect(PackFiles.exists(path), "\(path)")
    }
  }

  @Test func everyDecisionAndEveryNoteHasTheFrontMatterOfItsKind() throws {
    let decisions = PackFiles.paths(below: "docs/decisions/0", ending: ".md")
    #expect(decisions.count >= 7)
    let notes = PackFiles.paths(below: "docs/migrations/", ending: ".md")
      .filter { $0 != "docs/migrations/README.md" }
    var matter = try decisions.map { ("decision", $0, try frontMatter(PackFiles.lines($0), $0)) }
    matter += try notes.map { ("migration-note", $0, try frontMatter(PackFiles.lines($0), $0)) }
    // The page about notes shows a whole one.
    let page = "docs/migrations/README.md"
    let example = try PackFiles.lines(page).drop { $0 != "````markdown" }.dropFirst()
    matter.append(("migration-note", page, frontMatter(Array(example), page)))
    for (schema, path, value) in matter {
      let graph = try PackFiles.graph("schemas/\(schema).schema.json")
      let validation = graph.accepts(value, at: graph.roots[0])
      #expect(validation.verdict == .accepted, "\(path): \(validation.errors)")
    }
  }

  /// `key: value` and `key: [a, b]` between two lines of three hyphens.
  private func frontMatter(_ lines: [String], _ path: String) -> JSON {
    #expect(lines.first == "---", "\(path)")
    return .object(
      JSONObject(
        lines.dropFirst().prefix { $0 != "---" }.map { line in
          let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
          return JSONMember(name: Name(parts[0]), value: scalarOrList(parts.last ?? ""))
        }))
  }

  private func scalarOrList(_ text: String) -> JSON {
    guard text.hasPrefix("["), text.hasSuffix("]") else { return .string(text) }
    let items = text.dropFirst().dropLast().split(separator: ", ")
    return .array(items.map { .string(String($0)) })
  }
}
