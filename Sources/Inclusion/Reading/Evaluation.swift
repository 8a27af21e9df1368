import JSON
import Schema

/// Which members and items count as evaluated, by cases (2020-12 core, section 11).
///
/// More evaluated members only ever make `unevaluatedProperties` accept more, so the cases need no
/// negative conditions: an instance is accepted when some case holds and its rest is accepted. Only
/// where the rest declares members of its own are the cases kept apart: what it says of a member that
/// is evaluated declares nothing.
enum Evaluation {
  static let limit = 256

  /// What is evaluated when some conditions hold.
  struct Case<Evaluated: Hashable>: Hashable {
    var conditions: [FormulaID]
    var evaluated: Evaluated
  }

  /// Items evaluated: those before an index, and those found by `contains`.
  struct Items: Hashable {
    var prefix = 0
    var found: [FormulaID] = []
  }

  /// One way in which a keyword may evaluate something: schemas that hold, and a condition besides.
  struct Option {
    var condition: [Condition] = []
    var schemas: [NodeID] = []
  }

  enum Condition {
    case holds(NodeID)
    case fails(NodeID)
    case has(Name)
    case lacks(Name)
  }
}

extension FormulaWriter {
  private typealias Case = Evaluation.Case
  private typealias Items = Evaluation.Items
  private typealias Option = Evaluation.Option
  private typealias Join<E> = (inout SchemaFormulas, E, E) -> E
  private typealias Own<E> = (inout FormulaWriter, Keyword, SchemaState) -> E?

  /// The cases for members; a set of names is a formula about strings. Nil beyond the limits.
  mutating func memberCases(
    of entries: [KeywordEntry], in state: SchemaState, besides rest: FormulaID
  ) -> [Evaluation.Case<FormulaID>]? {
    exactly(besides: rest) {
      $0.cases(of: entries, in: state, nothing: FormulaStore.never, join: Self.joinNames) {
        writer, keyword, _ in
        writer.ownNames(keyword: keyword)
      }
    }
  }

  /// The cases for items.
  mutating func itemCases(
    of entries: [KeywordEntry], in state: SchemaState, besides rest: FormulaID
  ) -> [Evaluation.Case<Evaluation.Items>]? {
    exactly(besides: rest) {
      $0.cases(of: entries, in: state, nothing: Items(), join: Self.joinItems) {
        $0.ownItems(keyword: $1, in: $2)
      }
    }
  }

  /// The cases kept apart where the rest declares something and they are not too many, and otherwise
  /// as they suffice to say what is accepted.
  private mutating func exactly<E>(
    besides rest: FormulaID, _ cases: (inout FormulaWriter) -> [Case<E>]?
  ) -> [Case<E>]? {
    isExact = isDeclaring && formulas.store.plain(rest) != rest
    if isExact, let found = cases(&self) { return found }
    isExact = false
    return cases(&self)
  }

  private static func joinNames(
    _ formulas: inout SchemaFormulas, _ left: FormulaID, _ right: FormulaID
  ) -> FormulaID {
    formulas.store.any([left, right])
  }

  private static func joinItems(
    _ formulas: inout SchemaFormulas, _ left: Items, _ right: Items
  ) -> Items {
    Evaluation.Items(
      prefix: max(left.prefix, right.prefix), found: (left.found + right.found).sortedOnce())
  }

  private mutating func cases<E: Hashable>(
    of entries: [KeywordEntry], in state: SchemaState, nothing: E, join: Join<E>, own: Own<E>
  ) -> [Case<E>]? {
    var result = [Case(conditions: [], evaluated: nothing)]
    for entry in entries {
      // What could not be read may evaluate anything.
      if case .unreadable = entry.keyword { return nil }
      if let evaluated = own(&self, entry.keyword, state) {
        for index in result.indices {
          result[index].evaluated = join(&formulas, result[index].evaluated, evaluated)
        }
        continue
      }
      for options in optionGroups(of: entry.keyword) {
        guard
          let ways = ways(options, in: state, nothing: nothing, join: join, own: own),
          let product = multiply(result, ways, join)
        else { return nil }
        result = product
      }
    }
    return result
  }

  private mutating func multiply<E: Hashable>(
    _ left: [Case<E>], _ right: [Case<E>], _ join: Join<E>
  ) -> [Case<E>]? {
    if right.count == 1, right[0].conditions.isEmpty, left.count == 1 {
      return [
        Case(
          conditions: left[0].conditions,
          evaluated: join(&formulas, left[0].evaluated, right[0].evaluated))
      ]
    }
    var seen: Set<Case<E>> = []
    var product: [Case<E>] = []
    for first in left {
      for second in right {
        let joined = Case(
          conditions: (first.conditions + second.conditions).sortedOnce(),
          evaluated: join(&formulas, first.evaluated, second.evaluated))
        if seen.insert(joined).inserted { product.append(joined) }
      }
      if product.count > Evaluation.limit { return nil }
    }
    return product
  }

