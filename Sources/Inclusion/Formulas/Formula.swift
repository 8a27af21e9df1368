import JSON
import Schema

/// A set of JSON values, written in a language that is closed under negation.
///
/// An atom about one type holds for every value of another type, as keywords do:
/// `.string(.minLength(3))` contains `7`. Its complement names the type as well.
enum Formula: Hashable, Sendable {
  case always
  case never
  case types(TypeSet)
  case all([FormulaID])
  case any([FormulaID])
  /// Always true; when the formula inside holds too, its declarations count.
  case maybe(FormulaID)
  case schema(ClassID, Aspect)
  case opaque(OpaqueID, applies: TypeSet, holds: Bool)
  case among([ValueID])
  case notAmong([ValueID])
  /// Always true; the members with such names are declared. `requiredOnly` marks names that only
  /// `required` mentions, which declare nothing by themselves.
  case declares(FormulaID, requiredOnly: Bool)
  case number(NumberAtom)
  case string(StringAtom)
  case array(ArrayAtom)
  case object(ObjectAtom)
}

/// How a formula refers to a schema.
enum Aspect: Hashable, Sendable {
  /// The values it accepts.
  case holds
  /// The values it rejects.
  case fails
  /// The values it accepts, with the members it declares taken down.
  case declaring
}

/// What is said about numbers.
enum NumberAtom: Hashable, Sendable {
  case atLeast(Rational, exclusive: Bool)
  case atMost(Rational, exclusive: Bool)
  case multiple(Rational)
  case notMultiple(Rational)
}

/// What is said about strings.
enum StringAtom: Hashable, Sendable {
  case minLength(Int)
  case maxLength(Int)
  case matches(PatternID)
  case fails(PatternID)
}

/// What is said about arrays.
enum ArrayAtom: Hashable, Sendable {
  case minItems(Int)
  case maxItems(Int)
  /// The item at an index, if there is one.
  case item(Int, FormulaID)
  /// Every item from an index on.
  case items(from: Int, FormulaID)
  /// Some item from an index on.
  case someItem(from: Int, FormulaID)
  case contains(FormulaID, minimum: Int, maximum: Int?)
  case unique
  case repeated
}

/// What is said about objects; a set of names is a formula about strings.
enum ObjectAtom: Hashable, Sendable {
  case required(NameID)
  /// The member of a name, if there is one; `never` forbids it.
  case member(NameID, FormulaID)
  case members(FormulaID, FormulaID)
  case someMember(FormulaID, FormulaID)
  case minProperties(Int)
  case maxProperties(Int)
}

extension TypeSet {
  /// The type of a value.
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
