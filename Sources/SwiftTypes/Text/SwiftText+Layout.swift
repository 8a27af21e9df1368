/// Declarations and statements that may be too long for a line, laid out as `swift format` does it.
///
/// What fits on a line stands on one. Else it is broken after its colon, `=` or opening bracket, then
/// within the brackets of a generic type, then before the dots of a name:
///
///     nonisolated extension Catalogue.Chapter
///       .Section
///     {
///
/// What is a single name or literal is never broken: one of more than 80 characters may not fit.
extension SwiftText {
  /// A parameter, with its default where it has one.
  typealias Parameter = (name: String, type: String, fallback: String?)

  /// Appends a type or an extension: its keywords and name, what it conforms to, and what `body` appends.
  mutating func scope(
    _ keywords: String, _ name: String, _ conformances: String = "",
    _ body: (inout SwiftText) -> Void
  ) {
    heading(keywords, name, conformances, "{")
    deeper(body)
    line("}")
  }

  /// The same with nothing in it.
  mutating func emptyScope(_ keywords: String, _ name: String, _ conformances: String = "") {
    heading(keywords, name, conformances, "{}")
  }

  private mutating func heading(
    _ keywords: String, _ name: String, _ conformances: String, _ brace: String
  ) {
    let head = outermostIsolation + keywords
    let colon = conformances.isEmpty ? "" : ":"
    let single = "\(head) \(name)\(colon)\(conformances.isEmpty ? "" : " ")\(conformances) \(brace)"
    if fits(single) { return line(single) }
    if !conformances.isEmpty, fits("\(head) \(name):") {
      line("\(head) \(name):")
      deeper { $0.spread(conformances, hangs: true) }
    } else {
      let first = String(Substring(name.utf8.prefix { $0 != UInt8(ascii: ".") }))
      let isWhole = first.utf8.count == name.utf8.count
      if fits("\(head) \(first)\(isWhole ? colon : "")") {
        fill("\(head) \(name)", end: colon, hangs: true)
      } else {
        line(head)
        deeper { $0.fill(name, end: colon, hangs: false) }
      }
      if !conformances.isEmpty {
        deeper { $0.deeper { $0.spread(conformances, hangs: true) } }
      }
    }
    line(brace)
  }

  /// Appends what a type stands behind, `var name:` or `typealias Name =`, and the type. Only behind a
  /// property do the rest of a broken name hang below its beginning.
  mutating func typed(_ head: String, _ type: String, end: String = "", hangs: Bool = false) {
    if whole(head, type, end) { return }
    line(head)
    deeper { $0.spread(type, end: end, hangs: hangs) }
  }

  /// Appends two parts of a statement: the second one below the first one where both are too long.
  mutating func split(_ head: String, _ tail: String) {
    if whole(head, tail) { return }
    line(head)
    deeper { $0.line(tail) }
  }

  /// Appends a stored property.
  mutating func property(_ name: String, _ type: String) { typed("\(name):", type, hangs: true) }

  /// Appends a property with accessors, which `body` appends.
  mutating func property(_ name: String, _ type: String, _ body: (inout SwiftText) -> Void) {
    if !open("\(name): \(type)") {
      property(name, type)
      line("{")
    }
    deeper(body)
    line("}")
  }

  /// Appends a property that is worked out by one expression.
  mutating func property(_ name: String, _ type: String, _ value: (head: String, tail: String)) {
    let single = "\(name): \(type) { \(value.head) \(value.tail) }"
    if fits(single) { return line(single) }
    property(name, type) { $0.split(value.head, value.tail) }
  }

  /// Appends a property of a protocol.
  mutating func requirement(_ name: String, _ type: String) {
    let single = "\(name): \(type) { get set }"
    if fits(single) { return line(single) }
    property(name, type)
    line("{ get set }")
  }

