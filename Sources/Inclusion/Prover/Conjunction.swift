import JSON
import Schema

/// A goal taken apart: atoms, and alternatives still open.
struct Conjunction {
  let goal: FormulaID
  var types = TypeSet.all
  /// Everything that was added.
  var members = FormulaSet()
  var atoms: [FormulaID] = []
  var choices: [FormulaID] = []
  /// Alternatives that were cut down, with those they came from.
  var origins: [FormulaID: FormulaID] = [:]
  /// What was concluded on the way, to be written down around the argument for what is left.
  var conclusions: [ProofRule] = []
  var maybes: [FormulaID] = []
  /// The only values possible, when an `enum` says so.
  var values: [ValueID]?
  var required: Set<NameID> = []
  var memberSchemas: [NameID: [FormulaID]] = [:]
  /// Between which numbers, lengths and counts the value lies.
  var bounds = Bounds()
  /// The only members there may be, when that is known.
  var allowed: Set<NameID>?
  /// Whether a member was looked for among the most common alternatives.
  var isProbed = false
  /// Whether members that nothing declares were left out.
  var isClosed = false
  /// Whether schemas that are not known to hold are known not to.
  var isExact = false
  /// The lowest goal whose emptiness was assumed to drop an alternative, and the arguments.
  var low = Outcome.unassuming
  var premises: [ProofID] = []

  init(goal: FormulaID) { self.goal = goal }

  /// Alternatives as a schema has them.
  func origin(of choice: FormulaID) -> FormulaID { origins[choice] ?? choice }
}

extension Prover {
  /// Adds a formula; true when it contradicts and nothing can be left.
  mutating func add(_ formula: FormulaID, to conjunction: inout Conjunction) -> Bool {
    var pending = [formula]
    while let next = pending.popLast() {
      guard conjunction.members.insert(next) else { continue }
      charge()
      switch formulas.store[next] {
      case .always: continue
      case .never: return true
      case .types(let types):
        conjunction.types.formIntersection(types)
        if conjunction.types.isEmpty { return true }
      case .all(let parts): pending += parts.reversed()
      case .any: conjunction.choices.append(next)
      case .maybe(let inner): conjunction.maybes.append(inner)
      case .schema(let schema, let aspect):
        let plain = aspect == .declaring ? formulas.store.intern(.schema(schema, .holds)) : next
        conjunction.members.insert(plain)
        if conjunction.members.contains(formulas.store.complement(plain)) { return true }
        pending.append(formulas.definition(schema, aspect))
      case .among(let values):
        let left = conjunction.values.map { $0.filter(values.contains) } ?? values
        conjunction.values = left
        if left.isEmpty { return true }
      case .opaque(let key, let types, let holds):
        let other = formulas.store.intern(.opaque(key, applies: types, holds: !holds))
        if conjunction.members.contains(other) {
          conjunction.types.subtract(types)
          if conjunction.types.isEmpty { return true }
        }
        conjunction.atoms.append(next)
      default: addAtom(next, to: &conjunction)
      }
    }
    return false
  }

  private mutating func addAtom(_ atom: FormulaID, to conjunction: inout Conjunction) {
    conjunction.atoms.append(atom)
    let object: ObjectAtom
    switch formulas.store[atom] {
    case .number(let number): return conjunction.bounds.meet(number)
    case .string(let string): return conjunction.bounds.meet(string)
    case .array(let array): return conjunction.bounds.meet(array)
    case .object(let some): object = some
    default: return
    }
    conjunction.bounds.meet(object)
    switch object {
    case .required(let name): conjunction.required.insert(name)
    case .member(let name, let schema): conjunction.memberSchemas[name, default: []].append(schema)
    case .members(let names, FormulaStore.never):
      guard let names = formulas.store.names(allExcept: names) else { return }
      conjunction.allowed = conjunction.allowed.map { $0.intersection(names) } ?? names
    default: break
    }
  }

  /// The schemas that hold of a member, and a doubt when a set of names cannot be read.
  mutating func memberGoal(
    _ name: NameID, in conjunction: Conjunction
  ) -> (parts: [FormulaID], doubt: Doubt?) {
    var parts = conjunction.memberSchemas[name] ?? []
    var doubt: Doubt?
    charge(1 + conjunction.atoms.count / 4)
    let text = JSON.string(formulas.store.names[name.position].text)
    for atom in conjunction.atoms {
      guard case .object(.members(let names, let schema)) = formulas.store[atom] else { continue }
      switch holds(names, text) {
      case true?: parts.append(schema)
      case false?: continue
      case nil:
        parts.append(schema)
        doubt = Doubt(
          "it is not known which member names are meant: \(formulas.describe(names))", about: [atom]
        )
      }
    }
    return (parts, doubt)
  }
}
