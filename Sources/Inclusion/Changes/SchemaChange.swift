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

  /// What happened to an item of a list whose order does not count: a branch, a constant, a name, a type.
  public enum Item: Sendable, Hashable {
    /// It is new; its old place is the list's.
    case added
    /// It is gone; its new place is the list's.
    case removed
  }

  /// What kind of change it is.
  public let kind: Kind
  /// Where it stood in the old documents; for something new, the place that it was added to.
  public let old: SchemaPlace
  /// Where it stands in the new documents; for something removed, the place that it was taken from.
  public let new: SchemaPlace
  /// What happened to an item of a list; nil for all other changes.
  public let item: Item?
  /// What stood there; nil for absent.
  public let before: JSON?
  /// What stands there; nil for absent.
  public let after: JSON?
  /// What undoes it in the new documents, one step after another.
  let repairs: [Repair]

  init(
    kind: Kind, old: SchemaPlace, new: SchemaPlace, item: Item? = nil, before: JSON?, after: JSON?,
    repairs: [Repair]
  ) {
    self.kind = kind
    self.old = old
    self.new = new
    self.item = item
    self.before = before
    self.after = after
    self.repairs = repairs
  }

  /// Whether a definition has another name or place, and may have been edited there as well.
  var isRelocation: Bool {
    switch kind {
    case .renamed, .moved, .swapped: true
    case .inlined, .extracted: repairs.contains { if case .copy = $0 { true } else { false } }
    case .edited, .described, .defined, .undefined: false
    }
  }

  /// Whether it can have an effect by itself.
  var isEffective: Bool {
    switch kind {
    case .described, .defined, .undefined: false
    case .edited, .renamed, .moved, .swapped, .inlined, .extracted: true
    }
  }
}

extension SchemaChange {
  /// Whether both are the same change.
  func isSame(as other: SchemaChange) -> Bool { old == other.old && new == other.new }

  /// The lists that an item was added to or removed from, in both versions.
  var lists: (old: SchemaPlace, new: SchemaPlace)? {
    switch item {
    case .added: (old, new.outer)
    case .removed: (old.outer, new)
    case nil: nil
    }
  }

  /// Whether another change is part of this one, or this one of it: what is told of one tells of both.
  func covers(_ other: SchemaChange) -> Bool {
    if isSame(as: other) { return true }
    if item != nil { return false }
    guard let list = other.lists?.new else { return new.overlaps(other.new) }
    return new.document == list.document && list.pointer.starts(with: new.pointer)
  }
}

extension SchemaPlace {
  /// The place around it.
  fileprivate var outer: SchemaPlace {
    SchemaPlace(document: document, pointer: pointer.parent ?? .root)
  }
}

/// A step that undoes a change.
enum Repair: Sendable {
  /// Puts a value at a place; nil takes away what stands there.
  case put(SchemaPlace, JSON?)
  /// Adds an item to the end of a list, or takes it out again. All others stay where they are.
  case append(SchemaPlace, JSON)
  case remove(SchemaPlace, JSON)
  /// Puts at places of the new documents what stands at others, all at once.
  case copy([Move])

  /// From a place to another one.
  struct Move {
    let from: SchemaPlace
    let to: SchemaPlace
  }
}
