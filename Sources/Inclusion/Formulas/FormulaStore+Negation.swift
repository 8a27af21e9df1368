import Schema

extension NumberAtom {
  /// What the numbers outside satisfy.
  var negated: NumberAtom {
    switch self {
    case .atLeast(let bound, let exclusive): .atMost(bound, exclusive: !exclusive)
    case .atMost(let bound, let exclusive): .atLeast(bound, exclusive: !exclusive)
    case .multiple(let divisor): .notMultiple(divisor)
    case .notMultiple(let divisor): .multiple(divisor)
    }
  }
}

extension FormulaStore {
  mutating func negated(_ atom: StringAtom) -> FormulaID {
    switch atom {
    case .minLength(let length):
      length <= 0
        ? Self.never : typed(.string, intern(.string(.maxLength(length - 1))))
    case .maxLength(let length):
      length == .max
        ? Self.never : typed(.string, intern(.string(.minLength(length + 1))))
    case .matches(let pattern): typed(.string, intern(.string(.fails(pattern))))
    case .fails(let pattern): typed(.string, intern(.string(.matches(pattern))))
    }
  }

  mutating func negated(_ atom: ArrayAtom) -> FormulaID {
    switch atom {
    case .minItems(let count):
      return count <= 0 ? Self.never : typed(.array, intern(.array(.maxItems(count - 1))))
    case .maxItems(let count):
      return count == .max ? Self.never : typed(.array, intern(.array(.minItems(count + 1))))
    case .item(let index, let schema):
      let other = intern(.array(.item(index, complement(schema))))
      return all([types(.array), intern(.array(.minItems(index + 1))), other])
    case .items(let start, let schema):
      return typed(.array, intern(.array(.someItem(from: start, complement(schema)))))
    case .someItem(let start, let schema):
      return typed(.array, items(from: start, complement(schema)))
    case .contains(let schema, let minimum, let maximum):
      var ways: [FormulaID] = []
      if minimum == 1 {
        ways.append(items(from: 0, complement(schema)))
      } else if minimum > 1 {
        ways.append(intern(.array(.contains(schema, minimum: 0, maximum: minimum - 1))))
      }
      if let maximum, maximum < .max {
        ways.append(intern(.array(.contains(schema, minimum: maximum + 1, maximum: nil))))
      }
      return typed(.array, any(ways))
    case .unique: return typed(.array, intern(.array(.repeated)))
    case .repeated: return typed(.array, intern(.array(.unique)))
    }
  }

  mutating func negated(_ atom: ObjectAtom) -> FormulaID {
    switch atom {
    case .required(let name): return typed(.object, absent(name))
    case .member(let name, let schema):
      return all([types(.object), required(name), member(name, complement(schema))])
    case .members(let names, let schema):
      return typed(.object, intern(.object(.someMember(names, complement(schema)))))
    case .someMember(let names, let schema):
      return typed(.object, members(names, complement(schema)))
    case .minProperties(let count):
      return count <= 0 ? Self.never : typed(.object, intern(.object(.maxProperties(count - 1))))
    case .maxProperties(let count):
      return count == .max ? Self.never : typed(.object, intern(.object(.minProperties(count + 1))))
    }
  }
}
