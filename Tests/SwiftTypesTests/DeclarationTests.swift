import Foundation
import TestSupport
import Testing

@testable import SwiftTypes

/// What generated files declare, read by the toolchain's own parser, is what was planned: no text of a
/// schema adds a declaration or takes one away.
@Suite(.serialized) struct DeclarationTests {
  private static let folder = SharedData.repositoryRoot.appending(path: ".build/declarations")

  @Test func hostileTextsAddNoDeclarations() throws {
    let program = try Self.program()
    try? FileManager.default.removeItem(at: Self.folder.appending(path: "texts"))
    var planned: [String: [String]] = [:]
    var files: [String] = []
    let subjects = HostileTextTests.texts.indices.map {
      HostileTextTests.subject($0, module: "Texts")
    }
    for subject in subjects + [HostileTextTests.registry] {
      let generation = GeneratedSuite.generation(of: subject)
      // A refusal declares nothing; HostileTextTests holds that there is none.
      guard generation.isComplete else { continue }
      let namespace = subject.registered.isEmpty ? subject.name : nil
      var planner = Planner(GeneratedSuite.contracts(of: subject), within: namespace)
      planner.planAll()
      planned[subject.name] = Self.declarations(planner)
      let folder = Self.folder.appending(path: "texts/\(subject.name)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (number, file) in generation.files.enumerated() {
        let place = folder.appending(path: "\(number).swift")
        try Data(file.text.utf8).write(to: place)
        files.append(place.path)
      }
    }
    #expect(files.count > 150 && planned.count >= 80)
    let found = try Self.found(in: files, by: program)
    for (name, expected) in planned {
      #expect(found[name]?.sorted() == expected.sorted(), "\(name)")
    }
  }

