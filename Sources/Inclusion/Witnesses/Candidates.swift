import JSON

/// Values worth trying when the prover cannot tell: constants of the documents, simple values of each
/// type, members of the old schema and their neighbours.
struct Candidates {
  private var queue: [JSON]
  private var position = 0
  private var neighbours: [JSON]
  private let constants: [JSON]

  init(samples: [JSON], documents: [JSON]) {
    var constants: [JSON] = [
      .null, true, false, 0, 1, -1, "", "a", "A", "0", " ", [], .object(JSONObject([])),
    ]
    if let half = JSONNumber("0.5") { constants.append(.number(half)) }
    constants += Self.formatted.map { .string($0) }
    for document in documents { document.collectConstants(into: &constants, depth: 60) }
    var seen: Set<JSON> = []
    self.constants = constants.filter { seen.insert($0).inserted }
    queue = samples + self.constants
    neighbours = samples
  }

  /// A text of each format that schemas name.
  private static let formatted = [
    "2020-01-01", "2020-01-01T00:00:00Z", "00:00:00Z", "P1D", "a@b.cd", "127.0.0.1", "::1", "a.b",
    "http://a.b/", "/a", "00000000-0000-0000-0000-000000000000", "{a}", "1/a",
  ]

  mutating func next() -> JSON? {
    while position >= queue.count {
      guard let start = neighbours.popLast() else { return nil }
      queue = start.neighbours(constants, depth: 3)
      position = 0
    }
    position += 1
    return queue[position - 1]
  }
}

extension JSON {
  /// Values of `const`, `enum`, `default`, `examples`, bounds, and their neighbours.
  fileprivate func collectConstants(into constants: inout [JSON], depth: Int) {
    guard depth > 0, constants.count < 400 else { return }
    switch self {
    case .array(let items):
      for item in items { item.collectConstants(into: &constants, depth: depth - 1) }
    case .object(let object):
      for member in object.members {
        switch (member.name.text, member.value) {
        case ("const", let value), ("default", let value): constants.append(value)
        case ("enum", .array(let values)), ("examples", .array(let values)):
          constants += values.prefix(40)
        case (_, .number(let number)):
          constants += number.neighbours
        default: member.value.collectConstants(into: &constants, depth: depth - 1)
        }
      }
    default: return
    }
  }

  /// Values that differ in one place.
  fileprivate func neighbours(_ constants: [JSON], depth: Int) -> [JSON] {
    guard depth > 0 else { return [] }
    switch self {
    case .array(let items):
      var result: [JSON] = [.array(items + items)]
      for constant in constants.prefix(60) { result.append(.array(items + [constant])) }
      for index in items.indices.prefix(20) {
        for part in constants + items[index].neighbours(constants, depth: depth - 1) {
          var other = items
          other[index] = part
          result.append(.array(other))
        }
      }
      return result
    case .object(let object):
      var result: [JSON] = []
      for constant in constants.prefix(60) {
        for name: Name in ["a", "x"] where object[name] == nil {
          let member = JSONMember(name: name, value: constant)
          result.append(.object(JSONObject(object.members + [member])))
        }
      }
      for (index, member) in object.members.prefix(40).enumerated() {
        for part in constants + member.value.neighbours(constants, depth: depth - 1) {
          var other = object.members
          other[index] = JSONMember(name: member.name, value: part)
          result.append(.object(JSONObject(other)))
        }
      }
      return result
    case .string(let text): return [.string(text + "a"), .string("a" + text), .string(text + text)]
    default: return []
    }
  }
}

extension JSONNumber {
  /// The number and those one below and above; as lengths, strings and arrays of about that length.
  fileprivate var neighbours: [JSON] {
    var result: [JSON] = [.number(self)]
    for offset in [-1, 1] {
      if let other = JSONNumber(rational + Rational(offset)) { result.append(.number(other)) }
    }
    if let length = int, (0...200).contains(length) {
      result.append(.string(String(repeating: "a", count: length)))
      result.append(.string(String(repeating: "a", count: length + 1)))
    }
    return result
  }
}
