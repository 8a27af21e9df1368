import JSON
import Schema

/// A step from an instance into one of its parts.
enum InstanceStep: Hashable {
  case member(Name)
  /// Some member whose name `patternProperties` or `additionalProperties` of a schema is about.
  case someMember
  case item(Int)
  case someItem(from: Int)
}

/// A value that shows what an edit does: a part of a member of the whole that the other side's schema
/// at the same place rejects in a certain way.
enum Violation: Hashable {
  /// These keywords of the other side's schema fail.
  case fails([Name])
  /// `properties` of the other side fails for one member.
  case failsMember(Name)
  case has(Name)
  case lacks(Name)
  /// The value is in this schema of its own side, and the other side's schema fails.
  case loses(NodeID)
  /// The other side's schema fails in whatever way.
  case failsWhole
  /// Nothing can be lost in this direction.
  case none
}

/// An edit found by comparing two schemas keyword by keyword, before its effect is known.
struct Edit {
  let kind: SchemaChange.Kind
  let old: NodeID
  let new: NodeID
  /// The keyword, and further into it, for the places shown.
  let oldSuffix: [Name]
  let newSuffix: [Name]
  let message: String
  /// The way to the instances the two schemas are about.
  let path: [InstanceStep]
  let backward: Violation
  let forward: Violation
}
