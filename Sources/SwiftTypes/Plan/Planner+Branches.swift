import Diagnostics
import JSON
import Schema

/// Branches of `anyOf` and `oneOf` as sets of values: which one comes first, and which one in vain.
extension Planner {
  /// The order in which the branches of an `anyOf` are tried: the schema's, but a branch that is part of
  /// another one comes before it. So a value belongs to the branch that says most about it.
  static func order(_ included: [[Bool]]) -> [Int] {
    var rest = Array(included.indices)
    var order: [Int] = []
    while !rest.isEmpty {
      // What is strictly part of another branch is in no circle: there is always a smallest one.
      let next = rest.firstIndex { whole in
        !rest.contains { part in included[part][whole] && !included[whole][part] }
      }
      order.append(rest.remove(at: next ?? 0))
    }
    return order
  }

  /// Reports branches that no value of the schema belongs to alone, as far as `included` shows it; empty
  /// where nothing was asked.
  mutating func reportUnreachable(
    _ branches: [NodeID], of keyword: String, _ included: [[Bool]], types: TypeSet
  ) {
    for (index, branch) in branches.enumerated() {
      if case .never = graph[branch].form { continue }
      if let kinds = kinds(of: branch), !kinds.isEmpty, kinds.isDisjoint(with: types) {
        report(
          SwiftRules.branchUnreachable, at: branch,
          "This branch is never taken: the schema around it allows no \(Self.list(kinds.names)).")
        continue
      }
      guard !included.isEmpty else { continue }
      let others = branches.indices.filter { other in
        included[index][other] && (keyword == "oneOf" || other < index && included[other][index])
      }
      guard let other = others.first else { continue }
      report(
        SwiftRules.branchUnreachable, at: branch,
        keyword == "oneOf"
          ? "This branch is never taken: every value of it fits the branch "
            + "`\(name(of: branches[other]))`, too, and is refused for that."
          : "This branch is never taken: the branch `\(name(of: branches[other]))` has the same "
            + "values.")
    }
  }

  /// `/oneOf/1`
  private func name(of branch: NodeID) -> String {
    "\(JSONPointer(Array(graph[branch].pointer.tokens.suffix(2))))"
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: " or ") }
}
