import Foundation
import TestSupport

/// The package in Tests/Consumers/Shop as its users build it: a copy with folders of its own.
///
/// All tests share the copy and what was built of it, because building the tool costs minutes. What a
/// test changes is put back by the next one; files that are as they should be are not touched.
struct Consumer {
  let folder: URL
  let scratch: URL
  static let root = SharedData.repositoryRoot
  private static let place = root.appending(path: ".build/consumers")

  init() throws { try self.init(scratch: "scratch") }

  /// A consumer whose dependency lies where SwiftPM checks out what it has fetched.
  static func ofCheckout() throws -> Consumer {
    let checkout = place.appending(path: "checkouts/Treaty")
    for part in ["Plugins", "Sources", "Tests", "generated"] {
      try mirror(root.appending(path: part), to: checkout.appending(path: part))
    }
    try copy(root.appending(path: "Package.swift"), to: checkout.appending(path: "Package.swift"))
    let consumer = Consumer(
      folder: place.appending(path: "FetchingShop"), scratch: place.appending(path: "swiftbuild"))
    try consumer.restore(treaty: checkout)
    return consumer
  }

  /// The same package with a folder of its own for what is built.
  init(scratch name: String) throws {
    folder = Self.place.appending(path: "Shop")
    scratch = Self.place.appending(path: name)
    try restore(treaty: Self.root)
  }

  /// An empty package, with what was built for the others.
  static func ofNothing() throws -> Consumer {
    let folder = place.appending(path: "Nothing")
    try? FileManager.default.removeItem(at: folder)
    return Consumer(folder: folder, scratch: place.appending(path: "scratch"))
  }

  private init(folder: URL, scratch: URL) {
    self.folder = folder
    self.scratch = scratch
  }

  /// Makes the copy equal to the original, on a copy of Treaty.
  private func restore(treaty: URL) throws {
    let original = Self.root.appending(path: "Tests/Consumers/Shop")
    let manifest = "Package.swift"
    try Self.mirror(original, to: folder, leaving: manifest)
    let text = try String(contentsOf: original.appending(path: manifest), encoding: .utf8)
    try write(text.replacing("\"../../..\"", with: "\"\(treaty.path)\""), to: manifest)
  }

  /// Makes a folder hold the same files as another one; what is the same keeps its date.
  private static func mirror(_ original: URL, to folder: URL, leaving: String? = nil) throws {
    let wanted = try files(below: original)
    let isWanted = Set(wanted)
    for path in try files(below: folder) where path != leaving && !isWanted.contains(path) {
      try FileManager.default.removeItem(at: folder.appending(path: path))
    }
    for path in wanted where path != leaving {
      try copy(original.appending(path: path), to: folder.appending(path: path))
    }
  }

  private static func copy(_ original: URL, to file: URL) throws {
    let bytes = try Data(contentsOf: original)
    if let present = try? Data(contentsOf: file), present == bytes { return }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file, options: .atomic)
  }

  private static func files(below folder: URL) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
      var isFolder: ObjCBool = false
      let url = folder.appending(path: path)
      return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
        && !isFolder.boolValue && !path.hasPrefix(".")
    }
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  func write(_ text: String, to path: String) throws {
    let file = folder.appending(path: path)
    if let present = try? String(contentsOf: file, encoding: .utf8), present == text { return }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// Writes into the file that is there, as some editors do: the folder around it does not change.
  func overwrite(_ text: String, to path: String) throws {
    try text.write(to: folder.appending(path: path), atomically: false, encoding: .utf8)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: folder.appending(path: path))
  }

  /// How a program ended, and what it printed, errors included.
  struct Ending {
    /// The exit code; the signal when one ended it.
    let code: Int32
    let hasCrashed: Bool
    let output: String
  }

  /// Runs `swift` in the folder.
  func swift(
    _ command: String, _ arguments: String..., environment: [String: String] = [:]
  ) throws -> Ending {
    try swift(command, arguments, environment: environment)
  }

  /// Runs `swift` in the folder. Packages that share what was built must be planned anew: SwiftPM would
  /// take the plan of the one that was built last.
  func swift(
    _ command: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Ending {
    try plainSwift(command, ["--disable-build-manifest-caching"] + arguments, environment)
  }

  /// The same as users do it, for whom SwiftPM takes the plan of the last build where it can.
  func plainSwift(
    _ command: String, _ arguments: [String], _ environment: [String: String] = [:]
  ) throws -> Ending {
    try Self.run(
      ["swift", command, "--scratch-path", scratch.path] + arguments, in: folder, environment)
  }

  static func run(
    _ arguments: [String], in folder: URL = root, _ environment: [String: String] = [:]
  ) throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Ending(
      code: process.terminationStatus, hasCrashed: process.terminationReason == .uncaughtSignal,
      output: "\n" + String(decoding: bytes, as: UTF8.self))
  }

  /// What was generated for a target: the text of each file.
  func generated(for target: String) throws -> [String: String] {
    try Self.texts(
      in: scratch.appending(path: "plugins/outputs/shop/\(target)/destination/TreatyTypes"))
  }

  /// The text of each file of Swift in a folder.
  static func texts(in folder: URL) throws -> [String: String] {
    var texts: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".swift") {
      texts[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    return texts
  }

  /// The modules of which anything was compiled, those for the plug-ins' tools included.
  func builtModules() throws -> Set<String> {
    let products = scratch.appending(path: "debug")
    let folders = try FileManager.default.contentsOfDirectory(atPath: products.path)
      .filter { $0.hasSuffix(".build") }
    let built = try folders.filter { folder in
      try FileManager.default.contentsOfDirectory(
        atPath: products.appending(path: folder).path
      ).contains { $0.hasSuffix(".o") }
    }
    return Set(
      built.map { $0.replacing(".build", with: "").replacing("-tool", with: "") })
  }

  /// When each object file of a target was written.
  func objects(of target: String) throws -> [String: Date] {
    let folder = scratch.appending(path: "debug/\(target).build")
    var dates: [String: Date] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".swift.o") {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: folder.appending(path: name).path)
      dates[name] = attributes[.modificationDate] as? Date
    }
    return dates
  }
}
