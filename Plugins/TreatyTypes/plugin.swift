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
        inputFiles: contracts(below: package),
        outputFiles: (0..<Self.shardCount).map { output.appending(path: "Models\($0).swift") })
    ]
  }

  /// Every file of JSON below a folder, by its name; folders that begin with a dot hold none.
  private func contracts(below folder: URL) -> [URL] {
    let files = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
    let paths = files?.compactMap { $0 as? URL } ?? []
    return paths.filter { Self.extensions.contains($0.pathExtension) }.sorted { $0.path < $1.path }
  }

  /// What schemas and registries are called.
  private static let extensions: Set<String> = ["json", "jsonschema", "schema"]
}
