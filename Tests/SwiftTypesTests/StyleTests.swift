import Contracts
import Diagnostics
import Foundation
import JSON
import SwiftTypes
import TestSupport
import Testing

/// What `treaty.json` may ask of generated Swift: the golden `styles` is compiled with a program that
/// uses all of it, in a module whose default isolation is an actor.
@Suite struct StyleTests {
  private static let program = ##"""
    import Foundation
    import TreatyRuntime

    nonisolated func need<T: Hashable & Sendable & Identifiable & Codable>(_: T.Type) {}
    nonisolated func use() throws {
      need(Ticket.self)
      let ticket = try Ticket(json: #"{"id":"a","number":7}"#)
      print(ticket.priorityOrDefault, ticket.seatsOrDefault, ticket.discountOrDefault)
      print(ticket.dayOrDefault, ticket.isOpenOrDefault, ticket.jsonText())
      print(Ticket(id: "b", number: 1, note: .null).jsonText())
      print(Set([ticket, ticket]).count, ticket.id)
      let text = #"""
        {"parts":[{"id":"b","number":2,"discount":0.25}],"id":"a","number":1,"extra":[true,false],
         "note":null,"priority":"high","more":{"x":1.5,"y":[null,"z"]}}
        """#
      let read = try JSONDecoder().decode(Ticket.self, from: Data(text.utf8))
      print(read == (try Ticket(json: text)))
      let again = try JSONDecoder().decode(Ticket.self, from: try JSONEncoder().encode(read))
      print(again == read)
      let rush = try RushTicket(json: #"{"id":"r","number":3,"due":"now"}"#)
      print(try rush.asTicket.jsonText(), rush.due)
      do throws(DecodingFailure) {
        _ = try RushTicket(due: "now", id: "", number: 1).asTicket
      } catch {
        print(error.pointer)
      }
      do {
        _ = try JSONDecoder().decode([Ticket].self, from: Data(#"[{"id":"","number":1}]"#.utf8))
      } catch DecodingError.dataCorrupted(let context) {
        print(context.codingPath.map(\.stringValue), context.debugDescription)
      }
    }
    await Task.detached { try? use() }.value
    """##

  @Test func everySettingIsCompiledAndUsed() throws {
    let golden = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Types/styles")
    let folder = SharedData.repositoryRoot.appending(path: ".build/styles")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let main = folder.appending(path: "main.swift")
    try Data(Self.program.utf8).write(to: main)
    let products = try #require(Bundle.main.executableURL?.deletingLastPathComponent())
    let runtime = try GoldenProgram.runtimeObjects(in: products)
    let files = try FileManager.default.contentsOfDirectory(atPath: golden.path)
      .filter { $0.hasSuffix(".swift") }.sorted().map { golden.appending(path: $0).path }
    let program = folder.appending(path: "styles")
    let result = try Consumer.run(
      ["swiftc", "-swift-version", "6", "-warnings-as-errors", "-default-isolation", "MainActor"]
        + ["-module-name", "Styles", "-I", products.appending(path: "Modules").path]
        + [main.path] + files
        + runtime + ["-o", program.path])
    try #require(result.code == 0, "\(result.output)")
    let output = try Consumer.run([program.path]).output
    #expect(
      output == """

        low 1 0.25
        2026-11-21 true {"id":"a","number":7}
        {"id":"b","number":1,"priority":"low","seats":1,"discount":0.25,"day":"2026-11-21",\
        "is_open":true,"note":null,"window":"any"}
        1 a
        true
        true
        {"id":"r","number":3,"due":"now"} now
        /id
        ["Index 0"] /id: expected at least 1 character, found the string "" \
        [schema.json#/$defs/TicketID/minLength]

        """)
  }

  @Test func useOfADeprecatedMemberIsAWarningForPeopleOnly() throws {
    let golden = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Types/styles")
    let folder = SharedData.repositoryRoot.appending(path: ".build/styles")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let use = folder.appending(path: "use.swift")
    try Data("func use(_ ticket: Ticket) -> String? { ticket.comment }\n".utf8).write(to: use)
    let products = try #require(Bundle.main.executableURL?.deletingLastPathComponent())
    let result = try Consumer.run(
      ["swiftc", "-typecheck", "-swift-version", "6", "-I"]
        + [products.appending(path: "Modules").path, use.path]
        + ["Models.swift", "Models+JSON.swift"].map { golden.appending(path: $0).path })
    #expect(result.code == 0)
    #expect(result.output.contains("use.swift:1:"), "\(result.output)")
    #expect(result.output.contains("'comment' is deprecated: Deprecated by its schema."))
    #expect(!result.output.contains("Models"), "\(result.output)")
  }

  @Test func useOfADeprecatedTypeIsAWarningForPeopleOnly() throws {
    let golden = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Types/deprecated-types")
    let folder = SharedData.repositoryRoot.appending(path: ".build/styles")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let use = folder.appending(path: "deprecated.swift")
    let program = """
      func use(_ address: Address) -> Address.Kind? { address.kind }
      func use(_ parcel: Parcel) -> Bool { parcel.to.kind == .home && parcel.country == .at }
      """
    try Data(program.utf8).write(to: use)
    let products = try #require(Bundle.main.executableURL?.deletingLastPathComponent())
    let result = try Consumer.run(
      ["swiftc", "-typecheck", "-swift-version", "6", "-I"]
        + [products.appending(path: "Modules").path, use.path]
        + ["Models.swift", "Models+JSON.swift"].map { golden.appending(path: $0).path })
    #expect(result.code == 0)
    #expect(result.output.contains("deprecated.swift:1:"), "\(result.output)")
    #expect(result.output.contains("'Address' is deprecated: Deprecated by its schema."))
    #expect(!result.output.contains("deprecated.swift:2:"), "\(result.output)")
    #expect(!result.output.contains("Models"), "\(result.output)")
  }

  @Test func isolationIsLeftToTheModuleWhereThatIsAskedFor() throws {
    let schema = Array(#"{"title": "A", "type": "object"}"#.utf8)
    #expect(GoldenTests.generate(from: schema).files[0].text.contains("nonisolated"))
    var options = GenerationOptions()
    options.style.isolation = .inherited
    for file in GoldenTests.generate(from: schema, options: options).files {
      // Tables are constants: nothing isolates them.
      let types = file.text.replacing("nonisolated private enum JSONLayout", with: "")
      #expect(!types.contains("nonisolated"))
    }
  }

  @Test(
    "A setting that is none is a finding",
    arguments: [
      (#"{"conformances": ["Hashible"]}"#, "`Hashable`, `Codable` or `Identifiable`"),
      (#"{"conformances": "Hashable"}"#, "conformances"), (#"{"integers": "big"}"#, "exact"),
      (#"{"defaults": true}"#, "defaults"), (#"{"isolation": "main"}"#, "nonisolated"),
    ])
  func wrongSettings(text: String, message: String) throws {
    var diagnostics: [Diagnostic] = []
    let document = try JSONDocument(
      parsing: Array("{\"swift\": \(text)}".utf8), name: "treaty.json")
    _ = Configuration(reading: document, diagnostics: &diagnostics)
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.message.contains(message) == true, "\(diagnostics)")
  }
}
