import Contracts
import Diagnostics
import JSON
import Schema

/// Enumerations: the values that `enum` or `const` list, one case for each.
///
///     { "enum": [1, 2], "x-open": true }
extension Planner {
  /// Values fixed by `const` or `enum`: those of them that everything else allows.
  mutating func fixed(
    _ facts: Facts, _ id: NodeID, _ around: Surroundings
  ) -> SwiftType? {
    guard !references.dependsOnScope.contains(id) else { return .raw }
    var values: [JSON] = []
    var seen: Set<JSON> = []
    for value in facts.enumeration ?? [] where seen.insert(value).inserted {
      switch graph.isValid(value, at: id) {
      case true?: values.append(value)
      case false?: continue
      case nil:
        notGenerated(id, nil, "A choice of values that cannot be decided")
        return nil
      }
    }
    values = narrowed(values, of: id, as: around.merged)
    let others = values.filter { $0 != .null }
    let isScalar = others.allSatisfy { value in
      switch value {
      case .array, .object: false
      default: true
      }
    }
    if values.isEmpty { reportEmptyChoice(id) }
    guard !values.isEmpty, isScalar else { return checked(.raw, id, nil) }
    guard !others.isEmpty else { return .null(keyword: nullKeyword(of: id)) }
    let texts = others.compactMap(\.string)
    let openness = openness(of: id, facts)
    let choice = declare(id, around) { planner, _ in
      texts.count == others.count
        ? .choice(planner.choice(texts, id, openness))
        : .values(planner.valueChoice(others, id, openness))
    }
    return choice.map { others.count < values.count ? .optional($0) : $0 }
  }

  /// The keyword that refuses everything but `null`: a list of other values, too, leaves that to the rest.
  private func nullKeyword(of id: NodeID) -> String {
    let facts = conjunction(id)
    guard let values = facts.enumeration, values.allSatisfy({ $0 == .null }) else { return "type" }
    return facts.isConstant ? "const" : "enum"
  }

  /// What becomes of values that an enumeration does not list.
  private enum Openness {
    case closed
    /// The schema lets readers keep them.
    case declared
    /// The schema refuses them, and a tolerant reader lets them through.
    case tolerant

    var isOpen: Bool { self != .closed }
  }

  /// An enumeration is open by the word of all schemas that it takes its values from.
  private func openness(of id: NodeID, _ facts: Facts) -> Openness {
    let lists = (parts(of: id) ?? []).filter { knowledge[$0].enumeration != nil }
    if (lists.isEmpty ? [id] : lists).allSatisfy({ isMarkedOpen($0) }) { return .declared }
    // What a `const` says is one value, in whatever reader.
    return style.reader == .tolerant && !facts.isConstant ? .tolerant : .closed
  }

  /// Whether a schema opens the values that it lists; a `const` is the one value that it says.
  private func isMarkedOpen(_ id: NodeID) -> Bool {
    !knowledge[id].isConstant && graph[id].source["x-open"]?.bool ?? false
  }

  private func choice(
    _ texts: [String], _ id: NodeID, _ openness: Openness
  ) -> ChoicePlan {
    let names = Scope.members(
      texts, as: .cases, taken: openness.isOpen ? ["unknown"] : [], locked: lockedMembers(id))
    return ChoicePlan(
      cases: zip(names, texts).map { (identifier: $0, value: $1) }, isOpen: openness.isOpen,
      isTolerant: openness == .tolerant)
  }

  private func valueChoice(
    _ values: [JSON], _ id: NodeID, _ openness: Openness
  ) -> ValueChoicePlan {
    let strings = Set(values.compactMap { $0.string.map { Name($0) } })
    let texts = values.map { value in
      var text = value.spelledText
      // `1` and `"1"` may both be values, and `"number 1"`, too.
      while value.string == nil, strings.contains(Name(text)) {
        text = "\(value.kindWord) \(text)"
      }
      return text
    }
    let chosen = lockedMembers(id)
    var locked: [Name: String] = [:]
    for (text, value) in zip(texts, values) {
      locked[Name(text)] = chosen[Name(value.compactText)]
    }
    let names = Scope.members(
      texts, as: .cases, taken: openness.isOpen ? ["unknown"] : [], locked: locked)
    let integers = values.compactMap(\.integer)
    return ValueChoicePlan(
      cases: zip(names, values).map { (identifier: $0, text: $1.compactText) },
      integers: integers.count == values.count ? integers : nil, isOpen: openness.isOpen,
      isTolerant: openness == .tolerant)
  }
}

extension JSON {
  /// The value as a name is made from it: `-1.5` as `minus 1 point 5`, so that no two numbers meet.
  var spelledText: String {
    switch self {
    case .string(let text): return text
    case .number:
      var text = ""
      for scalar in compactText.unicodeScalars {
        switch scalar {
        case "-": text += " minus "
        case ".": text += " point "
        case "+": continue
        default: text.unicodeScalars.append(scalar)
        }
      }
      return text
    default: return compactText
    }
  }

  /// The value as an integer of 64 bits: `1`, and `1.0`.
  fileprivate var integer: Int? {
    if case .number(let number) = self { number.int } else { nil }
  }

  /// What tells a value from a text that is spelled like it.
  fileprivate var kindWord: String {
    if case .number = self { "number" } else { "word" }
  }
}
