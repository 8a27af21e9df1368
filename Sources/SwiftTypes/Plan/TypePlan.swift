import JSON
import Schema

/// A type of the generated module: its name, its place in the schemas, and what it is made of.
struct TypePlan {
  /// What other types know it by: its place, and which part of that schema it stands for.
  let key: String
  let node: NodeID
  /// Namespaces and enclosing types, then the type's own name.
  var path: [String]
  /// The same as people write it: another one where a type of the path is deprecated.
  let knownPath: [String]
  /// The place of its schema: `contracts/a.schema.json#/$defs/A`.
  let location: String
  /// What the schema says about it.
  let notes: Annotations
  var kind: Kind
  /// What is checked before the type is read, because the type does not express it.
  var check: CheckPlan?
  /// Whether a wrapped value is stored behind a reference.
  var isBoxed = false
  /// Whether it is what is sent of the struct around it: it is written, and never read.
  var isInput = false
  /// A second name, for where a nearer type has the first one.
  var outerName: String?
  /// Where keywords are written that do not stand where reading expects them.
  var origins: [Origin] = []

  indirect enum Kind {
    case object(ObjectPlan)
    case tuple(TuplePlan)
    case choice(ChoicePlan)
    case values(ValueChoicePlan)
    case union(UnionPlan)
    /// A type of its own around a value that has checks.
    case wrapper(SwiftType)
    case alias(SwiftType)
  }

  var name: String { path.last ?? "" }

  /// The name that warns whoever writes it, where there is one.
  var deprecatedName: String? { knownPath.last == path.last ? nil : knownPath.last }

  init(
    key: String, node: NodeID, path: [String], location: String, notes: Annotations, kind: Kind
  ) {
    self.key = key
    self.node = node
    self.path = path
    knownPath = path
    self.location = location
    self.notes = notes
    self.kind = kind
  }
}

/// Annotations that become documentation.
struct Annotations {
  let title: String?
  let description: String?
  let isDeprecated: Bool
  var examples: [JSON]
  let isReadOnly: Bool
  let isWriteOnly: Bool
  /// What `readOnly` and `writeOnly` say, in sentences.
  var accessSentences: [String] {
    (isReadOnly ? ["Read-only: nobody but the owner of the data changes it."] : [])
      + (isWriteOnly ? ["Write-only: it is not there when the data is retrieved."] : [])
  }

  init(_ source: JSON) {
    title = source["title"]?.string
    description = source["description"]?.string
    isDeprecated = source["deprecated"]?.bool ?? false
    examples = source["examples"]?.array ?? []
    isReadOnly = source["readOnly"]?.bool ?? false
    isWriteOnly = source["writeOnly"]?.bool ?? false
  }
}

/// An object as a struct.
struct ObjectPlan {
  var members: [MemberPlan]
  let rest: Rest
  let size: Size
  /// For each member by number, the members it demands.
  let dependents: [(member: Int, required: [Int])]

  /// The definitions that `allOf` and `$ref` merge into it, by the keys of their types.
  var bases: [String] = []
  /// The protocol with its properties, nested in the struct, where others share these.
  var protocolName: String?
  /// The definitions with such a protocol that are merged into it, also by way of others.
  var sharedBases: [SharedBase] = []

  /// What happens to members that the schema does not name.
  enum Rest {
    case kept
    case refused
    /// They are checked and forgotten.
    case dropped
    case typed(SwiftType)
  }

  /// Members that a pattern names, in the order of the patterns.
  var groups: [Group] = []

  struct Group {
    let identifier: String
    let pattern: PatternPlan
    let notes: Annotations
    let type: SwiftType
  }
}

/// An array whose first items each have a type of their own.
struct TuplePlan {
  var items: [Item]
  /// What happens to further items.
  let rest: ObjectPlan.Rest
  let size: Size
  let isUnique: Bool

  struct Item {
    /// Its title, or its position in words.
    let name: String
    let identifier: String
    let notes: Annotations
    let isRequired: Bool
    var type: SwiftType
    /// Whether storage behind a reference breaks a cycle of types here.
    var isBoxed = false
  }
}

/// Values one of which a value must be, when they are not all strings.
struct ValueChoicePlan {
  let cases: [(identifier: String, text: String)]
  /// The values as integers of 64 bits, where all of them are.
  let integers: [Int]?
  /// Whether other values of the same kinds are kept instead of refused.
  let isOpen: Bool
  /// Whether that is so although the schema refuses them.
  let isTolerant: Bool
  /// What the schema says of a case, by its number.
  var notes: [Int: Annotations] = [:]

  /// The raw values of the cases, where the compiler gives them: one for any other value there is not.
  var rawValues: [Int]? { isOpen ? nil : integers }

  /// The integers of an enumeration that the schema keeps open for others of 64 bits.
  var openIntegers: [Int]? { isOpen && !isTolerant ? integers : nil }
}

/// A check against the rules of a schema, by its key among them.
struct CheckPlan: Hashable {
  let key: String
}

