/// Why a JSON text is no value of a type: where in the text, where in the schema, what was expected.
///
/// `/targets/0/kind (line 3, column 12): expected a string, found the number 5`
public struct DecodingFailure: Error, Sendable, Hashable {
  /// The place in the text as a JSON Pointer; a missing member is reported at its object.
  public let pointer: String
  /// The value in whose own text `offset`, `line` and `column` are, as a JSON Pointer: empty for the text
  /// that was read, `/payload` for a payload that was read out of its envelope.
  public let textPointer: String
  /// The place in the text in bytes from its beginning.
  public let offset: Int
  /// The line, from 1; CR, LF and CRLF each end one.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int
  /// The keyword that refused: file, `#` and JSON Pointer; empty when the text is no JSON.
  public let schema: String
  /// What would have been accepted.
  public let expected: String
  /// What stands there instead.
  public let found: String
  /// Whether the text is no JSON at all, whatever the schema.
  public let isSyntaxError: Bool
  /// For a value that fits no branch of a union: why each branch refused it, in the order in which they
  /// are tried.
  public let branches: [DecodingFailure]

  init(_ rejection: Rejection, in bytes: UnsafeBufferPointer<UInt8>) {
    self.init(rejection, in: bytes, at: TextPlaces(of: [rejection], in: bytes))
  }

  /// A failure with one of the places that were found for all of them.
  init(_ rejection: Rejection, in bytes: UnsafeBufferPointer<UInt8>, at places: TextPlaces) {
    let details = rejection.details
    let place = places[details.offset]
    pointer = place.pointer
    textPointer = ""
    offset = details.offset
    line = place.line
    column = place.column
    schema = details.schema
    var scout = JSONReader(bytes, depthLimit: .max)
    let found = scout.description(atOffset: details.offset)
    let lookAlike = Self.lookAlike(details.expected, found)
    expected = lookAlike ? Self.scalarByScalar(details.expected) : details.expected
    self.found = lookAlike ? Self.scalarByScalar(found) : found
    isSyntaxError = details.isSyntax
    branches = details.branches.map { DecodingFailure($0, in: bytes, at: places) }
  }

  init(
    pointer: String, textPointer: String = "", offset: Int, line: Int, column: Int, schema: String,
    expected: String, found: String, isSyntaxError: Bool, branches: [DecodingFailure]
  ) {
    self.pointer = pointer
    self.textPointer = textPointer
    self.offset = offset
    self.line = line
    self.column = column
    self.schema = schema
    self.expected = expected
    self.found = found
    self.isSyntaxError = isSyntaxError
    self.branches = branches
  }

  /// The same failure of a text that stands below a member of a larger one, which nobody has at hand: the
  /// line and the column stay those in the smaller one.
  public func below(_ pointer: String) -> DecodingFailure {
    DecodingFailure(
      pointer: pointer + self.pointer, textPointer: pointer + textPointer, offset: offset,
      line: line, column: column, schema: schema,
      expected: expected, found: found, isSyntaxError: isSyntaxError,
      branches: branches.map { $0.below(pointer) })
  }

  /// Whether a text in quotes stands in both that looks the same and is made of other scalars: `é` may
  /// be one or two.
  private static func lookAlike(_ expected: String, _ found: String) -> Bool {
    let texts = quoted(expected)
    return quoted(found).contains { text in
      texts.contains { $0 == text && !$0.utf8.elementsEqual(text.utf8) }
    }
  }

  private static func quoted(_ text: String) -> [Substring] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map(\.element)
  }

  /// A text with each scalar beyond ASCII as its number.
  private static func scalarByScalar(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      result +=
        scalar.isASCII
        ? String(scalar) : "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }
}

extension DecodingFailure: CustomStringConvertible {
  /// The failure as one line, and one more below it for each branch of a union.
  public var description: String { description(hasPlaces: true) }

  /// The same without lines and columns, where the text is none that anybody wrote.
  var descriptionWithoutPlaces: String { description(hasPlaces: false) }

  private func description(hasPlaces: Bool) -> String {
    let place = pointer.isEmpty ? "the document" : Self.shortened(pointer)
    let part = textPointer.isEmpty ? "" : " of \(Self.shortened(textPointer))"
    let count = hasPlaces ? " (line \(line), column \(column)\(part))" : ""
    let rule = schema.isEmpty ? "" : " [\(schema)]"
    let text = Self.visible("\(place)\(count): expected \(expected), found \(found)\(rule)")
    return branches.reduce(text) { text, branch in
      let lines = branch.description(hasPlaces: hasPlaces).split(separator: "\n")
      return text + lines.map { "\n  \($0)" }.joined()
    }
  }

  /// A pointer of which beginning and end say enough.
  private static func shortened(_ pointer: String) -> String {
    let scalars = pointer.unicodeScalars
    guard scalars.count > 200 else { return pointer }
    return String(scalars.prefix(100)) + "…" + String(scalars.suffix(80))
  }

  /// The text with everything escaped that would break its line or move what stands around it: names
  /// in it come from whoever wrote the text that was read.
  static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
