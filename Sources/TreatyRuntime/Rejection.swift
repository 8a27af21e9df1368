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

  /// The same rejection inside the object that was being read, which has a place of its own.
  public func inside(_ object: ObjectScan, _ shape: ObjectShape) -> Rejection {
    guard !details.isLocated else { return self }
    guard object.isInMember else { return inside(shape.schema) }
    guard object.index >= 0 else { return below("/additionalProperties").inside(shape.schema) }
    return below("/properties/" + pointerToken(shape.names[object.index])).inside(shape.schema)
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