/// One member of an object.
struct MemberPlan {
  let name: String
  /// Without backticks.
  let identifier: String
  let notes: Annotations
  let isRequired: Bool
  var content: Content
  /// Whether storage behind a reference breaks a cycle of types here.
  var isBoxed = false
  /// The value it stands for when it is absent, where that is asked for.
  var fallback: JSON?

  enum Content {
    case value(SwiftType)
    /// Not stored: there is only one value it may have.
    case constant(Constant)
    /// Must not be there.
    case forbidden

    var type: SwiftType? {
      if case .value(let type) = self { type } else { nil }
    }
  }
}

/// A value that a schema fixes.
enum Constant {
  case null
  case bool(Bool)
  case string(String)
  /// The JSON text, and the value where it is a machine word.
  case number(String, Int?)
  /// The JSON text of an object or an array.
  case json(String)
}

/// Bounds on a count, both inclusive.
struct Size {
  var minimum = 0
  var maximum = Int.max
  var isUnbounded: Bool { minimum == 0 && maximum == .max }
}

/// Strings one of which a value must be.
struct ChoicePlan {
  let cases: [(identifier: String, value: String)]
  /// Whether other texts are kept instead of refused.
  let isOpen: Bool
  /// Whether that is so although the schema refuses them.
  let isTolerant: Bool
  /// What the schema says of a case, by its number.
  var notes: [Int: Annotations] = [:]
}

/// One of several types.
struct UnionPlan {
  var branches: [Branch]
  let dispatch: Dispatch
  /// `oneOf` or `anyOf`.
  let keyword: String
  let isOpen: Bool

  struct Branch {
    let identifier: String
    let notes: Annotations
    let type: SwiftType
    /// The text of the tag, when that is how branches are told apart.
    let tag: String
    /// The JSON types, when those are.
    let kinds: [String]
    /// Whether numbers with a fraction are none of them.
    var isOfIntegers = false
    /// Its number among the branches that the schema lists.
    let position: Int
    /// What it is known by among its siblings; empty where its name follows from its type.
    var lockKey = ""
    var isIndirect = false
  }

  /// A branch that takes objects, by its number, and what it asks of their members.
  struct MemberBranch {
    let index: Int
    let tests: MemberTests
  }

  enum Dispatch {
    case tag(member: String, keyword: String)
    case kind
    /// By kind, and objects by their members.
    case members([MemberBranch])
    /// By the rules of each branch; of an `anyOf` in an order of its own.
    case rules([CheckPlan], order: [Int])
  }
}

/// The type of a value, with the checks its schema asks for.
///
/// `Sendable` is said, because it is not inferred of what contains itself.
indirect enum SwiftType: Sendable {
  case string(StringChecks)
  /// A string with a type of the runtime that keeps its text.
  case formatted(TextForm, StringChecks)
  case bool
  /// An integer that 64 bits hold.
  case integer(NumberChecks)
  /// An integer of any size.
  case wideInteger(NumberChecks)
  case double(NumberChecks)
  case number(NumberChecks)
  case raw
  /// `null` alone, and the keyword that refuses everything else.
  case null(keyword: String)
  case array(SwiftType, Size, isUnique: Bool)
  case map(SwiftType, Size)
  case optional(SwiftType)
  /// A planned type, by its key.
  case named(String)
  /// A type that accepts more than its schema, and the check that refuses the rest.
  case checked(SwiftType, CheckPlan)

  var isOptional: Bool {
    switch self {
    case .optional: true
    case .checked(let inner, _): inner.isOptional
    default: false
    }
  }

  /// The type without the check around it.
  var unchecked: SwiftType {
    if case .checked(let inner, _) = self { inner.unchecked } else { self }
  }

  /// The type without checks, of what is not null.
  var withoutNull: SwiftType {
    if case .optional(let inner) = unchecked { inner.withoutNull } else { unchecked }
  }

  /// Whether it says nothing about its values.
  var isRaw: Bool {
    if case .raw = unchecked { true } else { false }
  }
}

/// A `format` of strings that has a type of its own in the runtime.
enum TextForm: String {
  case dateTime = "date-time"
  case date, time, duration, uuid

  /// The name of the type.
  var swiftName: String {
    switch self {
    case .dateTime: "Timestamp"
    case .date: "CalendarDate"
    case .time: "ClockTime"
    case .duration: "TimeSpan"
    case .uuid: "UniqueID"
    }
  }
}

/// Length and patterns of a string.
struct StringChecks {
  var length = Size()
  var patterns: [PatternPlan] = []
  var isEmpty: Bool { length.isUnbounded && patterns.isEmpty }
}

/// A pattern and the automaton that stands for it in generated code.
struct PatternPlan: Hashable {
  let source: String
  let tables: String
}

/// Bounds of a number as JSON texts, by keyword.
struct NumberChecks {
  var bounds: [(label: String, text: String)] = []
  var isEmpty: Bool { bounds.isEmpty }
  /// Whether every bound is a machine word.
  var areWords: Bool { bounds.allSatisfy { Int($0.text) != nil } }
}
