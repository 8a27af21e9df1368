@testable import Inclusion
import JSON
import Schema
import Testing

/// A value speaks against what these arguments are made to say: the checker refuses all of them.
@Suite struct WrongProofTests {
  /// An argument for one direction of a pair, and what is false in the other direction.
  private struct Graft {
    let id: String
    let steps: [ProofStep]
    let formulas: SchemaFormulas
    let claim: [FormulaID]
    let goal: FormulaID

    /// The argument of a prover in all detail, with the store of its formulas.
    func derivation(of steps: [ProofStep]) throws -> (Derivation, SchemaFormulas) {
      let written = try #require(
        Elaboration.derivation(
          of: steps, root: ProofID(steps.count - 1), for: claim, formulas: formulas))
      return (written.derivation, written.formulas)
    }

    func passes(_ derivation: Derivation, _ formulas: SchemaFormulas) -> Bool {
      ProofChecker.faults(in: derivation, for: claim, formulas: formulas).isEmpty
    }
  }

  @Test func `no argument for one direction shows the other one, which a value refutes`() throws {
    var tried = 0
    for dialect in Dialect.allCases {
      var schemas = RandomSchemas(dialect, seed: 31)
      for _ in 0..<150 {
        let pair = schemas.pair()
        guard let graft = graft(pair.old, pair.new, dialect) else { continue }
        for steps in mutants(of: graft) {
          tried += 1
          let (derivation, formulas) = try graft.derivation(of: steps)
          #expect(!graft.passes(derivation, formulas), "\(graft.id)")
        }
        let (derivation, formulas) = try graft.derivation(of: graft.steps)
        for mutant in mutants(of: derivation, graft.goal) {
          tried += 1
          #expect(!graft.passes(mutant, formulas), "\(graft.id)")
        }
      }
    }
    print("wrong proofs: \(tried) refused")
    #expect(tried > 1_000)
  }

  @Test func `what several patterns declare together is not left out`() throws {
    let old =
      #"{"type": "object", "patternProperties": {"a": {"properties": {"x": {}}}, "b": {"properties": {"y": {}}}}}"#
    let new = #"{"patternProperties": {"ab": {"not": {"type": "object", "required": ["y"]}}}}"#
    var comparison = Comparison(
      old: side(try JSON(parsing: old)), new: side(try JSON(parsing: new)), budget: .standard)
    #expect(comparison.decision().declared.witness != nil)
    let goal = comparison.goal(.declaring)
    var formulas = comparison.prover.formulas
    var schemas: [FormulaID] = []
    for part in goal {
      guard case .schema(let schema, let aspect) = formulas.store[part] else { continue }
      let definition = formulas.definition(schema, aspect)
      for atom in formulas.store.parts(of: definition) {
        switch formulas.store[atom] {
        case .object(.members(_, let inner)), .object(.someMember(_, let inner)):
          schemas.append(inner)
        default: continue
        }
      }
    }
    let demand = try #require(schemas.last)
    #expect(schemas.count == 3)
    // By one of the patterns alone, the member has nothing that the demand asks for.
    var steps: [ProofStep] = []
    for set in schemas.dropLast().map({ formulas.store.all([demand, $0]) }) {
      steps.append(ProofStep(rule: .objects, goal: set, premises: []))
      steps.append(ProofStep(rule: .emptiness, goal: set, premises: [ProofID(steps.count - 1)]))
    }
    let whole = formulas.store.all(goal)
    steps.append(ProofStep(rule: .objects, goal: whole, premises: [ProofID(1), ProofID(3)]))
    steps.append(ProofStep(rule: .emptiness, goal: whole, premises: [ProofID(4)]))
    let written = try #require(
      Elaboration.derivation(of: steps, root: ProofID(5), for: goal, formulas: formulas))
    let faults = ProofChecker.faults(
      in: written.derivation, for: goal, formulas: written.formulas)
    #expect(!faults.isEmpty)
  }

  /// A pair with one direction proved and the other one refuted.
  private func graft(_ first: JSON, _ second: JSON, _ dialect: Dialect) -> Graft? {
    let id = "\(first.compactText) | \(second.compactText)"
    let (one, other) = (side(first, dialect), side(second, dialect))
    for (old, new) in [(one, other), (other, one)] {
      var comparison = Comparison(old: old, new: new, budget: .standard)
      guard comparison.strict().isProved, let root = comparison.emptiness,
        let whole = comparison.prover.complete(root).step
      else { continue }
      let steps = comparison.prover.steps(to: whole)
      comparison.turn()
      guard comparison.strict().witness != nil else { continue }
      let claim = comparison.goal(.holds)
      let goal = comparison.prover.formulas.store.all(claim)
      return Graft(
        id: id, steps: steps, formulas: comparison.prover.formulas, claim: claim, goal: goal)
    }
    return nil
  }

  private func mutants(of graft: Graft) -> [[ProofStep]] {
    var mutants = [graft.steps]
    // Every goal, and every step besides, is said to be about what is false.
    for index in graft.steps.indices.prefix(40) {
      let step = graft.steps[index]
      var steps = graft.steps
      steps[index] = ProofStep(rule: step.rule, goal: graft.goal, premises: step.premises)
      mutants.append(steps)
      let claimed = ProofStep(rule: .emptiness, goal: graft.goal, premises: [ProofID(index)])
      mutants.append(graft.steps + [claimed])
    }
    // What is false is said to be closed.
    let closings: [ProofRule] = [
      .contradiction, .values(0), .numbers, .strings, .arrays, .objects, .item(0), .descent, .parts,
      .nothing, .types([]), .types(TypeSet.groups), .choice(graft.goal, ways: []),
      .maybe(graft.goal),
    ]
    for closing in closings {
      let body = ProofStep(rule: closing, goal: graft.goal, premises: [])
      let claimed = ProofStep(
        rule: .emptiness, goal: graft.goal, premises: [ProofID(graft.steps.count)])
      mutants.append(graft.steps + [body, claimed])
    }
    return mutants
  }

  /// The same with what the checker reads.
  private func mutants(of derivation: Derivation, _ goal: FormulaID) -> [Derivation] {
    var mutants = [derivation]
    for index in derivation.claims.indices.prefix(20) {
      var mutant = derivation
      mutant.claims[index] = .init(set: goal, start: derivation.claims[index].start)
      mutants.append(mutant)
    }
    for index in derivation.steps.indices.prefix(40) {
      mutants.append(derivation.claiming(goal, from: index))
    }
    let closings: [Derivation.Rule] = [
      .contradiction, .claimed(goal), .values, .numbers, .strings, .positions,
      .distinct([0, 0], among: []), .noMember(goal), .shared([]), .tooFew([]), .undeclared,
      .types([]), .choice(goal), .maybe(goal),
    ]
    let end = derivation.steps.count
    for closing in closings {
      var mutant = derivation
      mutant.steps.append(.init(rule: closing, premises: []))
      mutants.append(mutant.claiming(goal, from: end))
      // Two claims of the same, each by the other one; and a step that rests on itself.
      mutants.append(mutant.claiming(goal, from: end).claiming(goal, from: end))
      mutant.steps[end] = .init(rule: closing, premises: [end])
      mutants.append(mutant.claiming(goal, from: end))
    }
    return mutants
  }
}

extension Derivation {
  fileprivate func claiming(_ set: FormulaID, from step: Int) -> Derivation {
    Derivation(claims: claims + [Claim(set: set, start: step)], steps: steps)
  }
}
