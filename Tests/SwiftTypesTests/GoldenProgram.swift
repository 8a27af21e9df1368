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
    let objects = try Consumer.run(["sh", "-c", "ls \(products.path)/TreatyRuntime.build/*.o"])
      .output.split(separator: "\n").map(String.init)
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
}
