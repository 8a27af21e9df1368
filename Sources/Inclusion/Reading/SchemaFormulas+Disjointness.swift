import JSON
import Schema

/// What members of a formula surely have in common; a formula may have several, one for each of its
/// alternatives.
struct Shape {
  var types = TypeSet.all
  /// Members that every object has.
  var required: Set<NameID> = []
  /// The only values that some members may have.
  var values: [NameID: [ValueID]] = [:]
  /// The only members that an object may have.
  var allowed: Set<NameID>?

  /// The types of values that may have both shapes; objects not where a member tells them apart.
  func overlap(with other: Shape) -> TypeSet {
    let common = types.intersection(other.types)
    guard common.contains(.object), isApart(from: other) else { return common }
    return common.subtracting(.object)
  }

  /// Whether no object has both shapes.
  private func isApart(from other: Shape) -> Bool {
    if let allowed, !other.required.isSubset(of: allowed) { return true }
    if let allowed = other.allowed, !required.isSubset(of: allowed) { return true }
    return required.contains { name in
      guard other.required.contains(name), let first = values[name], let second = other.values[name]
      else { return false }
      return first.allSatisfy { !second.contains($0) }
    }
  }

  /// The members that all of some shapes have, each with few values.
  static func tags(of shapes: [Shape]) -> [NameID: [ValueID]] {
    guard let first = shapes.first else { return [:] }
    var tags = first.values.filter { first.required.contains($0.key) }
    for shape in shapes.dropFirst() where !tags.isEmpty {
      for (name, values) in tags {
        let others = shape.required.contains(name) ? shape.values[name] : nil
        tags[name] = others.map { (values + $0).sortedOnce() }
      }
    }
    return tags
  }

  func joined(with other: Shape) -> Shape {
    var result = self
    result.join(other)
    return result
  }

  /// Adds what another shape says.
  mutating func join(_ other: Shape) {
    types.formIntersection(other.types)
    required.formUnion(other.required)
    for (name, values) in other.values where values.count < self.values[name]?.count ?? .max {
      self.values[name] = values
    }
    if let more = other.allowed { allowed = allowed?.intersection(more) ?? more }
  }
}

/// An alternative of a union, with what tells it from the others.
struct Variant {
  let formula: FormulaID
  /// Types that its values can have.
  let mask: TypeSet
  /// Types of which it has all values.
  let full: TypeSet
  /// Types of its shapes.
  let types: TypeSet
  let isFinite: Bool
  /// The only values of the member by which most alternatives are told apart, if it must be there.
  let tag: [ValueID]?

  /// Whether no object is in both.
  func isApart(from other: Variant) -> Bool {
    guard let tag, let others = other.tag else { return false }
    return !tag.contains(where: others.contains)
  }
}

extension SchemaFormulas {
  /// The alternatives of a union, looked at once instead of once for each pair.
  mutating func variants(_ branches: [FormulaID]) -> [Variant] {
    let shapes = branches.map { self.shapes(of: $0) }
    let tags = shapes.map { Shape.tags(of: $0) }
    var counts: [NameID: Int] = [:]
    for name in tags.flatMap(\.keys) { counts[name, default: 0] += 1 }
    let name = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    return branches.indices.map { index in
      Variant(
        formula: branches[index], mask: mask(branches[index]), full: fullTypes(branches[index]),
        types: shapes[index].reduce(into: []) { $0.formUnion($1.types) },
        isFinite: finiteValues(branches[index]) != nil, tag: name.flatMap { tags[index][$0] })
    }
  }

  /// The types of the values that two alternatives may share; possibly too many, never too few.
  mutating func overlap(_ left: Variant, _ right: Variant) -> TypeSet {
    looks += 1
    guard !(left.isFinite && right.isFinite), left.isApart(from: right) else {
      return overlap(left.formula, right.formula)
    }
    let types = left.mask.intersection(right.mask)
    return types.intersection(left.types).intersection(right.types).subtracting(.object)
  }

