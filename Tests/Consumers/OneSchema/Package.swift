// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "OneSchema",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Treaty", path: "../../..")],
  targets: [
    .executableTarget(
      name: "OneSchema",
      dependencies: [.product(name: "TreatyRuntime", package: "Treaty")],
      swiftSettings: [.treatAllWarnings(as: .error)],
      plugins: [.plugin(name: "TreatyTypes", package: "Treaty")])
  ]
)
