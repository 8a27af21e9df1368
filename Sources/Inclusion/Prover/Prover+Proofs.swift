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
    var goal = step.goal.map { formulas.outline($0) } ?? ""
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
    case .choice(_, let ways): texts = ways.map { "if \(formulas.outline($0))" }
    case .maybe(let inner):
      texts = count == 2 ? ["if \(formulas.outline(inner))", "otherwise"] : ["otherwise"]
    default: return nil
    }
    return texts.count == count ? texts : nil
  }

  private func describe(_ rule: ProofRule) -> String {
    switch rule {
    case .emptiness: "by these arguments together"
    case .contradiction: "contradicts itself"
    case .values(let count): count == 1 ? "its value is outside" : "its \(count) values are outside"
    case .types: "none of its types has a value"
    case .choice(let choice, let ways):
      ways.isEmpty
        ? "none of the alternatives \(formulas.describe(choice)) is left"
        : "each alternative is empty"
    case .maybe(let inner): "with and without \(formulas.describe(inner))"
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
