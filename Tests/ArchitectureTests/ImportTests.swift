import Foundation
import Testing

/// The modules that may touch files, the clock, the environment or the terminal.
private let edges: Set<String> = ["GitHistory", "Files", "treaty", "treaty-generate"]

@Test func onlyJSONImportsJanssonAndOnlyGitHistoryImportsLibgit2() throws {
  for file in try swiftFiles(below: ["Sources"]) {
    for (attributes, module) in file.imports where module == "CJansson" || module == "CGit2" {
      let owner = module == "CJansson" ? "JSON" : "GitHistory"
      #expect(file.module == owner, "\(file) imports \(module)")
      #expect(attributes == "internal", "\(file) must import \(module) as internal")
    }
  }
}

@Test func pureModulesImportNeitherFoundationNorThePlatform() throws {
  let impure: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Darwin", "Musl", "Dispatch", "Synchronization",
    "Files", "GitHistory",
  ]
  for file in try swiftFiles(below: ["Sources"]) {
    guard let module = file.module, !edges.contains(module) else { continue }
    for (_, imported) in file.imports where impure.contains(imported) {
      // jansson's own numbers and memory come through CJansson, which re-exports the platform.
      Issue.record("\(file) imports \(imported), and \(module) is pure")
    }
  }
}

@Test func nothingButTheExecutablesPrints() throws {
  for file in try swiftFiles(below: ["Sources"]) where !edges.contains(file.module ?? "") {
    for (index, line) in file.lines.enumerated() {
      let code = line.trimmingCharacters(in: .whitespaces)
      #expect(!code.hasPrefix("print("), "\(file):\(index + 1) prints")
      #expect(!code.hasPrefix("debugPrint("), "\(file):\(index + 1) prints")
    }
  }
}

@Test func theRuntimeImportsNothing() throws {
  for file in try swiftFiles(below: ["Sources/TreatyRuntime"]) {
    #expect(file.imports.isEmpty, "\(file) imports \(file.imports.map(\.module))")
  }
}

/// The edges of docs/architecture.md: what each module may import.
private let allowed: [String: Set<String>] = [
  "JSON": ["CJansson"],
  "Patterns": [],
  "Diagnostics": ["JSON"],
  "Snapshots": [],
  "Files": ["Snapshots", "Glibc", "Darwin", "Musl", "Synchronization"],
  "Schema": ["JSON", "Patterns", "Diagnostics", "TreatyRuntime"],
  "Inclusion": ["JSON", "Patterns", "Diagnostics", "Schema"],
  "Contracts": ["JSON", "Diagnostics", "Schema", "Snapshots", "TreatyRuntime"],
  "Compatibility": [
    "JSON", "Diagnostics", "Schema", "Inclusion", "Contracts", "Snapshots", "TreatyRuntime",
  ],
  "SwiftTypes": ["JSON", "Patterns", "Diagnostics", "Schema", "Inclusion", "Contracts"],
  "GitHistory": ["CGit2", "Files", "Snapshots"],
  "Reports": ["JSON", "Diagnostics", "Snapshots", "Contracts", "Compatibility", "Schema"],
  "TreatyRuntime": [],
]

@Test func modulesImportOnlyWhatStandsBelowThem() throws {
  for file in try swiftFiles(below: ["Sources"]) {
    guard let module = file.module, let below = allowed[module] else { continue }
    for (_, imported) in file.imports {
      #expect(below.contains(imported), "\(file) imports \(imported)")
    }
  }
}

@Test func theBuildToolDoesNotLinkLibgit2() throws {
  let libraries = try linkedLibraries(of: "treaty-generate")
  #expect(!libraries.isEmpty)
  #expect(!libraries.contains { $0.contains("libgit2") }, "\(libraries)")
  #expect(libraries.contains { $0.contains("jansson") }, "\(libraries)")
}

@Test func theCommandLinksLibgit2AndNoFoundation() throws {
  let libraries = try linkedLibraries(of: "treaty")
  #expect(!libraries.contains { $0.contains("Foundation") }, "\(libraries)")
}
