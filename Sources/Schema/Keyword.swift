public import JSON
public import Patterns

/// A schema's number within its `SchemaGraph`.
public struct NodeID: Sendable, Hashable, Comparable {
  /// The index into `SchemaGraph.nodes`.
  public let index: Int

  /// A node by its index.
  public init(_ index: Int) { self.index = index }

  /// The order of reading.
  public static func < (left: NodeID, right: NodeID) -> Bool { left.index < right.index }
}

/// A keyword as it was read: its meaning, free of the differences between dialects.
///
/// What dialects spell differently arrives here in one form: draft-04's boolean `exclusiveMinimum`
/// inside `.minimum`, `dependencies` as `.dependentRequired` and `.dependentSchemas`, array-valued
/// `items` as `.prefixItems`, `additionalItems` as `.items(_, from:)`, `$recursiveRef` as
/// `.dynamicReference`.
public enum Keyword: Sendable {
  // Any type
  case type(TypeSet)
  case enumeration([JSON])
  case constant(JSON)
  // Numbers
  case multipleOf(JSONNumber)
  case minimum(JSONNumber, exclusive: Bool)
  case maximum(JSONNumber, exclusive: Bool)
  // Strings; lengths in Unicode scalars, clamped to Int.max
  case minLength(Int)
  case maxLength(Int)
  case pattern(PatternText)
  case format(String)
  // Arrays
  case prefixItems([NodeID])
  /// Every item from the given index on.
  case items(NodeID, from: Int)
  /// `marksEvaluated` is true from 2020-12 on: matching items count as evaluated.
  case contains(NodeID, minimum: Int, maximum: Int?, marksEvaluated: Bool)
  case minItems(Int)
  case maxItems(Int)
  case uniqueItems
  case unevaluatedItems(NodeID)
  // Objects
  case properties([NamedSchema])
  case patternProperties([PatternSchema])
  /// For members that neither `properties` nor `patternProperties` of the same node name.
  case additionalProperties(NodeID)
  case propertyNames(NodeID)
  case minProperties(Int)
  case maxProperties(Int)
  case required([Name])
  case dependentRequired([DependentNames])
  case dependentSchemas([NamedSchema])
  case unevaluatedProperties(NodeID)
  // In-place applicators
  case allOf([NodeID])
  case anyOf([NodeID])
  case oneOf([NodeID])
  case not(NodeID)
  /// `if` with its `then` and `else`; absent branches accept everything.
  case conditional(condition: NodeID, consequence: NodeID?, alternative: NodeID?)
  // References
  case reference(NodeID)
  /// `$dynamicRef` and `$recursiveRef`: `initial` is where it points statically, and stays when
  /// `anchor` is nil (the initial target is not a dynamic anchor, so it is a plain reference).
  case dynamicReference(initial: NodeID, anchor: Name?)
  /// A keyword that asserts something Treaty could not read (illegal value, unresolved reference);
  /// a diagnostic says what. Nothing may be concluded as if it were absent.
  case unreadable(Unread)
}

/// What a keyword that could not be read is known by.
public struct Unread: Sendable {
  /// Why it could not be read.
  public let reason: String
  /// Two keywords of one identity mean the same, whatever that is and wherever they stand. Nil where the meaning
  /// depends on more than the keyword's own text and URI: such a keyword is like itself alone.
  public let identity: Name?
  /// Whether it is a reference that leads back to itself without stepping into the instance.
  public let isCircular: Bool

  /// A keyword by what is known of it.
  public init(reason: String, identity: Name? = nil, isCircular: Bool = false) {
    self.reason = reason
    self.identity = identity
    self.isCircular = isCircular
  }
}

/// A keyword and where it stands.
public struct KeywordEntry: Sendable {
  /// The keyword's own name as written, `exclusiveMinimum` for example.
  public let name: Name
  /// What it means.
  public let keyword: Keyword

  /// An entry from its parts.
  public init(name: Name, keyword: Keyword) {
    self.name = name
    self.keyword = keyword
  }
}

/// A property name and the schema of its value.
public struct NamedSchema: Sendable {
  /// The member's name.
  public let name: Name
  /// The schema it leads to.
  public let schema: NodeID

  /// A pair from its parts.
  public init(name: Name, schema: NodeID) {
    self.name = name
    self.schema = schema
  }
}

/// A pattern over names and the schema of the members that match it.
public struct PatternSchema: Sendable {
  /// Matched anywhere in the name unless anchored.
  public let pattern: PatternText
  /// The schema it leads to.
  public let schema: NodeID

  /// A pair from its parts.
  public init(pattern: PatternText, schema: NodeID) {
    self.pattern = pattern
    self.schema = schema
  }
}

/// The names that must be present when one is.
public struct DependentNames: Sendable {
  /// The member whose presence demands the others.
  public let name: Name
  /// The members demanded.
  public let required: [Name]

  /// A pair from its parts.
  public init(name: Name, required: [Name]) {
    self.name = name
    self.required = required
  }
}

/// A pattern as written, and as parsed; nil when it is no legal pattern (a diagnostic says so),
/// which makes the keyword one that nothing can be concluded from.
public struct PatternText: Sendable {
  /// The source text.
  public let source: String
  /// The parsed pattern.
  public let pattern: Pattern?

  /// A pattern from its parts.
  public init(source: String, pattern: Pattern?) {
    self.source = source
    self.pattern = pattern
  }
}