  @Test func theParserSeesWhatIsNoDeclaration() throws {
    let folder = Self.folder.appending(path: "texts/odd")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "odd.swift")
    try Data("struct A { var b = 1 }\nfatalError()\n#if X\n#endif\nprotocol P {}\n".utf8)
      .write(to: file)
    let found = try Self.found(in: [file.path], by: Self.program())["odd"]
    #expect(
      found == [
        "struct A", "var A.b", "other functionCallExpr", "other ifConfigDecl",
        "other protocolDecl",
      ])
  }

  /// The declarations of models, one line each, as the judge spells them.
  private static func declarations(_ planner: Planner) -> [String] {
    var lines = planner.namespaces.map { "enum \($0)" }
    if !planner.checks.isEmpty {
      let name = (planner.outermost + ["SchemaChecks"]).joined(separator: ".")
      lines += ["enum \(name)", "let \(name).rules"]
    }
    for plan in planner.plans.values {
      let path = plan.path.joined(separator: ".")
      let members: [String]
      var word = "struct"
      switch plan.kind {
      case .object(let object): members = properties(object)
      case .tuple(let tuple):
        let rest: [String] = if case .refused = tuple.rest { [] } else { ["rest"] }
        members = (tuple.items.map(\.identifier) + rest).map { "var \($0)" }
      case .wrapper: members = ["var value"]
      case .alias: (word, members) = ("typealias", [])
      case .choice(let choice):
        let others = choice.isOpen ? ["case unknown"] : []
        (word, members) = ("enum", choice.cases.map { "case \($0.identifier)" } + others)
      case .values(let values):
        let others = values.isOpen ? ["case unknown", "var rawValue"] : []
        (word, members) = ("enum", values.cases.map { "case \($0.identifier)" } + others)
      case .union(let union):
        (word, members) = ("enum", union.branches.map { "case \($0.identifier)" })
      }
      lines.append("\(word) \(path)")
      lines += plan.outerName.map { ["typealias \($0)"] } ?? []
      lines += members.map { member in
        let parts = member.split(separator: " ", maxSplits: 1)
        return "\(parts[0]) \(path).\(parts[1])"
      }
    }
    return lines + planner.registries().flatMap { declarations($0) }
  }

  private static func declarations(_ registry: RegistryPlan) -> [String] {
    let path = registry.path.joined(separator: ".")
    var lines = ["enum \(path)", "enum \(path).Payload", "case \(path).Payload.unknown"]
    lines.append("var \(path).Payload.payloadVersion")
    for entry in registry.entries {
      let type = "\(path).\(entry.name)"
      lines += ["enum \(type)", "case \(path).Payload.\(entry.identifier)", "let \(type).typeName"]
      lines += entry.safetyClass.map { _ in ["let \(type).safetyClass"] } ?? []
      lines += entry.outcome.map { _ in ["typealias \(type).Outcome"] } ?? []
      lines += entry.versions.map { "typealias \(type).V\($0.number)" }
      lines += ["typealias \(type).Latest", "enum \(type).Stored", "case \(type).Stored.unknown"]
      lines.append("var \(type).Stored.payloadVersion")
      lines += entry.versions.map { "case \(type).Stored.v\($0.number)" }
      for upcast in entry.upcasts {
        let step = "\(type).FromV\(upcast.old)"
        lines += ["enum \(step)"] + ["Old", "New", "Step"].map { "typealias \(step).\($0)" }
      }
    }
    return lines
  }

  private static func properties(_ object: ObjectPlan) -> [String] {
    let members = object.members.flatMap { member -> [String] in
      switch member.content {
      case .value:
        // What is deprecated is stored beside the property that warns.
        ["var \(member.identifier)"]
          + (member.notes.isDeprecated
            ? ["var " + Identifier.member("stored " + member.identifier)] : [])
      case .constant(.null), .constant(.number(_, nil)), .forbidden: []
      case .constant: ["let \(member.identifier)"]
      }
    }
    let groups = object.groups.map { "var \($0.identifier)" }
    switch object.rest {
    case .refused, .dropped: return members + groups
    case .kept: return members + groups + ["var unknownMembers"]
    case .typed: return members + groups + ["var additional"]
    }
  }

  /// What the files of each folder declare, but for the machinery that every type has.
  private static func found(in files: [String], by program: URL) throws -> [String: [String]] {
    let result = try Consumer.run([program.path] + files)
    #expect(result.code == 0, "\(result.output.suffix(2000))")
    var found: [String: [String]] = [:]
    var name = ""
    for line in result.output.split(separator: "\n") {
      if line.hasPrefix("file ") {
        name =
          URL(filePath: String(line.dropFirst(5))).deletingLastPathComponent()
          .lastPathComponent
      } else if !isMachinery(line) {
        found[name, default: []].append(String(line))
      }
    }
    return found
  }

  private static func isMachinery(_ line: Substring) -> Bool {
    line == "import TreatyRuntime"
      || line.wholeMatch(
        of:
          /(init .*\.init|func .*\.(write|==|payload|latest|JSONLayout\.read)|enum .*\.JSONLayout)/)
        != nil
      || line.wholeMatch(of: /var .*\.writtenForm/) != nil
      || line.wholeMatch(
        of: /let .*\.JSONLayout\.(shape|types|texts|values|tag|branches|check\d+|pattern\d+)/)
        != nil
  }

  /// The judge, compiled against the parser that comes with the toolchain.
  private static func program() throws -> URL {
    let compiler = try Consumer.run(["sh", "-c", "readlink -f \"$(command -v swiftc)\""])
    let path = compiler.output.trimmingCharacters(in: .whitespacesAndNewlines)
    let host = URL(filePath: path).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "lib/swift/host").path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = folder.appending(path: "main.swift")
    let judge = SharedData.repositoryRoot.appending(path: "Tests/Judges/declarations.swift")
    try Data(contentsOf: judge).write(to: source)
    let program = folder.appending(path: "declarations")
    let result = try Consumer.run(
      ["swiftc", "-I", host, "-L", host, "-lSwiftParser", "-lSwiftSyntax"]
        + ["-Xlinker", "-rpath", "-Xlinker", host, source.path, "-o", program.path])
    try #require(result.code == 0, "\(result.output)")
    return program
  }
}
