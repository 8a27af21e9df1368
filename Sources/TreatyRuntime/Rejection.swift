/// Why a reader refused a text: the light form that travels up while types are being read.
///
/// It knows the byte offset only. `DecodingFailure` is made from it, with the JSON Pointer and the
/// line, once reading has ended: what costs time is done for a failure, never for a success.
public struct Rejection: Error, Sendable {
  struct Details {
    /// Bytes before the value, or member name, that was refused.
    var offset: Int
    /// What would have been accepted, as a noun: `a string`.
    var expected: String
    /// The place in the schema, from the innermost keyword outwards until `isLocated`.
    var schema: String
    /// Whether `schema` is complete.
    var isLocated: Bool
    /// Whether the text is no JSON at all, whatever the schema.
    var isSyntax: Bool
    /// Whether this only repeats that something inside was refused.
    var isEcho = false
    /// Why each branch of a union refused.
    var branches: [Rejection] = []
  }

  /// One word wide, so that a typed throw costs a success nothing.
  private indirect enum Box {
    case details(Details)
  }

  private var box: Box

  var details: Details {
    get {
      switch box {
      case .details(let details): details
      }
    }
    set { box = .details(newValue) }
  }

  init(offset: Int, expected: String, keyword: String) {
    let schema = keyword.isEmpty ? "" : "/" + keyword
    box = .details(
      Details(
        offset: offset, expected: expected, schema: schema, isLocated: false, isSyntax: false))
  }

  /// The rejection of a value that fits no branch of a union, with the reason of each branch.
  public init(offset: Int, expected: String, keyword: String, branches: [Rejection]) {
    self.init(offset: offset, expected: expected, keyword: keyword)
    details.branches = branches
  }

  /// The rejection of a value in which something was left out that it cannot do without.
  init(echoAt offset: Int) {
    self.init(offset: offset, expected: "", keyword: "")
    details.isEcho = true
  }

  init(syntaxAt offset: Int, expected: String) {
    box = .details(
      Details(offset: offset, expected: expected, schema: "", isLocated: true, isSyntax: true))
  }

  /// Whether both refuse the same place in the same words.
  func hasSameBytes(as other: Rejection) -> Bool {
    var open = [(self, other)]
    while let (left, right) = open.popLast() {
      let (a, b) = (left.details, right.details)
      guard a.offset == b.offset, a.isSyntax == b.isSyntax, a.branches.count == b.branches.count,
        a.expected.hasSameBytes(as: b.expected), a.schema.hasSameBytes(as: b.schema)
      else { return false }
      open += zip(a.branches, b.branches)
    }
    return true
  }

  /// The same rejection, one step further out in the schema: `/items`, `/properties/name`.
  public func below(_ path: String) -> Rejection {
    guard !details.isLocated else { return self }
    var outer = self
    outer.details.schema = path + details.schema
    return outer
  }

  /// The same rejection inside a schema with a place of its own.
  public func inside(_ schema: String) -> Rejection {
    guard !details.isLocated else { return self }
    var outer = below(schema)
    outer.details.isLocated = true
    return outer
  }

  /// The same rejection inside a schema that is read together with others: `origins` says of ways below
  /// it to which places they lead, where a keyword is written in another schema or has another name.
  public func inside(_ schema: String, origins: [(path: String, place: String)]) -> Rejection {
    guard !details.isLocated else { return self }
    let way = details.schema.utf8
    let origin = origins.filter { way.isBelow($0.path.utf8) }
      .max { $0.path.utf8.count < $1.path.utf8.count }
    guard let origin else { return inside(schema) }
    var inner = self
    inner.details.schema = String(Substring(way.dropFirst(origin.path.utf8.count)))
    return inner.inside(origin.place)
  }

  /// The same rejection inside the object that was being read, which has a place of its own.
  public func inside(_ object: ObjectScan, _ shape: ObjectShape) -> Rejection {
    guard !details.isLocated else { return self }
    guard object.isInMember else { return inside(shape.schema, origins: shape.origins) }
    let step =
      object.index < 0
      ? "/additionalProperties" : "/properties/" + pointerToken(shape.names[object.index])
    return below(step).inside(shape.schema, origins: shape.origins)
  }
}

extension String.UTF8View {
  /// Whether a JSON Pointer is another one, or leads to a place below it.
  fileprivate func isBelow(_ other: String.UTF8View) -> Bool {
    guard starts(with: other) else { return false }
    let rest = dropFirst(other.count)
    return rest.isEmpty || rest.first == UInt8(ascii: "/")
  }
}

/// A name as a token of a JSON Pointer (RFC 6901, section 3).
func pointerToken(_ name: String) -> String {
  var token = ""
  for scalar in name.unicodeScalars {
    switch scalar {
    case "~": token += "~0"
    case "/": token += "~1"
    default: token.unicodeScalars.append(scalar)
    }
  }
  return token
}
