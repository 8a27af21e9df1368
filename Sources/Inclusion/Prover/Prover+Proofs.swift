import JSON
import Patterns
import Schema

extension Prover {
  /// The steps that lead to one, which is the last of them.
  func steps(to last: ProofID) -> [ProofStep] {
    var needed: Set<ProofID> = [last]
    var pending = [last]
    while let next = pending.popLast() {
      for premise in proofs[next.position].premises where needed.insert(premise).inserted {
        pending.append(premise)
      }
    }
    var steps: [ProofStep] = []
    var places: [ProofID: ProofID] = [:]
    for id in needed.sorted() {
      let step = proofs[id.position]
      places[id] = ProofID(steps.count)
      let premises = step.premises.compactMap { places[$0] }
      steps.append(ProofStep(rule: step.rule, goal: step.goal, premises: premises))
    }
    return steps
  }

  /// The argument from a step on, as a tree that people can read; long ones are cut.
  func proof(_ id: ProofID) -> Proof {
    var left = 60
    return proof(id, known: nil, depth: 8, left: &left)
  }

  /// - Parameter known: what the line above has said already of the set that the step is about.
  private func proof(
    _ id: ProofID, known: (goal: FormulaID?, text: String)?, depth: Int, left: inout Int
  ) -> Proof {
    let step = proofs[id.position]
    // A goal and its argument are one line.
    if case .emptiness = step.rule, step.premises.count == 1, let only = step.premises.first {
      return proof(only, known: known, depth: depth, left: &left)
    }
    left -= 1
    var goal = step.goal.map(outline) ?? ""
    if let known, known.goal == step.goal { goal = known.text }
    let cases = cases(of: step.rule, count: step.premises.count)
    var premises: [Proof] = []
    if depth > 0 {
      for (index, premise) in step.premises.enumerated() where left > 0 {
        let text = cases.map { (step.goal, $0[index]) }
        premises.append(proof(premise, known: text, depth: depth - 1, left: &left))
      }
    }
    return Proof(rule: describe(step.rule), goal: goal, premises: premises)
  }

  /// What tells the cases of a rule apart; nil when it has no cases, or not one for each premise.
  private func cases(of rule: ProofRule, count: Int) -> [String]? {
    let texts: [String]
    switch rule {
    case .types(let groups): texts = groups.map { "if it is of the type \($0.words)" }
    case .choice(_, let ways): texts = ways.map { "if \(outline($0))" }
    case .maybe(let inner):
      texts = count == 2 ? ["if \(outline(inner))", "otherwise"] : ["otherwise"]
    default: return nil
    }
    return texts.count == count ? texts : nil
  }

  /// A formula in as much detail as a line has room for.
  private func outline(_ id: FormulaID) -> String {
    for depth in [7, 6, 5, 4] {
      let text = describe(id, depth: depth)
      if text.utf8.count <= 240 { return text }
    }
    return describe(id)
  }

  private func describe(_ rule: ProofRule) -> String {
    switch rule {
    case .emptiness: "by these arguments together"
    case .contradiction: "contradicts itself"
    case .values(let count): count == 1 ? "its value is outside" : "its \(count) values are outside"
    case .types: "none of its types has a value"
    case .choice(let choice, let ways):
      ways.isEmpty
        ? "none of the alternatives \(describe(choice)) is left" : "each alternative is empty"
    case .maybe(let inner): "with and without \(describe(inner))"
    case .differing(let value): "other than \(formulas.store.values[value.position].shortText)"
    case .numbers: "no number lies between the bounds and multiples"
    case .strings: "no string has these lengths and patterns"
    case .arrays: "no array has such items"
    case .objects: "no object has such members"
    case .member(let name): "member \(formulas.store.names[name.position].text.quoted) has no value"
    case .item(let index): "item \(index) has no value"
    case .descent: "a smallest member would contain a smaller one"
    case .parts: "what it asks for follows, part by part"
    case .undeclared: "members that nothing declares do not occur"
    case .nothing: "nothing is left"
    }
  }

