import JSON
import Patterns
import Schema

extension Comparison {
  /// A doubt in words: what it is about, the keyword that costs it and where that stands, and what can
  /// be done.
  mutating func undecided(_ doubt: Doubt) -> Undecided {
    var reason = doubt.reason
    var remedy = doubt.remedy.advice
    var place: String?
    switch doubt.origin {
    case .pattern(let pattern): place = self.place(of: pattern)
    case .construct(let construct):
      let found = self.construct(prover.formulas.store.opaques[construct.position])
      (reason, place) = (found.words, found.place)
      remedy = found.remedy ?? remedy
    case .rejection(let error):
      reason += ", at `\(error.keyword)`"
      place = described(error.schemaDocument, error.schema, classes.isTurned ? 0 : 1)
    case .formulas, .keywords, nil:
      if let found = keyword(of: doubt) {
        reason += ", at `\(found.entry.name)`"
        place = described(classes.states.node(found.state), found.state.side, [found.entry.name])
      } else {
        place = schemas(of: doubt.goal).last.map { described(classes.representative($0)) }
      }
    }
    let at = place.map { " (\($0))" } ?? ""
    return Undecided(reason: "\(reason)\(at); \(remedy)", isExhaustion: doubt.remedy.isBudget)
  }

  private func place(of pattern: PatternID) -> String? {
    let source = Name(prover.formulas.store.patterns[pattern.position].source)
    return firstPlace { entry, _ in
      switch entry.keyword {
      case .pattern(let text): Name(text.source) == source ? [] : nil
      case .patternProperties(let schemas):
        schemas.contains { Name($0.pattern.source) == source } ? [source] : nil
      default: nil
      }
    }
  }

  private func described(_ state: SchemaState) -> String {
    described(classes.states.node(state), state.side, [])
  }

  private func described(_ node: Node, _ side: UInt8, _ rest: [Name]) -> String {
    described(node.document, node.pointer.appending(JSONPointer(rest)), side)
  }

  private func described(_ document: Int, _ pointer: JSONPointer, _ side: UInt8) -> String {
    let document = classes.states.graphs[Int(side)].documents[document]
    let start = document.range(of: pointer)?.start
    let file = start.map { "\(document.name):\($0.line):\($0.column)" } ?? document.name
    return pointer.count == 0 ? file : "\(file), \(pointer)"
  }

  /// The first place that a keyword of some kind stands at.
  private func firstPlace(_ find: (KeywordEntry, SchemaState) -> [Name]?) -> String? {
    for (side, graph) in classes.states.graphs.enumerated() {
      for (index, node) in graph.nodes.enumerated() {
        guard case .keywords(let entries) = node.form else { continue }
        let state = SchemaState(side: UInt8(side), node: NodeID(index), scope: 0)
        for entry in entries {
          if let rest = find(entry, state) {
            return described(node, UInt8(side), [entry.name] + rest)
          }
        }
      }
    }
    return nil
  }

  /// What an opaque construct is, where it stands, and what can be done about it.
  private func construct(_ key: Name) -> (words: String, place: String?, remedy: String?) {
    var words = "a schema that was not read"
    var remedy: String?
    var cause: String?
    let place = firstPlace { entry, state in
      switch entry.keyword {
      case .format(let name):
        guard key == Name("format \(name)") else { return nil }
        words = "which texts have the format `\(name)` is not known to the prover"
        remedy = "say it as a `pattern`, or let `format` be an annotation"
        return []
      case .properties, .type, .required, .enumeration, .constant: return nil
      default:
        guard classes.opaqueKey(of: entry, in: state) == key else { return nil }
        let (unread, node) = unread(below: state, for: entry) ?? (entry, state.node)
        let source = classes.states.graphs[Int(state.side)][node]
        (words, remedy) = Self.words(for: unread, source.source[unread.name])
        cause = described(source, state.side, [unread.name])
        return []
      }
    }
    return (words, cause ?? place, remedy)
  }

  /// What could not be read of the schemas that tell what `unevaluated…` still applies to.
  private func unread(
    below state: SchemaState, for entry: KeywordEntry
  ) -> (entry: KeywordEntry, node: NodeID)? {
    switch entry.keyword {
    case .unevaluatedProperties, .unevaluatedItems: break
    default: return nil
    }
    let graph = classes.states.graphs[Int(state.side)]
    var seen: Set<NodeID> = [state.node]
    var pending = [state.node]
    while let next = pending.popLast() {
      guard case .keywords(let entries) = graph[next].form else { continue }
      for entry in entries {
        if case .unreadable = entry.keyword { return (entry, next) }
        pending += entry.keyword.inPlaceSchemas.filter { seen.insert($0).inserted }
      }
    }
    return nil
  }

  private static func words(for entry: KeywordEntry, _ value: JSON?) -> (String, String?) {
    switch (entry.keyword, entry.name) {
    case (.unreadable(let unread), _) where unread.isCircular:
      return (
        "the reference `\(value?.string ?? "")` leads back to itself about the same value",
        "let it lead into a member or an item, or leave it out"
      )
    case (.unreadable, "$ref"), (.unreadable, "$dynamicRef"), (.unreadable, "$recursiveRef"):
      let target = value?.string ?? ""
      return (
        "the reference `\(target)` leads to nothing that was read",
        "correct it, or say where its document lies (`references` in treaty.json, or `--map`)"
      )
    case (.unevaluatedProperties, _), (.unevaluatedItems, _):
      return (
        "what `\(entry.name)` still applies to depends on too many alternatives",
        Doubt.Remedy.simpler.advice
      )
    case (.pattern, _), (.patternProperties, _):
      return (
        "`\(entry.name)` has a pattern that cannot be read",
        "correct the pattern"
      )
    default:
      return ("the value of `\(entry.name)` is none that its dialect allows", "correct it")
    }
  }
}
