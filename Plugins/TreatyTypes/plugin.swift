import Foundation
import PackagePlugin

/// Generates the Swift types of a target's contracts while it is built.
///
/// What to generate, and how, is decided by `treaty-generate`. Here is only what SwiftPM must know in
/// advance: which files it reads, and which files it writes. The latter are always the same, so that
/// schemas may come and go.
@main
struct TreatyTypes: BuildToolPlugin {
  private static let shardCount = 4

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let package = context.package.directoryURL
    let configuration = target.directoryURL.appending(path: "treaty.json")
    let isConfigured = FileManager.default.fileExists(atPath: configuration.path)
    let output = context.pluginWorkDirectoryURL
    let source =
      isConfigured
      ? ["--configuration", configuration.path] : ["--folder", target.directoryURL.path]
    return [
      .buildCommand(
        displayName: "Generating Swift types of \(target.name)",
        executable: try context.tool(named: "treaty-generate").url,
        arguments: source + [
          "--root", package.path, "--output", output.path, "--shards", "\(Self.shardCount)",
        ],
        // treaty.json may name contracts anywhere in the package, and references may lead there.
        inputFiles: contracts(below: [package] + hiddenFolders(namedBy: configuration)),
        outputFiles: (0..<Self.shardCount).map { output.appending(path: "Models\($0).swift") })
    ]
  }

  /// Every file of JSON below some folders, by its name; folders in them that begin with a dot hold none.
  private func contracts(below folders: [URL]) -> [URL] {
    let paths = folders.flatMap { folder in
      let files = FileManager.default.enumerator(
        at: folder, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
      return [folder] + (files?.compactMap { $0 as? URL } ?? [])
    }
    let files = paths.filter { Self.extensions.contains($0.pathExtension) }
    return Set(files).sorted { $0.path < $1.path }
  }

  /// The folders and files beginning with a dot that treaty.json names, in a glob or a reference.
  private func hiddenFolders(namedBy configuration: URL) -> [URL] {
    guard let bytes = try? Data(contentsOf: configuration),
      let settings = try? JSONSerialization.jsonObject(with: bytes)
    else { return [] }
    let folder = configuration.deletingLastPathComponent()
    return texts(in: settings).compactMap { text in
      let parts = text.split(separator: "/").prefix { !$0.contains("*") && !$0.contains("?") }
      guard let last = parts.lastIndex(where: { $0.first == "." && $0 != "." && $0 != ".." }) else {
        return nil
      }
      let path = parts[...last].joined(separator: "/")
      let place = folder.appending(path: path).standardizedFileURL
      return FileManager.default.fileExists(atPath: place.path) ? place : nil
    }
  }

  private func texts(in value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let list as [Any]: list.flatMap { texts(in: $0) }
    case let members as [String: Any]: members.values.flatMap { texts(in: $0) }
    default: []
    }
  }

  /// What schemas and registries are called.
  private static let extensions: Set<String> = ["json", "jsonschema", "schema"]
}
