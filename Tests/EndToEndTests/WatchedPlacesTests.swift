import Foundation
import TestSupport
import Testing

/// What the tool of the plug-in says it has read, so that SwiftPM notices what comes and goes there.
@Suite struct WatchedPlacesTests {
  /// A target's treaty.json, and the places that are watched for it. A folder that is not there yet is
  /// watched for in the one where it would be; the package itself, in which the output lies, never is.
  @Test(arguments: [
    (#"["../../contracts/*.schema.json"]"#, ["Sources/App", "contracts"]),
    (#"["../../contracts/v2/new/*.schema.json"]"#, ["Sources/App", "contracts"]),
    (#"["../../.hidden/*.schema.json"]"#, [".hidden", "Sources/App"]),
    (#"["a.schema.json"]"#, ["Sources/App", "contracts/parts", "root.schema.json"]),
    (#"["../../**/*.schema.json"]"#, [".hidden", "Sources", "contracts", "root.schema.json"]),
    (#"["../../none/*.schema.json"]"#, [".hidden", "Sources", "contracts"]),
  ])
  func theToolSaysWhatABuildMustWatch(_ globs: String, _ expected: [String]) throws {
    let repository = try TestRepository()
    let reference = #"{"$ref": "../../contracts/parts/part.schema.json"}"#
    let upward = #"{"$ref": "../../root.schema.json"}"#
    try repository.write([
      "Sources/App/treaty.json": #"{"schemas": \#(globs)}"#,
      "Sources/App/a.schema.json":
        #"{"type": "object", "properties": {"part": \#(reference), "root": \#(upward)}}"#,
      "contracts/order.schema.json": #"{"type": "object"}"#,
      "contracts/parts/part.schema.json": #"{"type": "object"}"#,
      ".hidden/memo.schema.json": #"{"type": "object"}"#,
      "root.schema.json": #"{"type": "object"}"#,
      ".build/old.schema.json": "{", "out/Watched/stale": "",
    ])
    let watched = repository.folder.appending(path: "out/Watched")
    let result = try runProgram(
      try builtProgram("treaty-generate"),
      [
        "--configuration", "Sources/App/treaty.json", "--root", ".", "--output", "out",
        "--watched", watched.path,
      ], in: repository.folder, environment: repository.environment)
    #expect(result.exitCode == 0, "\(result)")
    let links = try FileManager.default.contentsOfDirectory(atPath: watched.path)
    let places = try links.map { name in
      try FileManager.default.destinationOfSymbolicLink(
        atPath: watched.appending(path: name).path)
    }
    let root = "/\(repository.folder.lastPathComponent)/"
    let seen = places.map { $0.components(separatedBy: root).last ?? $0 }
    #expect(seen.sorted() == expected, "\(places)")
  }
}
