/// A small number that stands for an interned thing of one kind.
struct ID<Kind>: Hashable, Comparable, Sendable {
  let index: Int32

  init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  var position: Int { Int(index) }

  static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

enum NameKind {}
enum ValueKind {}
enum PatternKind {}
enum OpaqueKind {}
enum ClassKind {}

/// A formula in a `FormulaStore`.
typealias FormulaID = ID<Formula>
/// A member name.
typealias NameID = ID<NameKind>
/// A JSON value that schemas mention.
typealias ValueID = ID<ValueKind>
/// A regular expression.
typealias PatternID = ID<PatternKind>
/// A construct about which only its identity is known.
typealias OpaqueID = ID<OpaqueKind>
/// A class of schemas that say the same.
typealias ClassID = ID<ClassKind>
