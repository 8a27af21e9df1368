import Contracts

/// Decoding and encoding: what the compiler reads and people skip.
extension Renderer {
  /// The extension that reads and writes a type.
  func machinery(_ plan: TypePlan, in text: inout SwiftText) {
    reading(plan, in: &text)
    guard style.conformances.contains(.codable), !plan.isInput else { return }
    text.line()
    switch plan.kind {
    case .alias: return
    // Enumerations of strings are `Codable` by their raw values; and so are those of integers, but where
    // a tolerant reader has others, too.
    case .choice: text.declaration("extension \(plan.path.joined(separator: ".")): Codable {}")
    case .values(let values) where values.rawValues != nil || values.openIntegers != nil:
      text.declaration("extension \(plan.path.joined(separator: ".")): Codable {}")
    default: text.declaration("extension \(plan.path.joined(separator: ".")): CodableBridge {}")
    }
  }

  private func reading(_ plan: TypePlan, in text: inout SwiftText) {
    switch plan.kind {
    case .object(let object): objectMachinery(plan, object, in: &text)
    case .tuple(let tuple): tupleMachinery(plan, tuple, in: &text)
    case .values(let values): valuesMachinery(plan, values, in: &text)
    case .choice(let choice): choiceMachinery(plan, choice, in: &text)
    case .union(let union): unionMachinery(plan, union, in: &text)
    case .wrapper(let type): wrapperMachinery(plan, type, in: &text)
    case .alias: return
    }
  }

  func conformance(
    _ plan: TypePlan, in text: inout SwiftText, _ body: (inout SwiftText) -> Void
  ) {
    text.block("extension \(plan.path.joined(separator: ".")): JSONCodable {", body)
  }

  func readFunction(
    _ doc: String, in text: inout SwiftText, _ body: (inout SwiftText) -> Void
  ) {
    text.comment(doc)
    text.block("\(modifier)init(from reader: inout JSONReader) throws(Rejection) {", body)
    text.line()
  }

  func writeFunction(_ doc: String, in text: inout SwiftText, _ body: (inout SwiftText) -> Void) {
    text.comment(doc)
    text.block("\(modifier)func write(to writer: inout JSONWriter) {", body)
  }

  /// Throws what was caught again, with the place of the keyword that refused.
  func rethrow(_ plan: TypePlan, below: String = "", in text: inout SwiftText) {
    let place = Literal.string(plan.location)
    let origins = plan.origins.filter { $0.path != plan.choiceWay }
    text.deeper { text in
      guard !origins.isEmpty else {
        text.line("throw error\(below).inside(\(place))")
        return
      }
      text.list("throw error\(below).inside(", [place, self.origins(origins)], end: ")")
    }
  }

  /// The argument that says where keywords are written that stand elsewhere.
  func origins(_ list: [Origin]) -> String {
    let pairs = list.map { "(\(Literal.string($0.path)), \(Literal.string($0.place)))" }
    return "origins: [\(pairs.joined(separator: ", "))]"
  }

  private func wrapperMachinery(_ plan: TypePlan, _ type: SwiftType, in text: inout SwiftText) {
    conformance(plan, in: &text) { text in
      var reading = Reading(self, from: .extension(of: plan.path))
      let check = plan.check.map { "try reader.check(\(reading.constant($0)))" }
      let (statements, inner) = reading.opened(type)
      let expression = reading.expression(inner)
      let form = formProperty(of: type)
      constants(reading, in: &text)
      readFunction("Reads the value and checks it.", in: &text) { text in
        text.block("do throws(Rejection) {", end: "} catch {") { text in
          for statement in (check.map { [$0] } ?? []) + statements { text.line(statement) }
          if form != nil { text.line("let count = reader.numberCount") }
          text.line("self.value = try \(expression)")
          if let form { text.line("self.\(form) = reader.form(since: count)") }
        }
        rethrow(plan, in: &text)
        text.line("}")
      }
      writeFunction("Writes the value.", in: &text) { text in
        if let form { text.line("writer.beginValue(self.\(form))") }
        text.line("value.write(to: &writer)")
        if let form { text.line("writer.endValue(self.\(form))") }
      }
    }
  }

  /// Declares what reading needs, unless it needs nothing.
  func constants(_ reading: Reading, in text: inout SwiftText) {
    guard reading.hasConstants else { return }
    text.block("\(tableIsolation)private enum JSONLayout {") { reading.constants(in: &$0) }
    text.line()
  }
}

extension TypePlan {
  /// The way to the values of an enumeration, where another keyword of its own schema gives these.
  var choiceWay: String? { choiceKeyword == nil ? nil : "/enum" }

  /// That keyword: `const`, or the `oneOf` or `anyOf` of listed constants.
  var choiceKeyword: String? {
    switch kind {
    case .choice, .values: break
    default: return nil
    }
    guard let place = origins.first(where: { $0.path == "/enum" })?.place else { return nil }
    return ["const", "oneOf", "anyOf"].first { place.utf8.elementsEqual("\(location)/\($0)".utf8) }
  }
}
