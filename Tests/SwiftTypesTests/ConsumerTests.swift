import Foundation
import TestSupport
import Testing

/// Packages of users, built as users build them: in a folder of their own, with their own scratch
/// folder, through the plug-in.
@Suite(.serialized) struct ConsumerTests {
  @Test(.timeLimit(.minutes(10)))
  func onePackageWithOneSchemaInThreeLines() throws {
    let package = try Consumer("OneSchema")
    defer { package.remove() }
    let first = try package.swift("run", "--quiet")
    #expect(first.code == 0, "\(first.output)")
    #expect(
      first.output.contains(
        #"o-1 1 tea null {"order_id":"o-1","lines":[{"item":"tea","count":2}],"note":null,"#
          + #""replaces":{"order_id":"o-0","lines":[{"item":"tea","count":1}]},"gift":1.50}"#),
      "\(first.output)")
    #expect(first.output.contains("\no-1\n"))
    #expect(
      first.output.contains(
        "/lines/0/count (line 1, column 56): expected at least 1, found the number 0"))

    // A schema that cannot be generated ends the build with an error at its place.
    let schema = package.folder.appending(path: "Sources/OneSchema/order.schema.json")
    let text = try String(contentsOf: schema, encoding: .utf8)
    try text.replacing("\"minItems\": 1", with: "\"contains\": {\"pattern\": \"(a)\\\\1\"}")
      .write(to: schema, atomically: true, encoding: .utf8)
    let second = try package.swift("build")
    #expect(second.code != 0)
    let message = "order.schema.json:13:20: error: The pattern `(a)\\1`"
    #expect(second.output.contains(message), "\(second.output)")
  }
}

/// A copy of a package in Tests/Consumers, in a temporary folder.
private struct Consumer {
  let folder: URL

  init(_ name: String) throws {
    let root = SharedData.repositoryRoot
    folder = FileManager.default.temporaryDirectory
      .appending(path: "treaty-consumer-\(name)-\(ProcessInfo.processInfo.processIdentifier)")
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.copyItem(
      at: root.appending(path: "Tests/Consumers/\(name)"), to: folder)
    let manifest = folder.appending(path: "Package.swift")
    try String(contentsOf: manifest, encoding: .utf8)
      .replacing("\"../../..\"", with: "\"\(root.path)\"")
      .write(to: manifest, atomically: true, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Runs `swift` in the folder; what it printed, errors included.
  func swift(_ arguments: String...) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["swift"] + arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, "\n" + String(decoding: bytes, as: UTF8.self))
  }
}
