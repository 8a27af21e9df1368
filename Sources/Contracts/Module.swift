public import Diagnostics
public import JSON
public import Schema

/// How much users may build on a module.
public enum Stability: String, Sendable, Hashable, CaseIterable {
  case draft, beta, stable

  /// From draft to stable.
  public var rank: Int {
    switch self {
    case .draft: 0
    case .beta: 1
    case .stable: 2
    }
  }
}

/// Who writes values of a contract and who reads them.
public enum Role: String, Sendable, Hashable, CaseIterable {
  case document, event, command
  case commandOutcome = "command-outcome"
  case errorResponse = "error-response"
  case envelope

  /// The directions that must hold within one major version.
  public var directions: CompatibilityMode {
    switch self {
    case .document, .command: .backward
    case .commandOutcome, .errorResponse: .forward
    case .event, .envelope: .full
    }
  }
}

/// The directions in which two versions of a contract must agree.
public enum CompatibilityMode: String, Sendable, Hashable, CaseIterable {
  case backward, forward, full, none

  /// Whether new readers must accept old values.
  public var asksBackward: Bool { self == .backward || self == .full }
  /// Whether old readers must accept new values.
  public var asksForward: Bool { self == .forward || self == .full }
}

/// A schema that a module publishes.
public struct Contract: Sendable {
  /// Its name: unique in its module, together with `series`.
  public let name: Name
  /// The major version in the name of its file (`_v1`, `.v1`), where there is one.
  public let series: Int?
  /// The file it stands in.
  public let file: String
  /// Where it stands in the file.
  public let pointer: JSONPointer
  /// The schema in the set's graph.
  public let node: NodeID
  /// What it is used as; never empty, in the order of `Role`.
  public let roles: [Role]
  /// The role that the manifest gives it.
  public let statedRole: Role?
  /// What the manifest asks for in place of the roles' directions.
  public let compatibility: CompatibilityMode?
  /// The schema as written.
  public let source: JSON

  /// A contract from its parts.
  package init(
    name: Name, series: Int?, file: String, pointer: JSONPointer, node: NodeID, roles: [Role],
    statedRole: Role? = nil, compatibility: CompatibilityMode?, source: JSON
  ) {
    self.name = name
    self.series = series
    self.file = file
    self.pointer = pointer
    self.node = node
    self.roles = roles
    self.statedRole = statedRole
    self.compatibility = compatibility
    self.source = source
  }

  /// Whether new readers must accept old values.
  public var asksBackward: Bool {
    compatibility?.asksBackward ?? roles.contains { $0.directions.asksBackward }
  }
  /// Whether old readers must accept new values.
  public var asksForward: Bool {
    compatibility?.asksForward ?? roles.contains { $0.directions.asksForward }
  }
}

/// A module that another one uses.
public struct Requirement: Sendable, Hashable {
  /// The module used.
  public let module: Name
  /// The versions that will do; nil when the text is no range, which is a finding.
  public let range: VersionRange?
  /// The range as written.
  public let text: String
  /// Where it is written.
  public let place: Place
}

/// A file in a fixture folder: a document that a contract must accept or refuse.
public struct Fixture: Sendable {
  /// The contract's name: that of its folder.
  public let contract: Name
  /// Whether the contract must accept it.
  public let mustBeValid: Bool
  /// The file.
  public let path: String
  /// What stands in it.
  public let value: JSON
}

/// A contract module: what its manifest says, and everything the manifest leads to.
public struct Module: Sendable {
  /// The name, unique in the repository.
  public let name: Name
  /// Who answers for it.
  public let owner: String?
  /// Its version; nil when there is none or it is no version, which is a finding.
  public let version: Version?
  /// How much users may build on it.
  public let stability: Stability
  /// The manifest; nil for the module of bare schema files, and for one that only registries name.
  public let manifest: JSONDocument?
  /// Where its version stands, when that is not in a manifest.
  public internal(set) var versionPlace: Place?
  /// What it publishes, by name and series.
  public internal(set) var contracts: [Contract] = []
  /// Its event types, by name.
  public internal(set) var events: [RegistryEntry] = []
  /// Its command types, by name.
  public internal(set) var commands: [RegistryEntry] = []
  /// The envelope version of its registries, each with its place.
  public internal(set) var envelopes: [EnvelopeVersion] = []
  /// The fixtures, by path.
  public internal(set) var fixtures: [Fixture] = []
  /// The fixtures of payload versions that have a folder of their own, by path.
  public internal(set) var payloadFixtures: [PayloadFixture] = []
  /// The fixture folder; nil when the manifest names none.
  public internal(set) var fixtureFolder: String?
  /// The folder of migration notes.
  public internal(set) var noteFolder = ""
  /// The migration notes, by version.
  public internal(set) var notes: [MigrationNote] = []
  /// The decisions that notes may name, by number.
  public internal(set) var decisions: [DecisionRecord] = []
  /// The modules it uses, by name.
  public internal(set) var requirements: [Requirement] = []
  /// The digest that a release wrote, `sha256:…`.
  public internal(set) var statedDigest: String?
  /// The digest of what the module publishes as it stands.
  public internal(set) var digest = ""

  /// Whether this is the module of schema files that belong to no manifest; it has no registries.
  public var isBare: Bool { manifest == nil && events.isEmpty && commands.isEmpty }

  /// The place of a member of the manifest.
  public func place(_ member: Name) -> Place? {
    guard let manifest else { return member == "version" ? versionPlace : nil }
    let pointer = JSONPointer([member])
    return manifest.range(of: pointer) == nil
      ? manifest.place(of: .root) : manifest.place(of: pointer)
  }
}
