public import JSON

/// A place in the documents of a graph.
public struct SchemaPlace: Sendable, Hashable {
  /// The document: an index into `SchemaGraph.documents`.
  public let document: Int
  /// The place in it.
  public let pointer: JSONPointer

  /// A place from its parts.
  public init(document: Int, pointer: JSONPointer) {
    self.document = document
    self.pointer = pointer
  }

  /// Whether one lies in the other.
  public func overlaps(_ other: SchemaPlace) -> Bool {
    document == other.document
      && (pointer.starts(with: other.pointer) || other.pointer.starts(with: pointer))
  }
}

/// One change between two versions of a schema, at the deepest place that can be named.
public struct SchemaChange: Sendable {
  /// What kind of change it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A keyword or schema was added, removed or replaced.
    case edited
    /// A text for readers was; no value depends on it.
    case described
    /// A definition is new; it counts where something refers to it.
    case defined
    /// A definition is gone.
    case undefined
    /// A definition has another name, and what referred to it refers to that.
    case renamed
    /// A definition stands elsewhere, and what referred to it refers to that place.
    case moved
    /// Definitions have each other's names, and what referred to them refers to the new ones.
    case swapped
    /// What a reference led to stands in its place.
    case inlined
    /// What stood there has become a definition, and is referred to.
    case extracted
  }

  /// What kind of change it is.
  public let kind: Kind
  /// Where it stood in the old documents; for something new, the place that it was added to.
  public let old: SchemaPlace
  /// Where it stands in the new documents; for something removed, the place that it was taken from.
  public let new: SchemaPlace
  /// What stood there; nil for absent.
  public let before: JSON?
  /// What stands there; nil for absent.
  public let after: JSON?
  /// What undoes it in the new documents, one step after another.
  let repairs: [Repair]

  /// Whether a definition has another name or place, and may have been edited there as well.
  var isRelocation: Bool { kind == .renamed || kind == .moved || kind == .swapped }

  /// Whether it can have an effect by itself.
  var isEffective: Bool {
    switch kind {
    case .described, .defined, .undefined: false
    case .edited, .renamed, .moved, .swapped, .inlined, .extracted: true
    }
  }
}

/// A step that undoes a change.
enum Repair: Sendable {
  /// Puts a value at a place; nil takes away what stands there.
  case put(SchemaPlace, JSON?)
  /// Puts at places of the new documents what stands at others, all at once.
  case copy([Move])

  /// From a place to another one.
  struct Move {
    let from: SchemaPlace
    let to: SchemaPlace
  }
}
