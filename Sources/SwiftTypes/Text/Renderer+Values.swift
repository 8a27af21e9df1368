/// Enumerations of values that are not all strings.
extension Renderer {
  /// What to do instead of naming the case `unknown`: a value that the schema names would be equal to its
  /// case, and no `switch` would take it for that.
  static let unknownAdvice = "Make it by `init(rawValue:)`, not by hand."

  func valuesModel(_ plan: TypePlan, _ choice: ValueChoicePlan, in text: inout SwiftText) {
    let raw = choice.rawValues.map { $0.map { String($0) } }
    let shown = choice.integers.map { $0.map { String($0) } }
    text.scope("\(modifier)enum", plan.name, bases(of: choice)) { text in
      for (index, item) in choice.cases.enumerated() {
        let isShown = raw != nil && shown?[index].utf8.elementsEqual(item.text.utf8) ?? false
        documentation(
          ofCase: item.identifier, choice.notes[index],
          otherwise: isShown ? nil : "The value `\(item.text)`.", in: &text)
        let name = "case \(Identifier.quoted(item.identifier))"
        text.line(raw.map { "\(name) = \($0[index])" } ?? name)
      }
      guard choice.isOpen else { return }
      if choice.isTolerant {
        text.comment("A value that the schema refuses, and the tolerant reader let through.")
      } else {
        let noun = choice.openIntegers == nil ? "A value" : "An integer"
        text.comment("\(noun) that the schema does not name. \(Self.unknownAdvice)")
      }
      text.line("case unknown(\(choice.openIntegers == nil ? "RawJSON" : "Int"))")
    }
  }

  private func bases(of choice: ValueChoicePlan) -> String {
    guard choice.isOpen else {
      return (choice.rawValues == nil ? "" : "Int, ") + "CaseIterable, Sendable"
    }
    return conformances + (choice.isTolerant ? "" : ", RawRepresentable")
  }

  func valuesMachinery(_ plan: TypePlan, _ choice: ValueChoicePlan, in text: inout SwiftText) {
    let path = plan.path.joined(separator: ".")
    if choice.isTolerant {
      integerValues(path, choice, in: &text)
    } else if let integers = choice.openIntegers {
      rawIntegers(path, choice, integers, in: &text)
    } else if choice.isOpen {
      rawValues(path, in: &text)
    }
    conformance(plan, in: &text) { text in
      text.block("\(tableIsolation)private enum JSONLayout {") { text in
        text.list(
          "static let values = ValueChoice([", Literal.strings(choice.cases.map(\.text)),
          end: plan.choiceKeyword.map { "], keyword: \"\($0)\")" } ?? "])")
      }
      text.line()
      readFunction("Reads one of the values.", in: &text) { text in
        text.block("do throws(Rejection) {", end: "} catch {") { text in
          if choice.openIntegers == nil {
            valueSwitch(plan, choice, in: &text)
          } else {
            text.line("self.init(rawValue: try reader.openInteger(JSONLayout.values))")
          }
        }
        rethrow(plan, in: &text)
        text.line("}")
      }
      writeFunction("Writes the value.", in: &text) { text in
        guard choice.openIntegers == nil else {
          text.line("writer.write(rawValue)")
          return
        }
        text.line("switch self {")
        for item in choice.cases {
          text.line(
            "case .\(Identifier.quoted(item.identifier)): "
              + "writer.writeValue(\(Literal.string(item.text)))")
        }
        if choice.isOpen { text.line("case .unknown(let value): value.write(to: &writer)") }
        text.line("}")
      }
    }
  }

  private func valueSwitch(
    _ plan: TypePlan, _ choice: ValueChoicePlan, in text: inout SwiftText
  ) {
    let call = choice.isOpen ? "openValue" : "value"
    text.line("switch try reader.\(call)(JSONLayout.values) {")
    for (index, item) in choice.cases.enumerated() {
      let isLast = index + 1 == choice.cases.count && !choice.isOpen
      let label = isLast ? "default" : "case \(index)"
      text.line("\(label): self = .\(Identifier.quoted(item.identifier))")
    }
    if choice.isTolerant {
      let place = Literal.string(plan.location)
      text.line("default: self = .unknown(reader.letValueThrough(JSONLayout.values, \(place)))")
    } else if choice.isOpen {
      text.line("default: self = .unknown(reader.lastValue())")
    }
    text.line("}")
  }

  /// The integers of an enumeration that cannot have them as raw values, because it has others, too.
  private func integerValues(_ path: String, _ choice: ValueChoicePlan, in text: inout SwiftText) {
    let names = choice.cases.map { Identifier.quoted($0.identifier) }
    guard let integers = choice.integers, !names.contains("value") else { return }
    text.block("extension \(path) {") { text in
      text.comment("The integer of a case; nil for one that the schema refuses.")
      text.block("\(modifier)var value: Int? {") { text in
        text.line("switch self {")
        for (name, integer) in zip(names, integers) { text.line("case .\(name): \(integer)") }
        text.line("case .unknown: nil")
        text.line("}")
      }
    }
    text.line()
  }

  /// The raw values of an open enumeration of integers.
  private func rawIntegers(
    _ path: String, _ choice: ValueChoicePlan, _ integers: [Int], in text: inout SwiftText
  ) {
    let names = choice.cases.map { Identifier.quoted($0.identifier) }
    text.block("extension \(path) {") { text in
      text.comment("The case of an integer; `unknown` for one that the schema does not name.")
      text.block("\(modifier)init(rawValue: Int) {") { text in
        text.line("switch rawValue {")
        for (name, integer) in zip(names, integers) {
          text.line("case \(integer): self = .\(name)")
        }
        text.line("default: self = .unknown(rawValue)")
        text.line("}")
      }
      text.line()
      text.comment("The integer of a case.")
      text.block("\(modifier)var rawValue: Int {") { text in
        text.line("switch self {")
        for (name, integer) in zip(names, integers) { text.line("case .\(name): \(integer)") }
        text.line("case .unknown(let integer): integer")
        text.line("}")
      }
    }
    text.line()
  }

  /// The raw values of an open enumeration of other values, which are JSON.
  private func rawValues(_ path: String, in text: inout SwiftText) {
    text.block("extension \(path) {") { text in
      text.comment(
        "The case of a value; `unknown` for one that the schema does not name, nil for one of a kind "
          + "that it does not name.")
      text.block("\(modifier)init?(rawValue: RawJSON) {") { text in
        text.line(
          "do throws(DecodingFailure) { self = try rawValue.decoded() } catch { return nil }")
      }
      text.line()
      text.comment("The value of a case.")
      text.line("\(modifier)var rawValue: RawJSON { RawJSON(self) }")
    }
    text.line()
  }
}
