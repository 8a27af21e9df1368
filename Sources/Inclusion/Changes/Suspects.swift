import JSON
import Schema

/// The changes that can make two versions differ about a value: those whose own schema differs about a
/// part of it. What refuses a value is often far above, as where no branch of a union accepts it any more.
///
/// Two versions that differ about a value differ so at some schema about some part, and there a keyword
/// was changed. This is found on the documents as they are, without reading any again.
struct Suspects {
  private let old: SchemaGraph
  /// The new version, with what was undone so far.
  private let new: SchemaSide
  /// The documents that the changes tell their new places in.
  private let original: SchemaGraph

  /// How many parts of a value are looked at.
  private static let parts = 100
  /// How often a schema may be asked about a part.
  private static let trials = 20_000

  init(old: SchemaGraph, new: SchemaSide, placedIn original: SchemaGraph) {
    self.old = old
    self.new = new
    self.original = original
  }

  /// The changes that come into question, those first that the reasons of the refusal point to.
  func among(
    _ changes: [SchemaChange], _ witness: Witness, losing: Losing
  ) -> [SchemaChange] {
    let (pointed, others) = sorted(changes, witness, losing)
    return pointed + others
  }

  /// The one change that comes into question, or that the reasons of the refusal point to.
  func only(
    among changes: [SchemaChange], _ witness: Witness, losing: Losing
  ) -> SchemaChange? {
    let (pointed, others) = sorted(changes, witness, losing)
    if pointed.count == 1 { return pointed[0] }
    return pointed.isEmpty && others.count == 1 ? others[0] : nil
  }

  private func sorted(
    _ changes: [SchemaChange], _ witness: Witness, _ losing: Losing
  ) -> (pointed: [SchemaChange], others: [SchemaChange]) {
    let parts = witness.value.parts(atMost: Self.parts)
    let reasons = witness.rejected.withCauses
    var pointed: [SchemaChange] = []
    var others: [SchemaChange] = []
    let most = max(Self.trials / max(parts.count, 1), 1)
    for change in changes.prefix(most) where differs(change, about: parts) {
      if reasons.contains(where: { points($0, to: change, losing) }) {
        pointed.append(change)
      } else {
        others.append(change)
      }
    }
    return (pointed, others)
  }

  private func differs(_ change: SchemaChange, about parts: [JSON]) -> Bool {
    let lists = change.lists
    let uri = original.documentURIs[change.new.document]
    guard let document = new.graph.document(withURI: uri),
      let (before, after) = schemas(
        around: (lists?.old ?? change.old),
        SchemaPlace(
          document: document, pointer: (lists?.new ?? change.new).pointer))
    else { return false }
    return parts.contains {
      old.isValid($0, at: before) != new.graph.isValid($0, at: after)
        && isConcerned(change, about: $0, document)
    }
  }

  /// Whether a branch that was added or removed says anything about a value.
  private func isConcerned(_ change: SchemaChange, about value: JSON, _ document: Int) -> Bool {
    let (graph, place) =
      change.item == .added
      ? (new.graph, SchemaPlace(document: document, pointer: change.new.pointer))
      : (old, change.old)
    guard change.item != nil, let list = place.pointer.parent,
      let node = graph.node(at: place.pointer, inDocument: place.document)
    else { return true }
    return graph.isValid(value, at: node) != (list.lastToken == "allOf")
  }

  /// The nearest schemas around two places that both versions have.
  private func schemas(
    around first: SchemaPlace, _ second: SchemaPlace
  ) -> (old: NodeID, new: NodeID)? {
    var pointers = (JSONPointer?.some(first.pointer), JSONPointer?.some(second.pointer))
    while let before = pointers.0, let after = pointers.1 {
      if let node = old.node(at: before, inDocument: first.document),
        let other = new.graph.node(at: after, inDocument: second.document)
      {
        return (node, other)
      }
      pointers = (before.parent, after.parent)
    }
    return nil
  }

  /// Whether a refusal comes from what was changed: the keyword itself, one in it or around it, or one
  /// that refuses a member which the change declares.
  private func points(
    _ reason: ValidationError, to change: SchemaChange, _ losing: Losing
  ) -> Bool {
    let refusing = losing == .old ? new.graph : old
    let place = losing == .old ? change.new : change.old
    let documents = losing == .old ? original : old
    guard
      refusing.documentURIs[reason.schemaDocument] == documents.documentURIs[place.document]
    else { return false }
    // A schema that refuses everything, or one of many branches, is around too much to tell.
    if place.pointer.starts(with: reason.schema) { return reason.causes.isEmpty }
    if reason.schema.starts(with: place.pointer) { return true }
    guard let member = reason.instance.lastToken else { return false }
    return place.pointer.tokens == reason.schema.tokens.dropLast() + ["properties", member]
  }
}

extension ValidationError {
  /// The reason and all that lie behind it.
  fileprivate var withCauses: [ValidationError] { [self] + causes.flatMap(\.withCauses) }
}

extension JSON {
  /// The value, what is in it, and the names of its members, level by level.
  func parts(atMost count: Int) -> [JSON] {
    var parts = [self]
    var next = 0
    while next < parts.count, parts.count < count {
      switch parts[next] {
      case .object(let object):
        parts += object.members.flatMap { [$0.value, .string($0.name.text)] }
      case .array(let items): parts += items
      case .null, .bool, .number, .string: break
      }
      next += 1
    }
    return Array(parts.prefix(count))
  }
}
