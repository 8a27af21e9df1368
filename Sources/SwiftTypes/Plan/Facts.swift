import JSON
import Schema

/// The keywords that apply to a value unconditionally, sorted by what the planner does with them.
struct Facts {
  var types = TypeSet.all
  var hasType = false
  var reference: (entry: KeywordEntry, target: NodeID)?
  var allOf: (entry: KeywordEntry, branches: [NodeID])?
  var enumeration: [JSON]?
  /// Whether the values are those of a `const`.
  var isConstant = false
  var format: String?
  /// Whether the author says that numbers are decimal: doubles would round them.
  var isDecimal = false
  var length = Size()
  var patterns: [PatternText] = []
  var bounds: [(label: String, number: JSONNumber)] = []
  var prefix: [NodeID] = []
  var items: NodeID?
  /// What else merged schemas say of all items: schemas that do not give the type.
  var itemsBeside: [NodeID] = []
  var itemCount = Size()
  var isUnique = false
  var properties: [NamedSchema] = []
  /// What else merged schemas say of members, by name: schemas that do not give the type.
  var besides: [Name: [NodeID]] = [:]
  var patternProperties: [PatternSchema] = []
  var additional: NodeID?
  var required: [Name] = []
  var memberCount = Size()
  var dependents: [DependentNames] = []
  var alternatives: (keyword: String, branches: [NodeID])?
  /// Keywords, as written, that types do not express: rules check them.
  var checked: Set<Name> = []
  var unreadable: [KeywordEntry] = []
  /// The same of all schemas that are merged, with the schema that each stands in.
  var unreadableParts: [(node: NodeID, entry: KeywordEntry)] = []
  /// The types that keywords say something about.
  var typed: TypeSet = []

  /// The keywords of one schema, without those it refers to or combines.
  init(_ node: Node) {
    isDecimal = node.source["x-decimal"]?.bool ?? false
    guard case .keywords(let entries) = node.form else { return }
    for entry in entries { add(entry, assertsFormat: node.assertsFormat) }
  }

  private mutating func add(_ entry: KeywordEntry, assertsFormat: Bool) {
    typed.formUnion(entry.keyword.subject)
    switch entry.keyword {
    case .type(let types):
      self.types = types
      hasType = true
    case .reference(let target): reference = (entry, target)
    case .enumeration(let values): enumeration = values
    case .constant(let value):
      enumeration = enumeration?.filter { $0 == value } ?? [value]
      isConstant = true
    case .format(let name):
      format = name
      guard assertsFormat else { return }
      switch Format.meaning(of: name) {
      case .checked: checked.insert(entry.name)
      case .unchecked: unreadable.append(entry)
      case .foreign: return
      }
    case .minLength, .maxLength, .pattern: addText(entry)
    case .multipleOf, .minimum, .maximum: addNumber(entry)
    case .items, .minItems, .maxItems, .uniqueItems, .prefixItems, .contains, .unevaluatedItems:
      addArray(entry)
    case .properties, .additionalProperties, .minProperties, .maxProperties, .required,
      .dependentRequired, .patternProperties, .propertyNames, .dependentSchemas,
      .unevaluatedProperties:
      addObject(entry)
    case .allOf(let branches): allOf = (entry, branches)
    case .oneOf(let branches) where alternatives == nil: alternatives = ("oneOf", branches)
    case .anyOf(let branches) where alternatives == nil: alternatives = ("anyOf", branches)
    case .dynamicReference(let target, anchor: nil) where reference == nil:
      reference = (entry, target)
    case .dynamicReference, .anyOf, .oneOf, .not, .conditional: checked.insert(entry.name)
    case .unreadable: unreadable.append(entry)
    }
  }

  private mutating func addText(_ entry: KeywordEntry) {
    switch entry.keyword {
    case .minLength(let count): length.minimum = count
    case .maxLength(let count): length.maximum = count
    case .pattern(let pattern): patterns.append(pattern)
    default: return
    }
  }

  private mutating func addNumber(_ entry: KeywordEntry) {
    switch entry.keyword {
    case .multipleOf(let number): bounds.append(("multipleOf", number))
    case .minimum(let number, let exclusive):
      bounds.append((exclusive ? "exclusiveMinimum" : "minimum", number))
    case .maximum(let number, let exclusive):
      bounds.append((exclusive ? "exclusiveMaximum" : "maximum", number))
    default: return
    }
  }

  private mutating func addArray(_ entry: KeywordEntry) {
    switch entry.keyword {
    case .prefixItems(let list): prefix = list
    case .items(let schema, _): items = schema
    case .minItems(let count): itemCount.minimum = count
    case .maxItems(let count): itemCount.maximum = count
    case .uniqueItems: isUnique = true
    default: checked.insert(entry.name)
    }
  }

