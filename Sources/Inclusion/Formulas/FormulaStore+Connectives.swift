import Schema

extension FormulaStore {
  /// What is in every one of them.
  mutating func all(_ parts: some Sequence<FormulaID>) -> FormulaID {
    var types = TypeSet.all
    var rest: [FormulaID] = []
    var pending = Array(parts.reversed())
    while let part = pending.popLast() {
      switch self[part] {
      case .always: continue
      case .never: return Self.never
      case .types(let some): types.formIntersection(some)
      case .all(let inner): pending.append(contentsOf: inner.reversed())
      default: rest.append(part)
      }
    }
    if types.isEmpty { return Self.never }
    if types != .all { rest.append(self.types(types)) }
    let sorted = rest.sortedOnce()
    switch sorted.count {
    case 0: return Self.always
    case 1: return sorted[0]
    default: return intern(.all(sorted))
    }
  }

  /// What is in at least one of them.
  mutating func any(_ parts: some Sequence<FormulaID>) -> FormulaID {
    var types: TypeSet = []
    var values: [ValueID] = []
    var rest: [FormulaID] = []
    var pending = Array(parts.reversed())
    while let part = pending.popLast() {
      switch self[part] {
      case .never: continue
      case .always: return Self.always
      case .types(let some): types.formUnion(some)
      case .among(let some): values.append(contentsOf: some)
      case .any(let inner): pending.append(contentsOf: inner.reversed())
      default: rest.append(part)
      }
    }
    if types == .all { return Self.always }
    if !types.isEmpty { rest.append(self.types(types)) }
    if !values.isEmpty { rest.append(intern(.among(values.sortedOnce()))) }
    let sorted = rest.sortedOnce()
    switch sorted.count {
    case 0: return Self.never
    case 1: return sorted[0]
    default: return intern(.any(sorted))
    }
  }

  /// One of some values.
  mutating func among(_ values: [ValueID]) -> FormulaID {
    values.isEmpty ? Self.never : intern(.among(values.sortedOnce()))
  }

  /// None of some values.
  mutating func notAmong(_ values: [ValueID]) -> FormulaID {
    values.isEmpty ? Self.always : intern(.notAmong(values.sortedOnce()))
  }

  mutating func required(_ name: NameID) -> FormulaID { intern(.object(.required(name))) }

  mutating func absent(_ name: NameID) -> FormulaID { member(name, Self.never) }

  mutating func member(_ name: NameID, _ schema: FormulaID) -> FormulaID {
    schema == Self.always ? Self.always : intern(.object(.member(name, schema)))
  }

  mutating func members(_ names: FormulaID, _ schema: FormulaID) -> FormulaID {
    if names == Self.never || schema == Self.always { return Self.always }
    if schema == Self.never, names == Self.always {
      return intern(.object(.maxProperties(0)))
    }
    return intern(.object(.members(names, schema)))
  }

  mutating func items(from start: Int, _ schema: FormulaID) -> FormulaID {
    if schema == Self.always { return Self.always }
    if schema == Self.never { return intern(.array(.maxItems(start))) }
    return intern(.array(.items(from: start, schema)))
  }
}

extension Array where Element: Comparable {
  /// The elements in order, each once.
  func sortedOnce() -> [Element] {
    guard count > 1 else { return self }
    var result: [Element] = []
    result.reserveCapacity(count)
    for element in sorted() where result.last != element { result.append(element) }
    return result
  }
}
