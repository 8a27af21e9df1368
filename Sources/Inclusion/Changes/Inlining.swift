import JSON
import Schema

/// Recognises schemas that took the place of a reference to the same, and the other way round.
struct Inlining {
  let old: SchemaGraph
  let new: SchemaGraph
  let places: CorrespondingPlaces
  /// Definitions that are recognised elsewhere.
  let targets: [NodeID: NodeID]
  /// Schemas that were edited where they were inlined or extracted.
  let replaced: Set<Pair>
  /// What undoes that references inside of these follow them, by their old schema.
  let following: [NodeID: [Repair]]
  let oldReferences: ReferenceIndex
  let newReferences: ReferenceIndex

  /// A schema that was written elsewhere, and what it is now.
  struct Pair: Hashable {
    let old: NodeID
    let new: NodeID
  }

  /// The edits that inline or extract a definition, made one for each definition, and the others.
  func changes(in edits: [SchemaChange]) -> (found: [SchemaChange], rest: [SchemaChange]) {
    var inlinings: [NodeID: [SchemaChange]] = [:]
    var extractions: [NodeID: [SchemaChange]] = [:]
    var order: [(kind: SchemaChange.Kind, definition: NodeID)] = []
    var rest: [SchemaChange] = []
    for edit in edits {
      if let definition = inlined(by: edit) {
        if inlinings[definition] == nil { order.append((.inlined, definition)) }
        inlinings[definition, default: []].append(edit)
      } else if let definition = extracted(by: edit) {
        if extractions[definition] == nil { order.append((.extracted, definition)) }
        extractions[definition, default: []].append(edit)
      } else {
        rest.append(edit)
      }
    }
    let found = order.map { kind, definition in
      kind == .inlined
        ? inlining(of: definition, by: inlinings[definition] ?? [])
        : extraction(of: definition, by: extractions[definition] ?? [])
    }
    return (found, rest)
  }

  private func inlining(of definition: NodeID, by edits: [SchemaChange]) -> SchemaChange {
    let place = old.place(of: definition)
    var repairs = edits.flatMap(\.repairs)
    if places.isGone(place), let counterpart = places.counterpart(of: place) {
      if let edit = edits.first(where: isReplaced) {
        // What was edited in it stays as it is.
        let copy = Repair.copy([Repair.Move(from: edit.new, to: counterpart)])
        repairs = (following[definition] ?? []) + [copy] + repairs
      } else {
        repairs.append(.put(counterpart, old[definition].source))
      }
    }
    return SchemaChange(
      kind: .inlined, old: place, new: edits[0].new,
      before: .string(old.reference(to: place)),
      after: .string(new.reference(to: edits[0].new)), repairs: repairs)
  }

  private func extraction(of definition: NodeID, by edits: [SchemaChange]) -> SchemaChange {
    let place = new.place(of: definition)
    let repairs = edits.flatMap { edit -> [Repair] in
      guard isReplaced(edit), let pair = extraction(by: edit) else { return edit.repairs }
      return (following[pair.old] ?? []) + [.copy([Repair.Move(from: place, to: edit.new)])]
    }
    return SchemaChange(
      kind: .extracted, old: edits[0].old, new: place,
      before: .string(old.reference(to: edits[0].old)),
      after: .string(new.reference(to: place)), repairs: repairs)
  }

  /// The definition that an edit put in the place of a reference to it.
  private func inlined(by edit: SchemaChange) -> NodeID? {
    inlining(by: edit).flatMap { isRecognised($0) ? $0.old : nil }
  }

  /// The definition that an edit refers to in the place of what it says.
  private func extracted(by edit: SchemaChange) -> NodeID? {
    extraction(by: edit).flatMap { isRecognised($0) ? $0.new : nil }
  }

  private func isRecognised(_ pair: Pair) -> Bool {
    replaced.contains(pair) || saysSame(pair.old, pair.new)
  }