  private mutating func addObject(_ entry: KeywordEntry) {
    switch entry.keyword {
    case .properties(let list): properties = list
    case .patternProperties(let list): patternProperties = list
    case .additionalProperties(let schema): additional = schema
    case .minProperties(let count): memberCount.minimum = count
    case .maxProperties(let count): memberCount.maximum = count
    case .required(let names): required = names
    case .dependentRequired(let list): dependents = list
    default: checked.insert(entry.name)
    }
  }

  /// Whether anything but references and `allOf` is asked for.
  var isSilent: Bool {
    !hasType && enumeration == nil && typed.isEmpty && alternatives == nil && checked.isEmpty
  }

  /// Whether it names members or says what becomes of others.
  var shapesMembers: Bool {
    !properties.isEmpty || !patternProperties.isEmpty || additional != nil
  }
}

extension Facts {
  /// Adds the facts of a schema that applies to the same value. False when something of it is left
  /// that only rules can check; what is added never asks for more than both schemas do.
  mutating func merge(
    _ other: Facts, choose: (NodeID, NodeID) -> (chosen: NodeID, isExact: Bool)
  ) -> Bool {
    var isExact = other.checked.isEmpty
    types.formIntersection(other.types)
    hasType = hasType || other.hasType
    typed.formUnion(other.typed)
    if other.enumeration != nil {
      if enumeration == nil { enumeration = other.enumeration }
      isConstant = isConstant || other.isConstant
      isExact = false
    }
    format = format ?? other.format
    length.formIntersection(other.length)
    itemCount.formIntersection(other.itemCount)
    memberCount.formIntersection(other.memberCount)
    // What several ways lead to is said once.
    let known = Set(patterns.map { Name($0.source) })
    patterns += other.patterns.filter { !known.contains(Name($0.source)) }
    isExact = mergeBounds(other) && isExact
    isUnique = isUnique || other.isUnique
    if other.alternatives != nil { isExact = false }
    if prefix.isEmpty, items == nil {
      prefix = other.prefix
      items = other.items
      itemsBeside = other.itemsBeside
    } else if !other.prefix.isEmpty || other.items != nil {
      isExact = false
      if prefix.isEmpty, other.prefix.isEmpty {
        itemsBeside.add(other.items.map { [$0] } ?? [])
        itemsBeside.add(other.itemsBeside)
      }
    }
    required.add(other.required)
    dependents += other.dependents.filter { entry in
      !dependents.contains { $0.name == entry.name && $0.required == entry.required }
    }
    return mergeMembers(other, choose) && isExact
  }

  private mutating func mergeBounds(_ other: Facts) -> Bool {
    var isExact = true
    for bound in other.bounds {
      if bounds.contains(where: { $0.label == bound.label }) {
        isExact = false
      } else {
        bounds.append(bound)
      }
    }
    return isExact
  }

  private mutating func mergeMembers(
    _ other: Facts, _ choose: (NodeID, NodeID) -> (chosen: NodeID, isExact: Bool)
  ) -> Bool {
    guard other.shapesMembers else { return true }
    guard shapesMembers else {
      properties = other.properties
      besides = other.besides
      patternProperties = other.patternProperties
      additional = other.additional
      return true
    }
    var isExact = true
    if additional != nil || !patternProperties.isEmpty {
      // These look at the names of their own schema only.
      checked.insert("additionalProperties")
      checked.insert("patternProperties")
      additional = nil
      patternProperties = []
      isExact = false
    }
    if other.additional != nil || !other.patternProperties.isEmpty { isExact = false }
    var numbers: [Name: Int] = [:]
    for (index, property) in properties.enumerated() { numbers[property.name] = index }
    for property in other.properties {
      guard let index = numbers[property.name] else {
        numbers[property.name] = properties.count
        properties.append(property)
        continue
      }
      let known = properties[index].schema
      let (chosen, isSame) = choose(known, property.schema)
      properties[index] = NamedSchema(name: property.name, schema: chosen)
      guard !isSame else { continue }
      isExact = false
      besides[property.name, default: []].add([chosen == known ? property.schema : known])
    }
    for (name, schemas) in other.besides { besides[name, default: []].add(schemas) }
    return isExact
  }
}

extension Facts {
  /// Adds what cannot be read of a schema that applies to the same value.
  mutating func addUnreadable(_ other: Facts) {
    for part in other.unreadableParts {
      let isKnown = unreadableParts.contains {
        $0.node == part.node && $0.entry.name == part.entry.name
      }
      guard !isKnown else { continue }
      unreadable.append(part.entry)
      unreadableParts.append(part)
    }
  }
}

extension Array where Element: Hashable {
  /// Appends what is not there yet.
  fileprivate mutating func add(_ others: [Element]) {
    let known = Set(self)
    self += others.filter { !known.contains($0) }
  }
}

extension Size {
  mutating func formIntersection(_ other: Size) {
    minimum = max(minimum, other.minimum)
    maximum = min(maximum, other.maximum)
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