  /// A formula as people may read it, cut when long.
  func describe(_ id: FormulaID, depth: Int = 3) -> String {
    guard depth > 0 else { return "…" }
    switch formulas.store[id] {
    case .always: return "anything"
    case .never: return "nothing"
    case .types(let types): return types.words
    case .all(let parts): return join(parts, " and ", depth)
    case .any(let parts): return "(\(join(parts, " or ", depth)))"
    case .maybe(let inner): return describe(inner, depth: depth)
    case .schema(let schema, let aspect):
      let place = formulas.classes.place(of: schema)
      return aspect == .fails ? "not \(place)" : place
    case .opaque(let key, _, let holds):
      return (holds ? "" : "not ") + formulas.store.opaques[key.position].text
    case .among(let values): return "one of \(list(values))"
    case .notAmong(let values): return "none of \(list(values))"
    case .declares: return "declared members"
    case .number(let atom): return describe(atom)
    case .string(let atom): return describe(atom)
    case .array(let atom): return describe(atom, depth)
    case .object(let atom): return describe(atom, depth)
    }
  }

  private func join(_ parts: [FormulaID], _ word: String, _ depth: Int) -> String {
    let shown = parts.prefix(5).map { describe($0, depth: depth - 1) }
    return (parts.count > 5 ? shown + ["…"] : shown).joined(separator: word)
  }

  private func list(_ values: [ValueID]) -> String {
    let shown = values.prefix(5).map { formulas.store.values[$0.position].shortText }
    return (values.count > 5 ? shown + ["…"] : shown).joined(separator: ", ")
  }

  private func describe(_ atom: NumberAtom) -> String {
    switch atom {
    case .atLeast(let bound, let exclusive): "\(exclusive ? ">" : "≥") \(bound)"
    case .atMost(let bound, let exclusive): "\(exclusive ? "<" : "≤") \(bound)"
    case .multiple(let divisor): "multiple of \(divisor)"
    case .notMultiple(let divisor): "no multiple of \(divisor)"
    }
  }

  private func describe(_ atom: StringAtom) -> String {
    switch atom {
    case .minLength(let length): "length ≥ \(length)"
    case .maxLength(let length): "length ≤ \(length)"
    case .matches(let pattern): "matches /\(formulas.store.patterns[pattern.position].source)/"
    case .fails(let pattern): "does not match /\(formulas.store.patterns[pattern.position].source)/"
    }
  }

  private func describe(_ atom: ArrayAtom, _ depth: Int) -> String {
    switch atom {
    case .minItems(let count): "at least \(count) items"
    case .maxItems(let count): "at most \(count) items"
    case .item(let index, let schema): "item \(index): \(describe(schema, depth: depth - 1))"
    case .items(let start, let schema):
      "items from \(start): \(describe(schema, depth: depth - 1))"
    case .someItem(let start, let schema):
      "some item from \(start): \(describe(schema, depth: depth - 1))"
    case .contains(let schema, let minimum, let maximum):
      "\(minimum) to \(maximum.map(String.init) ?? "any number of") items are "
        + describe(schema, depth: depth - 1)
    case .unique: "all items differ"
    case .repeated: "two items are equal"
    }
  }

  private func describe(_ atom: ObjectAtom, _ depth: Int) -> String {
    switch atom {
    case .required(let name): "has \(formulas.store.names[name.position].text.quoted)"
    case .member(let name, let schema):
      schema == FormulaStore.never
        ? "lacks \(formulas.store.names[name.position].text.quoted)"
        : "\(formulas.store.names[name.position].text.quoted): \(describe(schema, depth: depth - 1))"
    case .members(let names, let schema):
      "members named \(describe(names, depth: depth - 1)): \(describe(schema, depth: depth - 1))"
    case .someMember(let names, let schema):
      "some member named \(describe(names, depth: depth - 1)): "
        + describe(schema, depth: depth - 1)
    case .minProperties(let count): "at least \(count) members"
    case .maxProperties(let count): "at most \(count) members"
    }
  }
}

extension String {
  var quoted: String { JSON.string(self).compactText }
}

extension TypeSet {
  var words: String {
    let known: [(TypeSet, String)] = [
      (.null, "null"), (.boolean, "boolean"), (.number, "number"), (.string, "string"),
      (.array, "array"), (.object, "object"),
    ]
    var words: [String] = []
    for (type, word) in known where !type.isDisjoint(with: self) {
      switch (type == .number, intersection(.number)) {
      case (true, .integer): words.append("integer")
      case (true, .fraction): words.append("fraction")
      default: words.append(word)
      }
    }
    return words.joined(separator: " or ")
  }
}

extension SchemaClasses {
  /// The place of the first schema of a class in its document.
  func pointer(of schema: ClassID) -> JSONPointer {
    states.node(representative(schema)).pointer
  }

  /// Where the first schema of a class stands.
  func place(of schema: ClassID) -> String {
    let state = representative(schema)
    let node = states.node(state)
    return ((state.side == 0) != isTurned ? "old #" : "new #") + node.pointer.description
  }
}
