import Foundation
import PackagePlugin

/// Generates the Swift types of a target's contracts while it is built.
///
/// What to generate, and how, is decided by `treaty-generate`. Here is only what SwiftPM must know in
/// advance: which files it reads, and which files it writes. The latter are always the same, so that
/// schemas may come and go. What it has read, also outside of the target, it says by links in a folder.
@main
struct TreatyTypes: BuildToolPlugin {
  private static let shardCount = 4

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let package = context.package.directoryURL
    let configuration = target.directoryURL.appending(path: "treaty.json")
    let isConfigured = FileManager.default.fileExists(atPath: configuration.path)
    let output = context.pluginWorkDirectoryURL
    let watched = output.appending(path: "Watched")
    let source =
      isConfigured
      ? ["--configuration", configuration.path] : ["--folder", target.directoryURL.path]
    return [
      // It does nothing. But where files come and go in the folder that it is said to write, or behind
      // a link in there, SwiftPM asks again what to build; it would not notice them outside of targets.
      .prebuildCommand(
        displayName: "Watching the schemas of \(target.name)",
        executable: URL(filePath: "/bin/sh"), arguments: ["-c", ":"],
        outputFilesDirectory: watched),
      .buildCommand(
        displayName: "Generating Swift types of \(target.name)",
        executable: try context.tool(named: "treaty-generate").url,
        arguments: source + [
          "--root", package.path, "--output", output.path, "--watched", watched.path,
          "--shards", "\(Self.shardCount)",
        ],
        inputFiles: inputs(from: [target.directoryURL] + (try places(linkedFrom: watched))),
        outputFiles: (0..<Self.shardCount).map { output.appending(path: "Models\($0).swift") }),
    ]
  }

  /// The folders and files that the tool has read when it ran last; none before it has.
  private func places(linkedFrom folder: URL) throws -> [URL] {
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    return try files.contentsOfDirectory(atPath: folder.path).compactMap { name in
      // What is no link is not the tool's, which removes it.
      let link = folder.appending(path: name).path
      guard let path = try? files.destinationOfSymbolicLink(atPath: link),
        files.fileExists(atPath: path)
      else { return nil }
      return URL(filePath: path)
    }
  }

  /// Every file of JSON in some folders, by its name, and the folders around them: they change when one
  /// is made beside them that a `**` leads into.
  private func inputs(from places: [URL]) -> [URL] {
    let files = places.flatMap { place in
      var files = [place]
      let below = FileManager.default.enumerator(at: place, includingPropertiesForKeys: nil)
      while let file = below?.nextObject() as? URL {
        if [".build", ".git"].contains(file.lastPathComponent) { below?.skipDescendants() }
        files.append(file)
      }
      return files
    }
    let contracts = files.filter { Self.extensions.contains($0.pathExtension) }
    let folders = places.map { $0.deletingLastPathComponent() }
    return Set(contracts + folders).sorted { $0.path < $1.path }
  }

  /// What schemas and registries are called.
  private static let extensions: Set<String> = ["json", "jsonschema", "schema"]
}
