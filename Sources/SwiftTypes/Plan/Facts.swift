import JSON
import Schema

/// The keywords of one schema, sorted by what the planner does with them.
struct Facts {
  var types = TypeSet.all
  var hasType = false
  var reference: NodeID?
  var enumeration: [JSON]?
  var constant: JSON?
  var format: String?
  var length = Size()
  var patterns: [PatternText] = []
  var bounds: [(label: String, number: JSONNumber)] = []
  var items: NodeID?
  var itemCount = Size()
  var isUnique = false
  var properties: [NamedSchema] = []
  var additional: NodeID?
  var required: [Name] = []
  var memberCount = Size()
  var dependents: [DependentNames] = []
  var alternatives: (keyword: String, branches: [NodeID])?
  /// Keywords that have no rendering yet.
  var unsupported: [KeywordEntry] = []
  /// Keywords that say something, but only about values of one type.
  var typed: TypeSet = []

  init(_ entries: [KeywordEntry]) {
    for entry in entries { add(entry) }
  }

  private mutating func add(_ entry: KeywordEntry) {
    switch entry.keyword {
    case .type(let types):
      self.types = types
      hasType = true
    case .reference(let target): reference = target
    case .dynamicReference(let initial, anchor: nil): reference = initial
    case .enumeration(let values): enumeration = values
    case .constant(let value): constant = value
    case .format(let name): format = name
    case .minLength, .maxLength, .pattern: addText(entry)
    case .multipleOf, .minimum, .maximum: addNumber(entry)
    case .items, .minItems, .maxItems, .uniqueItems: addArray(entry)
    case .properties, .additionalProperties, .minProperties, .maxProperties, .required,
      .dependentRequired:
      addObject(entry)
    case .oneOf(let branches) where alternatives == nil: alternatives = ("oneOf", branches)
    case .anyOf(let branches) where alternatives == nil: alternatives = ("anyOf", branches)
    case .dynamicReference, .prefixItems, .contains, .unevaluatedItems, .patternProperties,
      .propertyNames, .dependentSchemas, .unevaluatedProperties, .allOf, .anyOf, .oneOf, .not,
      .conditional, .unreadable:
      unsupported.append(entry)
    }
  }

  private mutating func addText(_ entry: KeywordEntry) {
    typed.insert(.string)
    switch entry.keyword {
    case .minLength(let count): length.minimum = count
    case .maxLength(let count): length.maximum = count
    case .pattern(let pattern): patterns.append(pattern)
    default: unsupported.append(entry)
    }
  }

  private mutating func addNumber(_ entry: KeywordEntry) {
    typed.formUnion(.number)
    switch entry.keyword {
    case .multipleOf(let number): bounds.append(("multipleOf", number))
    case .minimum(let number, let exclusive):
      bounds.append((exclusive ? "exclusiveMinimum" : "minimum", number))
    case .maximum(let number, let exclusive):
      bounds.append((exclusive ? "exclusiveMaximum" : "maximum", number))
    default: unsupported.append(entry)
    }
  }

  private mutating func addArray(_ entry: KeywordEntry) {
    typed.insert(.array)
    switch entry.keyword {
    case .items(let schema, from: 0): items = schema
    case .minItems(let count): itemCount.minimum = count
    case .maxItems(let count): itemCount.maximum = count
    case .uniqueItems: isUnique = true
    default: unsupported.append(entry)
    }
  }

  private mutating func addObject(_ entry: KeywordEntry) {
    typed.insert(.object)
    switch entry.keyword {
    case .properties(let list): properties = list
    case .additionalProperties(let schema): additional = schema
    case .minProperties(let count): memberCount.minimum = count
    case .maxProperties(let count): memberCount.maximum = count
    case .required(let names): required = names
    case .dependentRequired(let list): dependents = list
    default: unsupported.append(entry)
    }
  }

  /// Whether anything but a reference is asked for.
  var saysMoreThanReference: Bool {
    hasType || enumeration != nil || constant != nil || !typed.isEmpty || alternatives != nil
  }
}

extension TypeSet {
  /// The types of JSON Schema that a value has.
  init(of value: JSON) {
    switch value {
    case .null: self = .null
    case .bool: self = .boolean
    case .number(let number): self = number.isInteger ? .integer : .fraction
    case .string: self = .string
    case .array: self = .array
    case .object: self = .object
    }
  }
}
