// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A target whose contracts become Swift while it is built.
func typed(_ name: String) -> Target {
  .target(
    name: name,
    dependencies: [.product(name: "TreatyRuntime", package: "Treaty")],
    swiftSettings: strict,
    plugins: [.plugin(name: "TreatyTypes", package: "Treaty")])
}

let package = Package(
  name: "Shop",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Treaty", path: "../../..")],
  targets: [
    .executableTarget(
      name: "OneSchema",
      dependencies: [.product(name: "TreatyRuntime", package: "Treaty")],
      swiftSettings: strict,
      plugins: [.plugin(name: "TreatyTypes", package: "Treaty")]),
    typed("Orders"),
    typed("Stock"),
    typed("Billing"),
    typed("Mail"),
    .executableTarget(
      name: "Shop", dependencies: ["Orders", "Stock", "Billing", "Mail"], swiftSettings: strict),
  ]
)
