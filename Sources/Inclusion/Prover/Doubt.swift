import JSON
import Schema

/// Why the prover could not tell.
struct Doubt: Sendable, Hashable {
  /// What could not be judged, or what was used up.
  let reason: String
  /// What people can do.
  let remedy: Remedy
  /// What in the schemas it is about.
  let origin: Origin?
  /// The set that was looked at.
  var goal: FormulaID?

  /// What in the schemas a doubt is about.
  enum Origin: Sendable, Hashable {
    /// What keywords say, or the opposite of that; the first that stands somewhere.
    case formulas([FormulaID])
    case construct(OpaqueID)
    case pattern(PatternID)
    /// Keywords by their names; the first that stands somewhere.
    case keywords([Name])
    /// A keyword that refuses a value.
    case rejection(ValidationError)
  }

  /// What people can do about a doubt.
  enum Remedy: Sendable, Hashable {
    case steps, states, depth, witnessParts, memory, seconds
    case pattern, construct, simpler, smaller, report

    /// Whether a larger budget might settle it.
    var isBudget: Bool {
      switch self {
      case .steps, .states, .depth, .witnessParts, .memory, .seconds: true
      case .pattern, .construct, .simpler, .smaller, .report: false
      }
    }

    var advice: String {
      switch self {
      case .steps: "raise `steps` in the `budget` of treaty.json, or `--steps`"
      case .states: "raise `states` in the `budget` of treaty.json, or `--states`; or simplify it"
      case .depth: "raise `depth` in the `budget` of treaty.json, or `--depth`"
      case .witnessParts: "raise `witness_parts` in the `budget` of treaty.json"
      case .memory: "raise `memory` in the `budget` of treaty.json"
      case .seconds:
        "a faster machine may decide it, or raise `seconds` in the `budget` of treaty.json"
      case .pattern: "say the same without back-references and without looking around inside"
      case .construct: "make it readable, or say the same in other keywords"
      case .simpler: "no budget raises this limit; say the same in fewer or simpler keywords"
      case .smaller: "no budget raises this limit; with a smaller number it can be decided"
      case .report: "this is a bug of Treaty; please report it"
      }
    }
  }

  init(
    _ reason: String, _ remedy: Remedy = .simpler, origin: Origin? = nil, goal: FormulaID? = nil
  ) {
    self.reason = reason
    self.remedy = remedy
    self.origin = origin
    self.goal = goal
  }

  /// A doubt about what keywords say.
  init(_ reason: String, _ remedy: Remedy = .simpler, about formulas: [FormulaID]) {
    self.init(reason, remedy, origin: .formulas(formulas))
  }
}
