import JSON
import Patterns
import Schema

/// Writes the formula of one schema, keyword by keyword.
struct FormulaWriter {
  var formulas: SchemaFormulas
  let state: SchemaState
  let entries: [KeywordEntry]
  let isDeclaring: Bool
  var parts: [FormulaID] = []
  /// Whether the cases of what is evaluated exclude each other.
  var isExact = false
  /// In-place schemas being looked into for what they evaluate.
  var open: [SchemaState] = []

  init(formulas: SchemaFormulas, state: SchemaState, entries: [KeywordEntry], isDeclaring: Bool) {
    self.formulas = formulas
    self.state = state
    self.entries = entries
    self.isDeclaring = isDeclaring
  }

  mutating func write() -> FormulaID {
    for entry in entries { write(entry) }
    return formulas.store.all(parts)
  }

  /// What one keyword says.
  mutating func formulas(of entry: KeywordEntry) -> [FormulaID] {
    parts = []
    write(entry)
    return parts
  }

  private mutating func write(_ entry: KeywordEntry) {
    switch entry.keyword {
    case .type(let types): parts.append(formulas.store.types(types))
    case .enumeration(let values): writeConstants(values)
    case .constant(let value): writeConstants([value])
    case .multipleOf, .minimum, .maximum: writeNumber(entry)
    case .minLength, .maxLength, .pattern, .format: writeString(entry)
    case .prefixItems, .items, .contains, .minItems, .maxItems, .uniqueItems, .unevaluatedItems:
      writeArray(entry)
    case .properties, .patternProperties, .additionalProperties, .propertyNames, .minProperties,
      .maxProperties, .required, .dependentRequired, .dependentSchemas, .unevaluatedProperties:
      writeObject(entry)
    case .allOf, .anyOf, .oneOf, .not, .conditional, .reference, .dynamicReference:
      writeInPlace(entry)
    case .unreadable: writeUnread(entry, applies: .all)
    }
  }

  mutating func writeOpaque(_ entry: KeywordEntry, applies types: TypeSet) {
    let key = formulas.classes.opaqueKey(of: entry, in: state)
    parts.append(formulas.store.opaque(key, applies: types))
  }

  /// An opaque construct that may declare members, whatever it is.
  mutating func writeUnread(_ entry: KeywordEntry, applies types: TypeSet) {
    writeOpaque(entry, applies: types)
    guard isDeclaring else { return }
    parts.append(formulas.store.intern(.schema(formulas.classes.unread, .declaring)))
  }

  /// A schema below this one.
  mutating func schema(_ node: NodeID) -> FormulaID {
    formulas.reference(to: node, from: state, isDeclaring: isDeclaring)
  }

  /// A schema below this one that declares nothing, as under `not`.
  mutating func plain(_ node: NodeID) -> FormulaID {
    formulas.reference(to: node, from: state, isDeclaring: false)
  }

  /// Listed values are sent as they are, whatever declares their members.
  private mutating func writeConstants(_ values: [JSON]) {
    parts.append(formulas.store.among(values.map { formulas.store.id(of: $0) }))
    guard isDeclaring, values.contains(where: { $0.size > 1 }) else { return }
    parts.append(formulas.store.intern(.schema(formulas.classes.unread, .declaring)))
  }

  private mutating func writeNumber(_ entry: KeywordEntry) {
    let atom: NumberAtom
    switch entry.keyword {
    case .multipleOf(let divisor): atom = .multiple(divisor.rational)
    case .minimum(let bound, let exclusive): atom = .atLeast(bound.rational, exclusive: exclusive)
    case .maximum(let bound, let exclusive): atom = .atMost(bound.rational, exclusive: exclusive)
    default: return
    }
    parts.append(formulas.store.intern(.number(atom)))
  }

  private mutating func writeString(_ entry: KeywordEntry) {
    switch entry.keyword {
    case .minLength(let length):
      if length > 0 { parts.append(formulas.store.intern(.string(.minLength(length)))) }
    case .maxLength(let length): parts.append(formulas.store.intern(.string(.maxLength(length))))
    case .pattern(let text):
      if let matches = matching(text) {
        parts.append(matches)
      } else {
        writeOpaque(entry, applies: .string)
      }
    case .format(let name):
      guard formulas.classes.states.node(state).assertsFormat else { return }
      writeFormat(name)
    default: return
    }
  }

  /// The strings a pattern is found in; nil for an illegal pattern.
  mutating func matching(_ text: PatternText) -> FormulaID? {
    guard let pattern = text.pattern else { return nil }
    let id = formulas.store.id(of: pattern)
    return formulas.store.intern(.string(.matches(id)))
  }
}
