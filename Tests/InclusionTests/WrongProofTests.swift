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

    func passes(_ steps: [ProofStep]) -> Bool {
      ProofChecker.faults(
        in: steps, root: ProofID(steps.count - 1), goal: claim, formulas: formulas
      ).isEmpty
    }
  }

  @Test func `no argument for one direction shows the other one, which a value refutes`() {
    var tried = 0
    for dialect in Dialect.allCases {
      var schemas = RandomSchemas(dialect, seed: 31)
      for _ in 0..<150 {
        let pair = schemas.pair()
        guard let graft = graft(pair.old, pair.new, dialect) else { continue }
        for steps in mutants(of: graft) {
          tried += 1
          #expect(!graft.passes(steps), "\(graft.id)")
        }
      }
    }
    print("wrong proofs: \(tried) refused")
    #expect(tried > 1_000)
  }

  /// A pair with one direction proved and the other one refuted.
  private func graft(_ first: JSON, _ second: JSON, _ dialect: Dialect) -> Graft? {
    let id = "\(first.compactText) | \(second.compactText)"
    let (one, other) = (side(first, dialect), side(second, dialect))
    for (old, new) in [(one, other), (other, one)] {
      var comparison = Comparison(old: old, new: new, budget: .standard)
      guard comparison.strict().isProved, let root = comparison.emptiness else { continue }
      let whole = comparison.prover.complete(root)
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
}
