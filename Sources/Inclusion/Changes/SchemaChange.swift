public import JSON
import Schema

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
}

/// One edit of a schema, at the deepest place that explains it, and what it does to the whole.
public struct SchemaChange: Sendable {
  /// What kind of edit it is, a stable word such as `object.member-removed`.
  public let kind: Kind
  /// Where it stands in the old documents; for something new, the schema it was added to.
  public let oldPlace: SchemaPlace
  /// Where it stands in the new documents; for something removed, the schema it was taken from.
  public let newPlace: SchemaPlace
  /// What was edited, one sentence without a full stop.
  public let message: String
  /// Whether a value of the old whole is lost by it: old ⊆ new, as far as this edit goes.
  public let backward: Verdict
  /// Whether a value of the new whole is gained by it: new ⊆ old, as far as this edit goes.
  public let forward: Verdict

  /// The kinds of edits. The words are stable.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case typeNarrowed = "type.narrowed"
    case typeWidened = "type.widened"
    case typeChanged = "type.changed"
    case enumValueRemoved = "enum.value-removed"
    case enumValueAdded = "enum.value-added"
    case enumChanged = "enum.changed"
    case numberBoundNarrowed = "number.bound-narrowed"
    case numberBoundWidened = "number.bound-widened"
    case numberMultipleChanged = "number.multiple-changed"
    case stringLengthNarrowed = "string.length-narrowed"
    case stringLengthWidened = "string.length-widened"
    case patternChanged = "pattern.changed"
    case formatChanged = "format.changed"
    case arrayLengthNarrowed = "array.length-narrowed"
    case arrayLengthWidened = "array.length-widened"
    case arrayUniqueChanged = "array.unique-changed"
    case arrayItemsChanged = "array.items-changed"
    case arrayContainsChanged = "array.contains-changed"
    case objectMemberAdded = "object.member-added"
    case objectMemberRemoved = "object.member-removed"
    case objectMemberRequired = "object.member-required"
    case objectMemberOptional = "object.member-optional"
    case objectOthersChanged = "object.others-changed"
    case objectNamesChanged = "object.names-changed"
    case objectSizeNarrowed = "object.size-narrowed"
    case objectSizeWidened = "object.size-widened"
    case objectDependencyChanged = "object.dependency-changed"
    case unionBranchRemoved = "union.branch-removed"
    case unionBranchAdded = "union.branch-added"
    case conditionChanged = "condition.changed"
    case negationChanged = "negation.changed"
    case schemaChanged = "schema.changed"
  }
}

/// Everything known about two versions of a schema.
public struct SchemaDifference: Sendable {
  /// Whether every value of the old whole is still one: old ⊆ new.
  public let backward: Verdict
  /// Whether every value of the new whole was one before: new ⊆ old.
  public let forward: Verdict
  /// The edits that explain it, in the order of the documents.
  public let changes: [SchemaChange]
}
