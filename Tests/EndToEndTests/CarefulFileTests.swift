import Foundation
import TestSupport
import Testing

/// Files that Treaty must not replace, and files that it must not wait for.
@Suite struct CarefulFileTests {
  private static let schema = #"{"type": "object", "properties": {"id": {"maxLength": 9}}}"#

  private func treaty(_ words: String, in repository: TestRepository) throws -> ProgramResult {
    try runProgram(
      try builtProgram("treaty"), words.split(separator: " ").map(String.init),
      in: repository.folder, environment: repository.environment)
  }

  @Test func aFileThatSomebodyWroteIsNotReplaced() throws {
    let repository = try TestRepository()
    try repository.write([
      "treaty.json": #"{"schemas": ["schemas/*.json"], "swift": {"output": "made"}}"#,
      "schemas/order.json": Self.schema,
    ])
    #expect(try treaty("generate", in: repository).exitCode == 0)
    let folder = repository.folder.appending(path: "made")
    let made = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let file = try #require(made.first { !$0.contains("+") })
    try repository.write(["made/\(file)": "let mine = 1\n"])
    let refused = try treaty("generate", in: repository)
    #expect(refused.exitCode == 2, "\(refused)")
    #expect(refused.errors.contains("was not written by treaty generate"), "\(refused)")
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    #expect(text == "let mine = 1\n")
    try repository.write(["made/\(file)": ""])
    #expect(try treaty("generate", in: repository).exitCode == 0)
  }

  /// A reference that leads nowhere makes Treaty look for its document among the neighbours.
  @Test func aPipeBesideASchemaIsNotOpened() throws {
    let repository = try TestRepository()
    try repository.write(["order.json": #"{"$ref": "http://example.com/none"}"#])
    let pipe = repository.folder.appending(path: "pipe.json")
    try #require(mkfifo(pipe.path, 0o600) == 0)
    let result = try treaty("validate order.json order.json", in: repository)
    #expect(result.exitCode == 3, "\(result)")
  }
}
