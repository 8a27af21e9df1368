import Schema

/// An argument in all detail: claims that sets have no value, each with the steps that show it.
///
/// The claims hold together. The steps of each show that a value of its set would have a *part* in a
/// claimed set, or would itself be in a set that is claimed earlier in the list. So there is no
/// smallest value that is in one of the sets: circular arguments about recursive schemas are sound.
struct Derivation {
  var claims: [Claim] = []
  var steps: [Step] = []

  struct Claim {
    let set: FormulaID
    /// The step, by its number, at which its argument begins.
    let start: Int
  }

  /// What is concluded about a value of which some facts are known.
  struct Step {
    let rule: Rule
    /// The numbers of the steps for the cases of the rule; they stand earlier in the list.
    let premises: [Int]
  }

  /// Rules of the first group name the cases there are; those of the second leave none.
  enum Rule {
    case types([TypeSet])
    /// The alternatives of a formula.
    case choice(FormulaID)
    /// A schema that may hold and then declares members: with it, and without its declarations.
    case maybe(FormulaID)
    /// A value that a fact excludes, as the ways to differ from it.
    case differing(ValueID, by: FormulaID)
    /// All that is declared is known: there are no other members.
    case undeclared
    /// A member that must be there has one of these names, or another one.
    case placed(FormulaID, at: [NameID])
    /// More members must be there than may be: of these, without required names, two are the same.
    case shared([FormulaID])

    case contradiction
    /// It is in a set that is claimed earlier.
    case claimed(FormulaID)
    /// None of finitely many values is in the rest.
    case values
    case numbers
    case strings
    /// No way to fill the positions of an array meets all demands.
    case positions
    /// Items that must differ have fewer values together.
    case distinct([Int], among: [ValueID])
    /// A member that must be there has no value.
    case member(NameID)
    /// No member can be the one that a formula demands.
    case noMember(FormulaID)
    /// Only members of these names can be there, and too few of them.
    case tooFew([NameID])
  }
}