  /// The definition that a reference led to, and what an edit put in its place.
  private func inlining(by edit: SchemaChange) -> Pair? {
    guard edit.kind == .edited, isOnlyReference(edit.before), edit.after?["$ref"] == nil,
      let before = old.node(at: edit.old.pointer, inDocument: edit.old.document),
      let after = new.node(at: edit.new.pointer, inDocument: edit.new.document)
    else { return nil }
    return old.referenced(by: before).map { Pair(old: $0, new: after) }
  }

  /// What stood somewhere, and the definition that an edit refers to in its place.
  private func extraction(by edit: SchemaChange) -> Pair? {
    guard edit.kind == .edited, isOnlyReference(edit.after), edit.before?["$ref"] == nil,
      let before = old.node(at: edit.old.pointer, inDocument: edit.old.document),
      let after = new.node(at: edit.new.pointer, inDocument: edit.new.document)
    else { return nil }
    return new.referenced(by: after).map { Pair(old: before, new: $0) }
  }

  private func isReplaced(_ edit: SchemaChange) -> Bool {
    (inlining(by: edit) ?? extraction(by: edit)).map(replaced.contains) ?? false
  }

  /// The schemas that were inlined or extracted and edited there, as far as one edit alone did it: what was
  /// changed in one of several places is no change of the definition.
  func edited(in edits: [SchemaChange]) -> [Pair] {
    let inlinings = Dictionary(grouping: edits.compactMap(inlining), by: \.old)
    let extractions = Dictionary(grouping: edits.compactMap(extraction), by: \.new)
    let gone = inlinings.filter { definition, _ in
      targets[definition] == nil && places.isGone(old.place(of: definition))
    }
    let added = extractions.filter { definition, _ in
      !targets.values.contains(definition) && places.isNew(new.place(of: definition))
    }
    let single = (Array(gone.values) + Array(added.values)).filter { $0.count == 1 }.joined()
    return single.sorted { ($0.old.index, $0.new.index) < ($1.old.index, $1.new.index) }.filter {
      !replaced.contains($0) && !saysSame($0.old, $0.new)
        && old[$0.old].source.resembles(new[$0.new].source)
    }
  }

  /// Whether a schema asserts nothing beside its `$ref`.
  private func isOnlyReference(_ schema: JSON?) -> Bool {
    guard let object = schema?.object, object["$ref"]?.string != nil else { return false }
    return object.members.allSatisfy {
      $0.name == "$ref" || isText(JSONPointer([$0.name]))
    }
  }

  /// Whether no value depends on what stands there; a `format` may assert.
  private func isText(_ pointer: JSONPointer) -> Bool {
    isAnnotation(pointer) && pointer.lastToken != "format"
  }

  /// Whether two schemas are written alike, but for texts, and refer to the same.
  private func saysSame(_ first: NodeID, _ second: NodeID) -> Bool {
    let (before, after) = (old[first].source, new[second].source)
    let differing = differences(from: before, to: after).filter { !isText($0) }
    let own = oldReferences.references(in: old, below: first)
    let others = newReferences.references(in: new, below: second)
    guard differing.allSatisfy({ $0.lastToken == "$ref" }), own.count == others.count else {
      return false
    }
    return zip(own.sorted(by: precedes), others.sorted(by: precedes)).allSatisfy {
      guard $0.pointer == $1.pointer, $0.keyword == $1.keyword else { return false }
      return targets[$0.target] == $1.target
        || places.areSame(old.place(of: $0.target), new.place(of: $1.target))
    }
  }

  private func precedes(
    _ left: ReferenceIndex.Reference, _ right: ReferenceIndex.Reference
  ) -> Bool {
    let tokens = (left.pointer.tokens + [left.keyword], right.pointer.tokens + [right.keyword])
    return tokens.0.lexicographicallyPrecedes(tokens.1)
  }
}

extension SchemaGraph {
  /// The schema that a schema's `$ref` leads to.
  fileprivate func referenced(by node: NodeID) -> NodeID? {
    guard case .keywords(let entries) = self[node].form else { return nil }
    for entry in entries {
      if case .reference(let target) = entry.keyword { return target }
    }
    return nil
  }
}
