import PackagePlugin

@main
struct TreatyCommand: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {}
}
