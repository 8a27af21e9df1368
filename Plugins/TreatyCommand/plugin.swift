import Foundation
import PackagePlugin

/// Runs `treaty` in the package's folder: `swift package treaty check`.
@main
struct TreatyCommand: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let process = Process()
    process.executableURL = try context.tool(named: "treaty").url
    process.arguments = arguments
    process.currentDirectoryURL = context.package.directoryURL
    try process.run()
    process.waitUntilExit()
    guard process.terminationReason == .exit else {
      Diagnostics.error("treaty was ended by signal \(process.terminationStatus)")
      return
    }
    // SwiftPM ends with this code, too, so that scripts can tell findings from failures.
    if process.terminationStatus != 0 { exit(process.terminationStatus) }
  }
}
