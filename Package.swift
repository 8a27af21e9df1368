// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors for people who change Treaty. Swift Build silences those of dependencies and
/// stops at a package that asks for both, so a checkout that another package made does not ask.
let isDependency = Context.packageDirectory.contains("/checkouts/")

let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (isDependency ? [] : [.treatAllWarnings(as: .error)])

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: strict)
}

let package = Package(
  name: "Treaty",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "treaty", targets: ["treaty"]),
    .executable(name: "treaty-generate", targets: ["treaty-generate"]),
    .library(name: "TreatyRuntime", targets: ["TreatyRuntime"]),
    .library(name: "GeneratedContracts", targets: ["GeneratedContracts"]),
    .plugin(name: "TreatyTypes", targets: ["TreatyTypes"]),
    .plugin(name: "TreatyCommand", targets: ["TreatyCommand"]),
  ],
  targets: [
    .systemLibrary(
      name: "CJansson", pkgConfig: "jansson",
      providers: [.apt(["libjansson-dev"]), .brew(["jansson"])]),
    .systemLibrary(
      name: "CGit2", pkgConfig: "libgit2",
      providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),

    module("JSON", ["CJansson"]),
    module("Patterns"),
    module("Diagnostics", ["JSON"]),
    module("Snapshots"),
    module("Files", ["Snapshots"]),
    module("Schema", ["JSON", "Patterns", "Diagnostics", "TreatyRuntime"]),
    module("Inclusion", ["JSON", "Patterns", "Diagnostics", "Schema"]),
    module("Contracts", ["JSON", "Diagnostics", "Schema", "Snapshots", "TreatyRuntime"]),
    module(
      "Compatibility", ["JSON", "Diagnostics", "Schema", "Inclusion", "Contracts", "TreatyRuntime"]),
    module(
      "SwiftTypes", ["JSON", "Patterns", "Diagnostics", "Schema", "Inclusion", "Contracts"]),
    module("GitHistory", ["CGit2", "Files", "Snapshots"]),
    module(
      "Reports", ["JSON", "Diagnostics", "Snapshots", "Contracts", "Compatibility"]),
    module("TreatyRuntime"),

    .executableTarget(
      name: "treaty",
      dependencies: [
        "JSON", "Patterns", "Diagnostics", "Snapshots", "Files", "Schema", "Inclusion", "Contracts",
        "Compatibility", "SwiftTypes", "GitHistory", "Reports",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "treaty-generate",
      dependencies: [
        "JSON", "Diagnostics", "Snapshots", "Files", "Schema", "Contracts", "SwiftTypes",
        "TreatyRuntime",
      ],
      swiftSettings: strict),

    .plugin(name: "TreatyTypes", capability: .buildTool(), dependencies: ["treaty-generate"]),
    .plugin(
      name: "TreatyCommand",
      capability: .command(
        intent: .custom(
          verb: "treaty", description: "Check contracts, compare schemas, generate Swift types."),
        permissions: [
          .writeToPackageDirectory(reason: "Write generated Swift, notes and configuration.")
        ]),
      dependencies: ["treaty"]),

    .target(
      name: "GeneratedContracts", dependencies: ["TreatyRuntime"], path: "generated",
      swiftSettings: strict),

    .executableTarget(
      name: "demo-reader", dependencies: ["TreatyRuntime", "GeneratedContracts"],
      path: "Tests/Demo/Reader", swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["JSON"], path: "Tests/TestSupport", swiftSettings: strict),
    tests("JSONTests", ["JSON"]),
    tests("PatternsTests", ["Patterns", "JSON"]),
    tests("SchemaTests", ["Schema", "JSON", "Patterns", "Diagnostics"]),
    tests("InclusionTests", ["Inclusion", "Schema", "JSON", "Patterns", "Diagnostics"]),
    tests(
      "ContractsTests",
      ["Contracts", "Schema", "JSON", "Diagnostics", "Snapshots", "Files", "TreatyRuntime"]),
    tests(
      "CompatibilityTests",
      ["Compatibility", "Contracts", "Schema", "Inclusion", "JSON", "Diagnostics", "Snapshots"]),
    tests(
      "SwiftTypesTests",
      [
        "SwiftTypes", "Contracts", "Schema", "JSON", "Patterns", "Diagnostics", "Snapshots",
        "Files", "TreatyRuntime", "GeneratedContracts", "Compatibility", "Inclusion",
      ]),
    tests("FilesTests", ["Files", "Snapshots"]),
    tests("GitHistoryTests", ["GitHistory", "Snapshots"]),
    tests(
      "ReportsTests",
      ["Reports", "Compatibility", "Contracts", "Schema", "JSON", "Diagnostics", "Snapshots"]),
    tests("TreatyRuntimeTests", ["TreatyRuntime", "GeneratedContracts"]),
    tests("ArchitectureTests", ["treaty", "treaty-generate"]),
    tests(
      "EndToEndTests",
      ["treaty", "treaty-generate", "demo-reader", "GitHistory", "JSON", "Schema"]),
  ]
)
