import Foundation
import TestSupport
import Testing

/// Programs that use the goldens of `Tests/Fixtures/Types`, compiled together with them and the runtime.
enum GoldenProgram {
  /// What a program prints that uses the types of some rows; warnings are errors.
  static func output(of program: String, named name: String, using rows: [String]) throws -> String
  {
    let folder = SharedData.repositoryRoot.appending(path: ".build/\(name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let main = folder.appending(path: "main.swift")
    try Data(program.utf8).write(to: main)
    let products = try #require(Bundle.main.executableURL?.deletingLastPathComponent())
    let objects = try runtimeObjects(in: products)
    var files = [main.path]
    for row in rows {
      let golden = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Types/\(row)")
      // One module has one set of rules: those of the others are empty here.
      for file in try FileManager.default.contentsOfDirectory(atPath: golden.path).sorted()
      where file.hasSuffix(".swift") {
        let text = try String(contentsOf: golden.appending(path: file), encoding: .utf8)
        let prefix = row.split(separator: "-").joined()
        let copy = folder.appending(path: "\(prefix)-\(file)")
        try text.replacing("SchemaChecks", with: "\(prefix)Checks").write(
          to: copy, atomically: true, encoding: .utf8)
        files.append(copy.path)
      }
    }
    let executable = folder.appending(path: name)
    let result = try Consumer.run(
      ["swiftc", "-swift-version", "6", "-warnings-as-errors", "-module-name", name]
        + ["-I", products.appending(path: "Modules").path] + files + objects
        + ["-o", executable.path])
    try #require(result.code == 0, "\(result.output)")
    return try Consumer.run([executable.path]).output
  }

  /// The object files of the runtime; those of sources that were renamed or removed may still lie there.
  static func runtimeObjects(in products: URL) throws -> [String] {
    let sources = SharedData.repositoryRoot.appending(path: "Sources/TreatyRuntime")
    let names = Set(
      try FileManager.default.subpathsOfDirectory(atPath: sources.path).map {
        URL(filePath: $0).lastPathComponent + ".o"
      })
    let folder = products.appending(path: "TreatyRuntime.build")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { names.contains($0) }.map { folder.appending(path: $0).path }
  }
}
