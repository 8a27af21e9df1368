/// A JSON text that was read: its value, and where everything in it stands.
///
/// ```swift
/// let document = try JSONDocument(parsing: Array(#"{"a": [1]}"#.utf8), name: "a.json")
/// document.range(of: JSONPointer(["a"]))?.start.column   // 7
/// ```
public struct JSONDocument: Sendable {
  /// The name people know it by, usually a path.
  public let name: String
  /// The value.
  public let root: JSON
  /// Where everything stands; nil for a document made by hand.
  private let map: SourceMap?

  /// A document made by hand, in which nothing has a place.
  public init(name: String, root: JSON) {
    self.name = name
    self.root = root
    map = nil
  }

  /// Reads a UTF-8 text, with or without a byte-order mark.
  public init(parsing bytes: [UInt8], name: String) throws(JSONSyntaxError) {
    try self.init(scanning: bytes, name: name)
    try confirm()
  }

  /// Reads a text like `init(parsing:name:)`, for callers that ask `confirm()` before they say anything
  /// about it: jansson takes twice as long as the reading, and can do so at the same time as other work.
  public init(scanning bytes: [UInt8], name: String) throws(JSONSyntaxError) {
    let start = Self.start(of: bytes)
    do throws(Scan.Fault) {
      guard bytes.count < UInt32.max else {
        throw Scan.Fault(offset: 0, message: "The document is larger than 4 GB.")
      }
      let reading = try bytes.withUnsafeBufferPointer { bytes throws(Scan.Fault) in
        var scan = Scan(bytes, from: start)
        let root = try scan.document()
        return (root: root, nodes: scan.nodes, lineStarts: scan.lineStarts)
      }
      self.name = name
      root = reading.root
      map = SourceMap(bytes: bytes, nodes: reading.nodes, lineStarts: reading.lineStarts)
    } catch {
      throw Self.error(error, in: bytes, name: name)
    }
  }

  /// Throws when jansson refuses the text that the document was read from.
  public func confirm() throws(JSONSyntaxError) {
    guard let bytes = map?.bytes else { return }
    do throws(Scan.Fault) {
      try bytes.withUnsafeBufferPointer { text throws(Scan.Fault) in
        try Jansson.check(text, from: Self.start(of: bytes))
      }
    } catch {
      throw Self.error(error, in: bytes, name: name)
    }
  }

  /// Where the text begins, behind a byte-order mark.
  private static func start(of bytes: [UInt8]) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static func error(
    _ fault: Scan.Fault, in bytes: [UInt8], name: String
  ) -> JSONSyntaxError {
    let start = start(of: bytes)
    let map = SourceMap(
      bytes: bytes, nodes: [], lineStarts: SourceMap.lineStarts(of: bytes, from: start))
    return JSONSyntaxError(
      document: name, message: utf16Message(bytes) ?? fault.message,
      position: map.position(of: max(start, min(fault.offset, bytes.count))),
      related: fault.related.map { map.position(of: $0) })
  }

  /// Texts in UTF-16 or UTF-32 fail at their first byte with a message that helps nobody.
  private static func utf16Message(_ bytes: [UInt8]) -> String? {
    let marked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    let zeros = bytes.prefix(4).map { $0 == 0 }
    let unmarked = zeros == [true, false, true, false] || zeros == [false, true, false, true]
    guard marked || unmarked else { return nil }
    return "This looks like UTF-16; save the document as UTF-8."
  }
}

extension JSONDocument {
  /// How many values it has, parts of values included; 0 for a document made by hand.
  package var valueCount: Int { map?.nodes.count ?? 0 }

  /// Where the value that a pointer names stands.
  public func range(of pointer: JSONPointer) -> SourceRange? {
    guard let map, let node = map.node(at: pointer, in: root) else { return nil }
    return map.range(Int(node.start), Int(node.end))
  }

  /// Where the member name in front of that value stands, quotes included; nil for items and the root.
  public func nameRange(of pointer: JSONPointer) -> SourceRange? {
    guard let map, let node = map.node(at: pointer, in: root), node.nameStart > 0 else {
      return nil
    }
    let start = Int(node.nameStart)
    return map.range(start, map.endOfText(at: start))
  }

  /// A line of the source without its terminator; lines count from 1.
  public func line(_ number: Int) -> String? { map?.line(number) }
}

extension JSON {
  /// Reads a text that nobody asks places of.
  public init(parsing text: String) throws(JSONSyntaxError) {
    self = try JSONDocument(parsing: Array(text.utf8), name: "text").root
  }
}
