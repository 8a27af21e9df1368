import Foundation
import JSON
import TestSupport
import Testing

/// What `treaty init` finds, writes and leaves alone.
@Suite struct InitTests {
  private func initialised(_ files: [String: String]) throws -> (TestRepository, ProgramResult) {
    let repository = try TestRepository()
    for (path, text) in files { try repository.write([path: text]) }
    try repository.commit("Begin")
    return (repository, try Shop().treaty(["init"], in: repository.folder))
  }

  private func configuration(_ repository: TestRepository) -> JSON? {
    let file = repository.folder.appending(path: "treaty.json")
    return (try? String(contentsOf: file, encoding: .utf8)).flatMap { try? JSON(parsing: $0) }
  }

  private let schema =
    #"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}"#

  @Test func whereThereIsNothingNothingIsWritten() throws {
    let (repository, result) = try initialised([
      "package.json": #"{"$schema": "https://json.schemastore.org/package", "type": "module"}"#
    ])
    #expect(result.exitCode == 0, "\(result)")
    #expect(result.output.contains("nothing to guard"), "\(result.output)")
    #expect(configuration(repository) == nil)
  }

  @Test(arguments: [
    (["schemas/a.schema.json", "schemas/deep/b.schema.json"], ["schemas/**/*.schema.json"]),
    (["schemas/a.json", "schemas/b.json"], ["schemas/**/*.json"]),
    (["a.json", "api/v1/b.json"], ["a.json", "api/**/*.json"]),
    (["org/order/jsonschema/1-0-0", "org/order/jsonschema/1-0-1"], ["org/**/*"]),
    (["node_modules/x/y.schema.json", "s/a.schema.json"], ["s/**/*.schema.json"]),
  ])
  func theGlobsMatchWhatIsThereAndCheckAcceptsIt(_ paths: [String], _ globs: [String]) throws {
    var files = ["other.json": #"{"a": 1}"#]
    for path in paths { files[path] = schema }
    let (repository, result) = try initialised(files)
    #expect(result.exitCode == 0, "\(result)")
    let written = configuration(repository)?["schemas"]?.array?.compactMap(\.string)
    #expect(written?.sorted() == globs.sorted(), "\(result.output)")
    let judged = try Shop().judge("check", in: repository.folder)
    #expect(judged.exitCode == 0, "\(judged)")
    #expect(judged.findings.isEmpty, "\(judged.rules)")
  }

  @Test func manifestsAndSchemasBesideThemAreNamed() throws {
    let shop = try Shop()
    try shop.repository.remove("treaty.json")
    try shop.repository.write(["api/extra.json": schema])
    let result = try shop.treaty(["init"])
    #expect(result.exitCode == 0, "\(result)")
    #expect(result.output.contains(Shop.manifest), "\(result.output)")
    let written = configuration(shop.repository)
    #expect(written?["modules"]?.array == ["contracts/**/*.contract.json"])
    #expect(written?["schemas"]?.array == ["api/**/*.json"])
    #expect(try shop.judge("check").exitCode == 0)
  }

  @Test func whatIsThereStays() throws {
    let (repository, _) = try initialised(["treaty.json": #"{"modules": []}"#])
    #expect(configuration(repository)?["modules"]?.array == [])
    let bare = try TestRepository.clone(repository.folder, ["--bare"])
    let result = try Shop().treaty(["init"], in: bare.folder)
    #expect(result.exitCode == 2, "\(result)")
    #expect(
      !FileManager.default.fileExists(atPath: bare.folder.appending(path: "treaty.json").path))
  }
}
