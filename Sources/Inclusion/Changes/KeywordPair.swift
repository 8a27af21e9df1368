import JSON
import Schema

/// Two schemas at the same place of their wholes, compared keyword by keyword.
struct KeywordPair {
  let old: SchemaGraph
  let new: SchemaGraph
  let before: NodeID
  let after: NodeID
  let path: [InstanceStep]
  var edits: [Edit] = []
  var children: [(old: NodeID, new: NodeID, steps: [InstanceStep])] = []

  init(old: SchemaGraph, new: SchemaGraph, before: NodeID, after: NodeID, path: [InstanceStep]) {
    self.old = old
    self.new = new
    self.before = before
    self.after = after
    self.path = path
  }

  mutating func compare() {
    compareValues()
    compareLimits()
    compareStrings()
    compareMembers()
    compareItems()
    compareUnions()
    compareConditions()
  }

  /// The first entry of each side of which a closure makes something.
  func values<Value>(_ extract: (Keyword) -> Value?) -> (old: Value?, new: Value?) {
    func first(_ entries: [KeywordEntry]) -> Value? {
      for entry in entries { if let value = extract(entry.keyword) { return value } }
      return nil
    }
    return (first(old.entries(before)), first(new.entries(after)))
  }

  mutating func add(
    _ kind: SchemaChange.Kind, _ suffix: [Name], _ message: String, backward: Violation,
    forward: Violation
  ) {
    edits.append(
      Edit(
        kind: kind, old: before, new: after,
        oldSuffix: present(suffix, in: old[before].source),
        newSuffix: present(suffix, in: new[after].source), message: message, path: path,
        backward: backward, forward: forward))
  }

  /// As much of a way as exists.
  private func present(_ suffix: [Name], in source: JSON) -> [Name] {
    var way: [Name] = []
    var current = source
    for name in suffix {
      guard let next = current.value(at: JSONPointer([name])) else { break }
      way.append(name)
      current = next
    }
    return way
  }

  private mutating func compareValues() {
    let types = values { if case .type(let types) = $0 { types } else { nil } }
    if types.old != types.new {
      let first = types.old ?? .all
      let second = types.new ?? .all
      let kind: SchemaChange.Kind =
        second.isSubset(of: first)
        ? .typeNarrowed : first.isSubset(of: second) ? .typeWidened : .typeChanged
      add(
        kind, ["type"], "The type changed from \(first.words) to \(second.words)",
        backward: .fails(["type"]), forward: .fails(["type"]))
    }
    let sets = values { keyword -> [JSON]? in
      switch keyword {
      case .enumeration(let values): values
      case .constant(let value): [value]
      default: nil
      }
    }
    compareEnumerations(sets.old, sets.new)
  }

  private mutating func compareEnumerations(_ first: [JSON]?, _ second: [JSON]?) {
    let keyword: Name =
      new[after].source["const"] ?? old[before].source["const"] != nil ? "const" : "enum"
    let names: [Name] = ["enum", "const"]
    guard let first, let second else {
      guard first != nil || second != nil else { return }
      let message = second == nil ? "The list of values was dropped" : "A list of values was added"
      add(.enumChanged, [keyword], message, backward: .fails(names), forward: .fails(names))
      return
    }
    let removed = first.filter { !second.contains($0) }
    let added = second.filter { !first.contains($0) }
    func list(_ values: [JSON]) -> String {
      let shown = values.prefix(5).map(\.shortText).joined(separator: ", ")
      return values.count > 5 ? shown + ", …" : shown
    }
    if !removed.isEmpty {
      add(
        .enumValueRemoved, [keyword], "Values were removed: \(list(removed))",
        backward: .fails(names), forward: .none)
    }
    if !added.isEmpty {
      add(
        .enumValueAdded, [keyword], "Values were added: \(list(added))", backward: .none,
        forward: .fails(names))
    }
  }

  private mutating func compareLimits() {
    let pairs: [(Name, SchemaChange.Kind, SchemaChange.Kind, isUpper: Bool)] = [
      ("minimum", .numberBoundNarrowed, .numberBoundWidened, false),
      ("exclusiveMinimum", .numberBoundNarrowed, .numberBoundWidened, false),
      ("maximum", .numberBoundNarrowed, .numberBoundWidened, true),
      ("exclusiveMaximum", .numberBoundNarrowed, .numberBoundWidened, true),
      ("minLength", .stringLengthNarrowed, .stringLengthWidened, false),
      ("maxLength", .stringLengthNarrowed, .stringLengthWidened, true),
      ("minItems", .arrayLengthNarrowed, .arrayLengthWidened, false),
      ("maxItems", .arrayLengthNarrowed, .arrayLengthWidened, true),
      ("minProperties", .objectSizeNarrowed, .objectSizeWidened, false),
      ("maxProperties", .objectSizeNarrowed, .objectSizeWidened, true),
    ]
    for (name, narrowed, widened, isUpper) in pairs {
      let first = limit(name, old.entries(before))
      let second = limit(name, new.entries(after))
      guard first?.number != second?.number || first?.exclusive != second?.exclusive else {
        continue
      }
      let isNarrower: Bool
      switch (first, second) {
      case (nil, _): isNarrower = true
      case (_, nil): isNarrower = false
      case (let first?, let second?):
        if first.number == second.number {
          isNarrower = second.exclusive
        } else {
          isNarrower = isUpper == (second.number < first.number)
        }
      }
      let from = first.map(\.number.text) ?? "none"
      let to = second.map(\.number.text) ?? "none"
      add(
        isNarrower ? narrowed : widened, [name], "`\(name)` changed from \(from) to \(to)",
        backward: .fails([name]), forward: .fails([name]))
    }
    let multiples = values { if case .multipleOf(let number) = $0 { number } else { nil } }
    if multiples.old != multiples.new {
      add(
        .numberMultipleChanged, ["multipleOf"],
        "`multipleOf` changed from \(multiples.old?.text ?? "none") to \(multiples.new?.text ?? "none")",
        backward: .fails(["multipleOf", "divisibleBy"]),
        forward: .fails(["multipleOf", "divisibleBy"]))
    }
  }

  private func limit(
    _ name: Name, _ entries: [KeywordEntry]
  ) -> (number: JSONNumber, exclusive: Bool)? {
    for entry in entries where entry.name == name {
      switch entry.keyword {
      case .minimum(let number, let exclusive), .maximum(let number, let exclusive):
        return (number, exclusive)
      case .minLength(let count), .maxLength(let count), .minItems(let count),
        .maxItems(let count), .minProperties(let count), .maxProperties(let count):
        return (JSONNumber(count), false)
      default: continue
      }
    }
    return nil
  }

  private mutating func compareStrings() {
    let patterns = values { keyword -> Name? in
      if case .pattern(let text) = keyword { Name(text.source) } else { nil }
    }
    if patterns.old != patterns.new {
      add(
        .patternChanged, ["pattern"],
        "The pattern changed from \(patterns.old?.text ?? "none") to \(patterns.new?.text ?? "none")",
        backward: .fails(["pattern"]), forward: .fails(["pattern"]))
    }
    let formats = values { keyword -> Name? in
      if case .format(let text) = keyword { Name(text) } else { nil }
    }
    if formats.old != formats.new {
      add(
        .formatChanged, ["format"],
        "The format changed from \(formats.old?.text ?? "none") to \(formats.new?.text ?? "none")",
        backward: .fails(["format"]), forward: .fails(["format"]))
    }
  }
}
