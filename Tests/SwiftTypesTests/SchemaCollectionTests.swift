import Foundation
import JSON
import Schema
import TestSupport
import Testing

/// Schemas that people wrote, through generated types: the same verdicts as the validator's, and what
/// is accepted comes back as it was.
///
/// `make test` takes a sample; `TREATY_DEEP=1` all of them.
@Suite(.serialized) struct SchemaCollectionTests {
  private static let isDeep = ProcessInfo.processInfo.environment["TREATY_DEEP"] != nil

  @Test(.timeLimit(.minutes(30)))
  func schemaStoreIsReadAsTheValidatorReadsIt() throws {
    guard let folder = SharedData.path("codegen/schemastore", for: "SchemaStore") else { return }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0 != "LICENSE" }
    let chosen = names.enumerated().filter { Self.isDeep || $0.offset % 12 == 0 }.map(\.element)
    // The compiler's time grows faster than a module does. Neighbours are alike: they are dealt out.
    let moduleCount = (chosen.count + 14) / 15
    let items = try chosen.enumerated().map { index, name in
      try Item(
        name, schema: folder.appending(path: "\(name)/schema.json"),
        module: "Schemas\(index % moduleCount)", find: { Self.document($0, in: folder) }
      ) {
        try ["valid", "invalid"].flatMap { kind in
          let files = folder.appending(path: "\(name)/\(kind)")
          let list = try? FileManager.default.contentsOfDirectory(atPath: files.path)
          return try (list ?? []).sorted().map { file in
            try Example(files.appending(path: file), isValid: kind == "valid")
          }
        }
      }
    }
    let result = try check(
      items, in: GeneratedSuite(Self.isDeep ? "schemastore" : "schemastore-sample"))
    let absent = CollectionExceptions.absentDocuments.keys.filter { chosen.contains($0) }
    #expect(result.refused.sorted() == absent.map { Item.swiftName($0) }.sorted())
    let known = CollectionExceptions.schemaStore.keys.filter { name in
      chosen.contains { name.hasPrefix($0 + "/") }
    }
    let others = result.others.filter { name in !absent.contains { name.hasPrefix($0 + "/") } }
    #expect(others.sorted() == known.sorted())
  }

  /// The file of a document that a schema of SchemaStore refers to, when it is one of the collection.
  private static func document(_ uri: String, in folder: URL) -> URL? {
    let origin = "https://json.schemastore.org/"
    let path = uri.hasPrefix(origin) ? String(uri.dropFirst(origin.count)) : nil
    guard let file = path ?? SchemaReader.path(ofURI: uri), !file.contains("/") else { return nil }
    let name = file.hasSuffix(".json") ? String(file.dropLast(5)) : file
    return folder.appending(path: "\(name)/schema.json")
  }

  /// Where the schemas of quicktype lie for those who refer to them; here they lie beside each other.
  private static let quicktypeOrigin =
    "https://raw.githubusercontent.com/quicktype/quicktype/master/test/inputs/schema/"

  @Test(.timeLimit(.minutes(30)))
  func quicktypeFixturesAreReadAsTheValidatorReadsThem() throws {
    guard let folder = SharedData.path("codegen/quicktype", for: "quicktype") else { return }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let bases = files.filter { $0.hasSuffix(".schema") }.map { String($0.dropLast(7)) }
    var examples: [String: [String]] = [:]
    for file in files where file.hasSuffix(".json") && !file.contains(".out.") {
      let base = bases.filter { file.hasPrefix($0) }.max { $0.count < $1.count }
      if let base { examples[base, default: []].append(file) }
    }
    let chosen = bases.filter { Self.isDeep || $0 != "vega-lite" }
    let items = try chosen.map { base in
      // Only from 2019-09 on, an `$id` beside a `$ref` says what the schema is called.
      try Item(
        base, schema: folder.appending(path: "\(base).schema"),
        dialect: base == "id-root" ? .draft2020 : .draft07,
        find: { uri in
          let origin = Self.quicktypeOrigin
          let path = uri.hasPrefix(origin) ? String(uri.dropFirst(origin.count)) : nil
          return (path ?? SchemaReader.path(ofURI: uri)).map { folder.appending(path: $0) }
        }
      ) {
        try (examples[base] ?? []).map { file in
          try Example(folder.appending(path: file), isValid: !file.contains(".fail."))
        }
      }
    }
    let samples = items.flatMap(\.examples)
    #expect(samples.filter(\.isValid).count == 82)
    #expect(samples.filter { !$0.isValid }.count == 18)
    let result = try check(
      items, in: GeneratedSuite(Self.isDeep ? "quicktype" : "quicktype-sample"))
    let known = CollectionExceptions.quicktype.keys.map { "codegen/quicktype/\($0)" }
    #expect(result.others.sorted() == known.sorted())
  }

  /// Generates, compiles, asks, and compares each answer with the validator's. Returns the names of
  /// the samples that are not what their collection calls them, and of the schemas that are refused.
  private func check(
    _ items: [Item], in suite: GeneratedSuite
  ) throws -> (others: [String], refused: [String]) {
    var suite = suite
    try suite.generate(items.map(\.subject))
    let failure = try suite.build()
    #expect(failure == nil, "\(failure?.suffix(4000) ?? "")")
    guard failure == nil else { return ([], []) }
    let questions = items.flatMap { item in
      suite.isGenerated(item.key) ? item.examples.map { (item: item, example: $0) } : []
    }
    let answers = try suite.answers(questions.map { ($0.item.key, $0.example.value) })
    #expect(answers.count == questions.count)
    var counts = (accepted: 0, valid: 0, rejected: 0, invalid: 0)
    var failures: [String] = []
    var others = items.filter { !suite.isGenerated($0.key) }.flatMap { $0.examples.map(\.name) }
    for ((item, example), answer) in zip(questions, answers) {
      if example.isValid {
        counts.valid += 1
        counts.accepted += answer.isAccepted ? 1 : 0
      } else {
        counts.invalid += 1
        counts.rejected += answer.isAccepted ? 0 : 1
      }
      if answer.isAccepted != example.isValid { others.append(example.name) }
      let verdict = item.graph.isValid(example.value, at: item.graph.roots[0])
      if answer.isAccepted != verdict {
        failures.append(
          "\(example.name): \(answer.text.prefix(300)), the validator: \(verdict as Any)")
      } else if answer.isAccepted, try JSON(parsing: answer.text) != example.value {
        failures.append("\(example.name): comes back as \(answer.text.prefix(300))")
      }
    }
    print(
      "\(items.count) schemas, \(suite.refused.count) refused; accepted \(counts.accepted) of "
        + "\(counts.valid), rejected \(counts.rejected) of \(counts.invalid)")
    #expect(failures.count == 0, "\(failures.joined(separator: "\n"))")
    // What the validator cannot decide is not generated: references to documents that are not here.
    let undecidable = items.filter { !$0.isReadable }.map(\.key)
    #expect(suite.refused.keys.sorted() == undecidable.sorted(), "\(suite.refused)")
    return (others, items.filter { !suite.isGenerated($0.key) }.map(\.subject.name))
  }
}