  /// The types of the values that two formulas may share; possibly too many, never too few.
  mutating func overlap(_ left: FormulaID, _ right: FormulaID) -> TypeSet {
    let types = mask(left).intersection(mask(right))
    guard !types.isEmpty else { return [] }
    if types != .object, let first = finiteValues(left), let second = finiteValues(right) {
      return first.allSatisfy { !second.contains($0) } ? [] : types
    }
    let first = shapes(of: left)
    let second = shapes(of: right)
    looks += first.count * second.count
    var overlap: TypeSet = []
    for first in first {
      for other in second { overlap.formUnion(first.overlap(with: other)) }
    }
    return overlap.intersection(types)
  }

  /// Types of which a formula has all values; possibly too few, never too many.
  mutating func fullTypes(_ id: FormulaID, depth: Int = 24) -> TypeSet {
    guard depth > 0 else { return [] }
    switch store[id] {
    case .always, .maybe, .declares: return .all
    case .never, .among: return []
    case .types(let types): return types
    case .all(let parts):
      var types = TypeSet.all
      for part in parts where !types.isEmpty {
        types.formIntersection(fullTypes(part, depth: depth - 1))
      }
      return types
    case .any(let parts):
      var types: TypeSet = []
      for part in parts { types.formUnion(fullTypes(part, depth: depth - 1)) }
      return types
    case .schema(let schema, let aspect):
      if aspect == .fails { return .all.subtracting(mask(definition(schema, .holds))) }
      let definition = definition(schema, .holds)
      return definition == id ? [] : fullTypes(definition, depth: depth - 1)
    case .opaque(_, let types, _): return .all.subtracting(types)
    case .notAmong(let values):
      return values.reduce(into: .all) { $0.subtract(TypeSet(of: store.values[$1.position])) }
    case .number: return .all.subtracting(.number)
    case .string: return .all.subtracting(.string)
    case .array: return .all.subtracting(.array)
    case .object: return .all.subtracting(.object)
    }
  }

  private static let shapeLimit = 64

  /// The shapes of the alternatives of a formula; an open one where there are too many.
  private mutating func shapes(of id: FormulaID, depth: Int = 24) -> [Shape] {
    if let known = knownShapes[id] { return known }
    guard depth > 0 else { return [Shape()] }
    let result: [Shape]
    switch store[id] {
    case .never: result = []
    case .types(let types): result = [Shape(types: types)]
    case .among: result = [Shape(types: mask(id))]
    case .all(let parts):
      var product = [Shape()]
      for part in parts {
        let shapes = shapes(of: part, depth: depth - 1)
        guard product.count * shapes.count <= Self.shapeLimit else { continue }
        // Mostly there is one, which grows where it is.
        if product.count == 1, shapes.count == 1 {
          product[0].join(shapes[0])
          continue
        }
        product = product.flatMap { first in shapes.map { first.joined(with: $0) } }
      }
      result = product
    case .any(let ways):
      var union: [Shape] = []
      for way in ways where union.count <= Self.shapeLimit {
        union += shapes(of: way, depth: depth - 1)
      }
      result = union.count <= Self.shapeLimit ? union : [Shape(types: mask(id))]
    case .schema(let schema, let aspect):
      // What is under way further up says nothing here.
      knownShapes[id] = [Shape()]
      let definition = definition(schema, aspect == .declaring ? .holds : aspect)
      result = aspect == .fails ? [Shape()] : shapes(of: definition, depth: depth - 1)
    case .object(let atom): result = [shape(of: atom)]
    default: result = [Shape()]
    }
    knownShapes[id] = result
    return result
  }

  private mutating func shape(of atom: ObjectAtom) -> Shape {
    var shape = Shape()
    switch atom {
    case .required(let name): shape.required = [name]
    case .member(let name, let value):
      if let finite = finiteValues(value) { shape.values[name] = finite }
    case .members(let names, FormulaStore.never): shape.allowed = store.names(allExcept: names)
    default: break
    }
    return shape
  }
}

extension FormulaStore {
  /// The names outside a set of names that leaves out only some; nil for other sets.
  mutating func names(allExcept names: FormulaID) -> Set<NameID>? {
    guard case .notAmong(let values) = self[names] else { return nil }
    if let known = exceptions[names] { return known }
    var result: Set<NameID> = []
    for value in values {
      if let text = self.values[value.position].string { result.insert(id(of: Name(text))) }
    }
    exceptions[names] = result
    return result
  }
}
