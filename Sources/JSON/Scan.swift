/// One pass over the bytes of a JSON text: builds the value, and records where everything stands.
///
/// jansson decides whether a text is JSON, but keeps no places and rounds numbers to doubles, so the
/// same bytes are read here as well. Nothing recurses: open arrays and objects wait on a stack.
struct Scan {
  /// How deep arrays and objects may lie in each other.
  static let depthLimit = 512

  /// What keeps a text from being read, and where.
  struct Fault: Error {
    let offset: Int
    let message: String
    var related: Int?
  }

  /// An array or object that is not closed yet.
  private struct Open {
    let node: Int
    let isObject: Bool
    /// How many finished values were waiting when it was opened.
    let values: Int
    /// How many names were waiting when it was opened.
    let names: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var at: Int
  private(set) var nodes: [SourceMap.Node] = []
  private(set) var lineStarts: [UInt32]
  private var open: [Open] = []
  private var values: [JSON] = []
  private var names: [Name] = []
  private var nameStart = 0

  /// A scan that begins at an offset, behind a byte-order mark for example.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    at = start
    lineStarts = [UInt32(start)]
    nodes.reserveCapacity(bytes.count / 24)
  }

  /// Reads the whole text.
  mutating func document() throws(Fault) -> JSON {
    skipSpace()
    var finished = try value()
    while true {
      guard let done = finished else {
        finished = try value()
        continue
      }
      guard !open.isEmpty else {
        try end()
        return done
      }
      values.append(done)
      finished = try afterItem()
    }
  }

  /// The byte at hand; NUL at the end of the text.
  var byte: UInt8 { at < bytes.count ? bytes[at] : 0 }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09: at += 1
      case 0x0A:
        at += 1
        lineStarts.append(UInt32(at))
      case 0x0D:
        at += 1
        if byte == 0x0A { at += 1 }
        lineStarts.append(UInt32(at))
      default: return
      }
    }
  }

  private func end() throws(Fault) {
    var rest = self
    rest.skipSpace()
    guard rest.at == bytes.count else {
      throw Fault(
        offset: rest.at,
        message: "The document has ended before this; only one value may stand at the top.")
    }
  }
}

extension Scan {
  /// Reads a value; nil when that opened an array or object whose first value comes next.
  private mutating func value() throws(Fault) -> JSON? {
    switch byte {
    case UInt8(ascii: "{"): return try openObject()
    case UInt8(ascii: "["): return try openArray()
    case UInt8(ascii: "\""): return try leaf { scan throws(Fault) in .string(try scan.string()) }
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return try leaf { scan throws(Fault) in .number(try scan.number()) }
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw Fault(offset: at, message: missingValue)
    }
  }

  private mutating func beginNode() {
    nodes.append(SourceMap.Node(start: at, nameStart: nameStart, next: nodes.count + 1))
    nameStart = 0
  }

  private mutating func leaf(
    _ read: (inout Scan) throws(Fault) -> JSON
  ) throws(Fault) -> JSON {
    beginNode()
    let value = try read(&self)
    nodes[nodes.count - 1].end = UInt32(at)
    return value
  }

  private mutating func word(_ text: StaticString, _ value: JSON) throws(Fault) -> JSON {
    let start = at
    for offset in 0..<text.utf8CodeUnitCount {
      guard start + offset < bytes.count, bytes[start + offset] == text.utf8Start[offset] else {
        throw Fault(offset: start, message: missingValue)
      }
    }
    beginNode()
    at += text.utf8CodeUnitCount
    nodes[nodes.count - 1].end = UInt32(at)
    return value
  }

  private mutating func openArray() throws(Fault) -> JSON? {
    try push(isObject: false)
    return byte == UInt8(ascii: "]") ? try close() : nil
  }

  private mutating func openObject() throws(Fault) -> JSON? {
    try push(isObject: true)
    if byte == UInt8(ascii: "}") { return try close() }
    try nameAndColon()
    return nil
  }

  private mutating func push(isObject: Bool) throws(Fault) {
    guard open.count < Self.depthLimit else {
      throw Fault(
        offset: at,
        message: "Arrays and objects lie deeper than \(Self.depthLimit) levels in each other here.")
    }
    let frame = Open(
      node: nodes.count, isObject: isObject, values: values.count, names: names.count)
    open.append(frame)
    beginNode()
    at += 1
    skipSpace()
  }

  private mutating func nameAndColon() throws(Fault) {
    guard byte == UInt8(ascii: "\"") else { throw Fault(offset: at, message: missingName) }
    let start = at
    names.append(Name(try string()))
    skipSpace()
    guard byte == UInt8(ascii: ":") else {
      throw Fault(offset: at, message: "A colon is missing here, after the member name.")
    }
    at += 1
    skipSpace()
    nameStart = start
  }

  /// Goes on after a value inside an array or object: a comma and the next value, or the end of it.
  private mutating func afterItem() throws(Fault) -> JSON? {
    skipSpace()
    let isObject = open[open.count - 1].isObject
    switch byte {
    case UInt8(ascii: ","):
      at += 1
      skipSpace()
      if isObject { try nameAndColon() }
      return try value()
    case UInt8(ascii: "]") where !isObject, UInt8(ascii: "}") where isObject: return try close()
    default: throw Fault(offset: at, message: missingComma(isObject: isObject))
    }
  }

  private mutating func close() throws(Fault) -> JSON {
    at += 1
    let frame = open.removeLast()
    nodes[frame.node].end = UInt32(at)
    nodes[frame.node].next = UInt32(nodes.count)
    let first = frame.values
    let count = values.count - first
    guard frame.isObject else {
      let items = Array(values[first...])
      values.removeLast(count)
      return .array(items)
    }
    let members = [JSONMember](unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count {
        let member = JSONMember(name: names[frame.names + index], value: values[first + index])
        buffer.initializeElement(at: index, to: member)
      }
      initialized = count
    }
    values.removeLast(count)
    names.removeLast(count)
    switch JSONObject.checked(members) {
    case .success(let object): return .object(object)
    case .failure(let twice): throw fault(of: twice, in: frame.node, members)
    }
  }

  private func fault(
    of twice: JSONObject.Duplicate, in parent: Int, _ members: [JSONMember]
  ) -> Fault {
    var node = parent + 1
    var starts: [Int] = []
    for _ in members {
      starts.append(Int(nodes[node].nameStart))
      node = Int(nodes[node].next)
    }
    return Fault(
      offset: starts[twice.second],
      message: "The member \(JSON.string(members[twice.second].name.text).compactText) "
        + "is already in this object; a name may stand in an object only once.",
      related: starts[twice.first])
  }
}