/// A value and whether its collection calls it valid.
private struct Example {
  let name: String
  let value: JSON
  let isValid: Bool

  init(_ file: URL, isValid: Bool) throws {
    name = file.pathComponents.suffix(3).joined(separator: "/")
    value = try JSONDocument(parsing: Array(Data(contentsOf: file)), name: name).root
    self.isValid = isValid
  }
}

/// A schema of a collection with its examples.
private struct Item {
  let subject: GeneratedSuite.Subject
  let graph: SchemaGraph
  let examples: [Example]

  var key: String { "\(subject.module)/\(subject.name)" }

  /// Whether every keyword could be read.
  var isReadable: Bool {
    graph.nodes.allSatisfy { node in
      guard case .keywords(let entries) = node.form else { return true }
      return entries.allSatisfy { if case .unreadable = $0.keyword { false } else { true } }
    }
  }

  static func swiftName(_ name: String) -> String {
    "T" + name.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
  }

  /// `find` says where the document of a URI may lie.
  init(
    _ name: String, schema: URL, module: String = "Schemas", dialect: Dialect = .draft07,
    find: @escaping (String) -> URL?, examples: () throws -> [Example]
  ) throws {
    let load: (String) -> LoadedDocument = { uri in
      guard let file = find(uri), let data = try? Data(contentsOf: file) else { return .absent }
      do {
        // Every schema of SchemaStore lies in a file of the same name: the folder tells them apart.
        let name = file.pathComponents.suffix(2).joined(separator: "/")
        return .found(try JSONDocument(parsing: Array(data), name: name))
      } catch {
        return .unreadable("\(error)")
      }
    }
    let root = try JSONDocument(parsing: Array(Data(contentsOf: schema)), name: name).root
    let swiftName = Self.swiftName(name)
    subject = GeneratedSuite.Subject(
      name: swiftName, module: module, schema: root, dialect: dialect, load: load)
    graph = SchemaReader(options: SchemaOptions(defaultDialect: dialect), load: load).read([
      (SchemaReader.uri(ofPath: "\(swiftName).json"), JSONDocument(name: "s.json", root: root))
    ])
    self.examples = try examples()
  }
}
