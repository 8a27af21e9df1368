import JSON
import Schema

/// What a schema says itself, apart from the schemas it leads to.
///
/// Two schemas with equal signatures whose children are pairwise of the same class say the same. The words
/// tell how many children each group has.
struct Signature {
  var words: [Int32] = []
  var groups: [Group] = []

  /// Children of one keyword.
  struct Group {
    let isOrdered: Bool
    let children: [Int32]
  }
}

/// Numbers of states in the order in which they are met.
struct StateTable {
  private(set) var states: [SchemaState] = []
  private var numbers: [SchemaState: Int32] = [:]

  mutating func number(of state: SchemaState) -> Int32 {
    if let known = numbers[state] { return known }
    let number = Int32(states.count)
    states.append(state)
    numbers[state] = number
    return number
  }

  func number(known state: SchemaState) -> Int32? { numbers[state] }
}

/// Writes signatures.
struct SignatureWriter {
  var states: SchemaStates
  var table = StateTable()

  private var texts: [Name: Int32] = [:]
  private var values: [JSON: Int32] = [:]
  private var numbers: [Rational: Int32] = [:]

  init(states: SchemaStates) {
    self.states = states
  }

  mutating func signature(of state: SchemaState) -> Signature {
    var signature = Signature()
    switch states.form(state) {
    case .always: break
    case .never: signature.words.append(1)
    case .keywords(let entries):
      for entry in entries { write(entry, of: state, to: &signature) }
    }
    return signature
  }

  private mutating func write(
    _ entry: KeywordEntry, of state: SchemaState, to signature: inout Signature
  ) {
    switch entry.keyword {
    case .type(let types):
      signature.words += [2, Int32(types.rawValue)]
    case .enumeration(let some):
      let ids = some.map { value($0) }.sortedOnce()
      signature.words += [3, Int32(ids.count)] + ids
    case .constant(let constant): signature.words += [3, 1, value(constant)]
    case .multipleOf(let number): signature.words += [4, self.number(number)]
    case .minimum(let number, let exclusive):
      signature.words += [exclusive ? 5 : 6, self.number(number)]
    case .maximum(let number, let exclusive):
      signature.words += [exclusive ? 7 : 8, self.number(number)]
    case .minLength(let count): signature.words += [9] + count.words
    case .maxLength(let count): signature.words += [10] + count.words
    case .pattern(let pattern): signature.words += [11, text(Name(pattern.source))]
    case .format(let format):
      if states.node(state).assertsFormat { signature.words += [12, text(Name(format))] }
    case .minItems(let count): signature.words += [13] + count.words
    case .maxItems(let count): signature.words += [14] + count.words
    case .uniqueItems: signature.words.append(15)
    case .minProperties(let count): signature.words += [16] + count.words
    case .maxProperties(let count): signature.words += [17] + count.words
    case .required(let names): signature.words += [18] + list(names)
    case .dependentRequired(let dependents):
      for dependent in dependents.sorted(by: { $0.name < $1.name }) {
        signature.words += [19, text(dependent.name)] + list(dependent.required)
      }
    case .unreadable(let unread):
      signature.words += [20, text(states.key(of: unread, entry.name, in: state))]
    default: writeApplicator(entry.keyword, of: state, to: &signature)
    }
  }

  private mutating func writeApplicator(
    _ keyword: Keyword, of state: SchemaState, to signature: inout Signature
  ) {
    switch keyword {
    case .prefixItems(let nodes): lead([30], nodes, state, &signature)
    case .items(let node, let start): lead([31] + start.words, [node], state, &signature)
    case .contains(let node, let minimum, let maximum, let marks):
      let words = minimum.words + (maximum ?? -1).words
      lead([marks ? 32 : 33] + words, [node], state, &signature)
    case .unevaluatedItems(let node): lead([34], [node], state, &signature)
    case .properties(let schemas):
      let sorted = schemas.sorted { $0.name < $1.name }
      lead([35] + list(sorted.map(\.name)), sorted.map(\.schema), state, &signature)
    case .patternProperties(let schemas):
      let sorted = schemas.sorted { Name($0.pattern.source) < Name($1.pattern.source) }
      let sources = sorted.map { Name($0.pattern.source) }
      lead([36] + list(sources), sorted.map(\.schema), state, &signature)
    case .additionalProperties(let node): lead([37], [node], state, &signature)
    case .propertyNames(let node): lead([38], [node], state, &signature)
    case .dependentSchemas(let schemas):
      let sorted = schemas.sorted { $0.name < $1.name }
      lead([39] + list(sorted.map(\.name)), sorted.map(\.schema), state, &signature)
    case .unevaluatedProperties(let node): lead([40], [node], state, &signature)
    case .allOf(let nodes): lead([41], nodes, state, &signature, isOrdered: false)
    case .anyOf(let nodes): lead([42], nodes, state, &signature, isOrdered: false)
    case .oneOf(let nodes): lead([43], nodes, state, &signature, isOrdered: false)
    case .not(let node): lead([44], [node], state, &signature)
    case .conditional(let condition, let consequence, let alternative):
      let form: Int32 = (consequence == nil ? 0 : 1) + (alternative == nil ? 0 : 2)
      let nodes = [condition, consequence, alternative].compactMap { $0 }
      lead([45, form], nodes, state, &signature)
    case .reference(let node): lead([41], [node], state, &signature, isOrdered: false)
    case .dynamicReference(let initial, let anchor):
      let target = states.target(initial: initial, anchor: anchor, in: state)
      lead([41], [target], state, &signature, isOrdered: false)
    default: break
    }
  }

  /// The number of children is part of what is said: without it `allOf` of one and `anyOf` of two could not be
  /// told from `allOf` of two and `anyOf` of one.
  private mutating func lead(
    _ words: [Int32], _ nodes: [NodeID], _ state: SchemaState, _ signature: inout Signature,
    isOrdered: Bool = true
  ) {
    signature.words += words + [Int32(nodes.count)]
    signature.groups.append(
      Signature.Group(
        isOrdered: isOrdered,
        children: nodes.map { table.number(of: states.child($0, of: state)) }))
  }

  private mutating func list(_ names: [Name]) -> [Int32] {
    let ids = names.sortedOnce().map { text($0) }
    return [Int32(ids.count)] + ids
  }

  private mutating func text(_ name: Name) -> Int32 {
    texts.number(of: name)
  }

  private mutating func value(_ value: JSON) -> Int32 {
    values.number(of: value)
  }

  private mutating func number(_ number: JSONNumber) -> Int32 {
    numbers.number(of: number.rational)
  }
}

extension Dictionary where Value == Int32 {
  /// The number of a key; a new key gets the next one.
  mutating func number(of key: Key) -> Int32 {
    if let known = self[key] { return known }
    let number = Int32(count)
    self[key] = number
    return number
  }
}

extension Int {
  /// The two halves.
  fileprivate var words: [Int32] {
    [Int32(truncatingIfNeeded: self >> 32), Int32(truncatingIfNeeded: self)]
  }
}
