// swift-tools-version: 6.2
import PackageDescription

// Built by the benchmarks on a copy, beside Swift that `treaty generate` has put into Sources.
let package = Package(
  name: "Decoding",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Treaty", path: "../../..")],
  targets: [
    .executableTarget(
      name: "Decoding",
      dependencies: [.product(name: "TreatyRuntime", package: "Treaty")])
  ]
)