  /// Appends an accessor of one statement.
  mutating func accessor(_ name: String, _ statement: (head: String, tail: String?)) {
    let whole = statement.head + (statement.tail.map { " \($0)" } ?? "")
    let single = "\(name) { \(whole) }"
    if fits(single) { return line(single) }
    line("\(name) {")
    deeper { text in
      if let tail = statement.tail { text.split(statement.head, tail) } else { text.line(whole) }
    }
    line("}")
  }

  /// Appends a case with a value of a type.
  mutating func payload(_ head: String, _ type: String) {
    let single = "\(head)(\(type))"
    if fits(single) { return line(single) }
    line("\(head)(")
    deeper { $0.spread(type, end: ")", hangs: true) }
  }

  /// Appends the first lines of an initializer, and what `body` appends.
  mutating func initializer(
    _ head: String, _ parameters: [Parameter], _ body: (inout SwiftText) -> Void
  ) {
    // Many are much too long: their text need not be put together to know that. No character has more than
    // four bytes.
    let isShort = parameters.reduce(0) { $0 + $1.name.utf8.count + $1.type.utf8.count } < 400
    let items = (isShort ? parameters : []).map { parameter in
      "\(parameter.name): \(parameter.type)" + (parameter.fallback.map { " = \($0)" } ?? "")
    }
    if !isShort || !open("\(head)(\(items.joined(separator: ", ")))") {
      line("\(head)(")
      deeper { text in
        for (index, parameter) in parameters.enumerated() {
          text.parameter(parameter, end: index + 1 < parameters.count ? "," : "")
        }
      }
      line(") {")
    }
    deeper(body)
    line("}")
  }

  private mutating func parameter(_ parameter: Parameter, end: String) {
    let head = "\(parameter.name):"
    guard let value = parameter.fallback else {
      return typed(head, parameter.type, end: end)
    }
    let (type, rest) = (parameter.type, " = \(value)\(end)")
    if whole(head, type, rest) { return }
    if !fits(type + rest, deeper: 1), fits("\(head) \(type) =") {
      line("\(head) \(type) =")
      return deeper { $0.line(value + end) }
    }
    line(head)
    deeper { text in
      if !text.fits(type + rest), text.fits("\(type) =") {
        text.line("\(type) =")
        text.line(value + end)
      } else {
        text.spread(type, end: rest, hangs: false)
      }
    }
  }

  /// Appends a line that opens a block when it fits with the brace.
  private mutating func open(_ head: String) -> Bool {
    guard fits("\(head) {") else { return false }
    line("\(head) {")
    return true
  }

  /// Appends a type, on as many lines as it takes.
  private mutating func spread(_ type: String, end: String = "", hangs: Bool) {
    if fits(type + end) { return line(type + end) }
    let bytes = type.utf8
    guard let opening = bytes.firstIndex(of: UInt8(ascii: "<")),
      let closing = bytes.lastIndex(of: UInt8(ascii: ">"))
    else { return fill(type, end: end, hangs: hangs) }
    line(String(Substring(bytes[...opening])))
    let inner = String(Substring(bytes[bytes.index(after: opening)..<closing]))
    deeper { $0.spread(inner, hangs: true) }
    line(String(Substring(bytes[closing...])) + end)
  }

  /// Appends a dotted name with as many of its parts on each line as fit.
  private mutating func fill(_ name: String, end: String, hangs: Bool) {
    let parts = name.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
    var current = parts.first ?? ""
    var isFirst = true
    func close(_ line: String, in text: inout SwiftText) {
      if isFirst || !hangs { text.line(line) } else { text.deeper { $0.line(line) } }
    }
    for (index, part) in parts.enumerated().dropFirst() {
      let longer = "\(current).\(part)"
      let whole = index + 1 < parts.count ? longer : longer + end
      if fits(whole, deeper: isFirst || !hangs ? 0 : 1) {
        current = longer
      } else {
        close(current, in: &self)
        isFirst = false
        current = ".\(part)"
      }
    }
    close(current + end, in: &self)
  }
}