  /// Groups of alternatives; one of each group is the case. An option without conditions is certain.
  private func optionGroups(of keyword: Keyword) -> [[Option]] {
    switch keyword {
    case .allOf(let nodes): return nodes.map { [Option(schemas: [$0])] }
    // The only alternative holds in any case.
    case .anyOf(let nodes) where nodes.count == 1, .oneOf(let nodes) where nodes.count == 1:
      return [[Option(schemas: nodes)]]
    case .reference(let node): return [[Option(schemas: [node])]]
    case .dynamicReference(let initial, let anchor):
      return [[Option(schemas: [initial, NodeID(-1)].dropLast(anchor == nil ? 1 : 0).map { $0 })]]
    case .anyOf(let nodes):
      return nodes.map { [without(.fails($0)), Option(condition: [.holds($0)], schemas: [$0])] }
    case .oneOf(let nodes):
      let ways = nodes.map { Option(condition: [.holds($0)], schemas: [$0]) }
      return [isExact ? ways : [Option()] + ways]
    case .conditional(let condition, let consequence, let alternative):
      var options = [
        Option(
          condition: [.holds(condition)], schemas: [condition] + [consequence].compactMap { $0 })
      ]
      if isExact || alternative != nil {
        options.append(
          Option(condition: [.fails(condition)], schemas: [alternative].compactMap { $0 }))
      }
      return [isExact ? options : [Option()] + options]
    case .dependentSchemas(let schemas):
      return schemas.map {
        [without(.lacks($0.name)), Option(condition: [.has($0.name)], schemas: [$0.schema])]
      }
    default: return []
    }
  }

  /// The case in which a keyword evaluates nothing.
  private func without(_ condition: Evaluation.Condition) -> Option {
    Option(condition: isExact ? [condition] : [])
  }

  private mutating func ways<E: Hashable>(
    _ options: [Option], in state: SchemaState, nothing: E, join: Join<E>, own: Own<E>
  ) -> [Case<E>]? {
    var result: [Case<E>] = []
    for option in options {
      let conditions = option.condition.map { formula(of: $0, in: state) }
      var cases = [Case(conditions: conditions, evaluated: nothing)]
      for node in resolved(option.schemas, in: state) {
        let child = formulas.classes.state(of: node, below: state)
        guard !open.contains(child), open.count < 64 else { return nil }
        guard case .keywords(let entries) = formulas.classes.states.form(child) else { continue }
        open.append(child)
        defer { open.removeLast() }
        guard
          let inner = self.cases(of: entries, in: child, nothing: nothing, join: join, own: own),
          let product = multiply(cases, inner, join)
        else { return nil }
        cases = product
      }
      // A condition that evaluates nothing is no case of its own.
      result += cases.filter { isExact || option.condition.isEmpty || $0.evaluated != nothing }
    }
    if isExact, result.allSatisfy({ $0.evaluated == nothing }) {
      return [Case(conditions: [], evaluated: nothing)]
    }
    return result
  }

  /// `$dynamicRef` is written as its initial target and a mark.
  private func resolved(_ nodes: [NodeID], in state: SchemaState) -> [NodeID] {
    guard nodes.count == 2, nodes[1].index == -1 else { return nodes }
    guard case .keywords(let entries) = formulas.classes.states.form(state) else { return nodes }
    for entry in entries {
      guard case .dynamicReference(let initial, let anchor) = entry.keyword, initial == nodes[0]
      else { continue }
      return [formulas.classes.states.target(initial: initial, anchor: anchor, in: state)]
    }
    return [nodes[0]]
  }

  private mutating func formula(of condition: Evaluation.Condition, in state: SchemaState)
    -> FormulaID
  {
    switch condition {
    case .holds(let node): return formulas.reference(to: node, from: state, isDeclaring: false)
    case .fails(let node):
      let inner = formulas.reference(to: node, from: state, isDeclaring: false)
      return formulas.store.complement(inner)
    case .has(let name):
      let id = formulas.store.id(of: name)
      return formulas.store.all([formulas.store.types(.object), formulas.store.required(id)])
    case .lacks(let name): return formulas.store.absent(formulas.store.id(of: name))
    }
  }
}

extension FormulaWriter {
  /// The names that a keyword evaluates by itself; nil when it does not.
  fileprivate mutating func ownNames(keyword: Keyword) -> FormulaID? {
    switch keyword {
    case .properties(let schemas):
      return formulas.store.among(schemas.map { formulas.store.id(of: .string($0.name.text)) })
    case .patternProperties(let schemas):
      let patterns = schemas.map { each -> FormulaID in
        guard let pattern = each.pattern.pattern else {
          return formulas.store.opaque(
            Name("the illegal pattern \(each.pattern.source)"), applies: .string)
        }
        let id = formulas.store.id(of: pattern)
        return formulas.store.intern(.string(.matches(id)))
      }
      return formulas.store.any(patterns)
    case .additionalProperties, .unevaluatedProperties: return FormulaStore.always
    default: return nil
    }
  }

  /// The items that a keyword evaluates by itself; nil when it does not.
  fileprivate mutating func ownItems(
    keyword: Keyword, in state: SchemaState
  ) -> Evaluation.Items? {
    switch keyword {
    case .prefixItems(let nodes): return Evaluation.Items(prefix: nodes.count)
    case .items, .unevaluatedItems: return Evaluation.Items(prefix: .max)
    case .contains(let node, _, _, marksEvaluated: true):
      let item = formulas.reference(to: node, from: state, isDeclaring: false)
      return Evaluation.Items(found: [item])
    default: return nil
    }
  }
}
