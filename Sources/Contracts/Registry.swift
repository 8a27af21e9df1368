public import Diagnostics
public import JSON
public import Schema

/// Who may use a type.
public enum Visibility: String, Sendable, Hashable, CaseIterable { case `public`, `private` }

/// How far a type has come in its life.
public enum EntryStatus: String, Sendable, Hashable, CaseIterable { case draft, active, deprecated }

/// What carrying out a command may do; from harmless to what reaches outside.
public enum SafetyClass: String, Sendable, Hashable, CaseIterable {
  case read = "READ"
  case writeInternal = "WRITE_INTERNAL"
  case writeExternalSideEffect = "WRITE_EXTERNAL_SIDE_EFFECT"

  /// From harmless to dangerous.
  public var rank: Int {
    switch self {
    case .read: 0
    case .writeInternal: 1
    case .writeExternalSideEffect: 2
    }
  }
}

/// A schema that a registry refers to.
public struct SchemaTarget: Sendable {
  /// The reference as written.
  public let reference: String
  /// The schema in the set's graph; nil when nothing answers to the reference, which is a finding.
  public let node: NodeID?
  /// Where the reference is written.
  public let place: Place
}

/// One version of a payload.
public struct PayloadVersion: Sendable {
  /// The number an envelope carries.
  public let number: Int
  /// Its schema.
  public let payload: SchemaTarget
  /// How far it has come.
  public let status: EntryStatus
  /// The folder with fixtures of this version, where it has one of its own.
  public let fixtureFolder: String?
  /// Where the version stands.
  public let place: Place
}

/// A document that a payload version must accept or refuse, from the version's own folder.
public struct PayloadFixture: Sendable {
  /// The type.
  public let type: Name
  /// The number of the payload version.
  public let number: Int
  /// Whether the version must accept it.
  public let mustBeValid: Bool
  /// The file.
  public let path: String
  /// What stands in it.
  public let value: JSON
}

/// Why and until when a type is kept.
public struct Deprecation: Sendable, Hashable {
  /// The last day or version of support.
  public enum Limit: Sendable, Hashable {
    /// `YYYY-MM-DD`.
    case date(String)
    case version(Version)
  }

  /// The version that deprecated the type.
  public let since: Version?
  /// Until when it is kept.
  public let lastSupported: Limit?
  /// `last_supported` as written.
  public let lastSupportedText: String?
  /// The type to use instead.
  public let replacedBy: String?
  /// Where it stands.
  public let place: Place
}

/// The envelope version that a registry builds on.
public struct EnvelopeVersion: Sendable, Hashable {
  /// The number.
  public let number: Int
  /// Where it is written.
  public let place: Place
}

/// What only commands have.
public struct CommandTraits: Sendable, Hashable {
  /// The one component that carries it out.
  public let handler: String?
  /// What it acts upon.
  public let targetRef: String?
  /// The scope of idempotency, beginning with its kind.
  public let dedupeScope: JSON?
  /// How dangerous it is.
  public let safetyClass: SafetyClass?
}

/// An event type or a command type.
public struct RegistryEntry: Sendable {
  /// What the type is.
  public enum Kind: String, Sendable, Hashable { case event, command }

  /// Event or command.
  public let kind: Kind
  /// The namespaced name.
  public let type: Name
  /// What people call it.
  public let title: String?
  /// What it is for.
  public let description: String?
  /// Who answers for it.
  public let owner: String?
  /// Who may use it.
  public let visibility: Visibility
  /// How far it has come.
  public let status: EntryStatus
  /// The payload versions, in the order of the file.
  public let versions: [PayloadVersion]
  /// The end of its life, once deprecated.
  public let deprecation: Deprecation?
  /// The modules known to use it.
  public let consumers: [Consumer]
  /// The name it had before.
  public let renamedFrom: Name?
  /// What only commands have.
  public let traits: CommandTraits?
  /// The answer's schema, of commands.
  public let outcome: SchemaTarget?
  /// The registry's file.
  public let document: JSONDocument
  /// Where the entry stands.
  public let pointer: JSONPointer

  /// A module known to use a type.
  public struct Consumer: Sendable, Hashable {
    /// The module.
    public let module: Name
    /// Where it is named.
    public let place: Place
  }

  /// The place of one of its members; of the entry when it has none of that name.
  public func place(_ member: Name? = nil) -> Place {
    guard let member else { return document.place(of: pointer) }
    let at = pointer.appending(member)
    return document.range(of: at) == nil ? document.place(of: pointer) : document.place(of: at)
  }
}
