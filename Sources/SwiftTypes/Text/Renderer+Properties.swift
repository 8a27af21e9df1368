import Contracts
import JSON

/// Stored properties, and what stands beside one of them.
extension Renderer {
  /// The property of a member, with its default and the storage of what is deprecated.
  func property(
    _ member: MemberPlan, _ type: SwiftType, of object: ObjectPlan, _ plan: TypePlan,
    in text: inout SwiftText
  ) -> Parameter {
    let name = Identifier.quoted(member.identifier)
    let spelled = spelling(member, type, from: .declaration(of: plan.path))
    let storage = storage(of: member, in: object)
    let names = object.members.map(\.identifier)
    let stored: String
    if member.notes.isDeprecated {
      text.line(Self.deprecation)
      text.property("\(modifier)var \(name)", spelled) { text in
        text.accessor("get", (storage, nil))
        text.accessor("set", ("\(storage) =", "newValue"))
      }
      stored = self.stored(storage, spelled, "", isBoxed: member.isBoxed, besides: names, in: &text)
    } else {
      stored = self.stored(
        member.identifier, spelled, modifier, isBoxed: member.isBoxed, besides: names, in: &text)
    }
    var parameter = Parameter(
      name: name, type: spelled, isOptional: !member.isRequired, isBoxed: member.isBoxed)
    parameter.storage = stored
    if let (accessor, literal) = fallback(of: member, in: object) {
      parameter.fallback = literal
      text.comment("The member `\(member.name)`, or its default where it is absent.")
      if member.notes.isDeprecated { text.line(Self.deprecation) }
      let inner = spelling(type, from: .declaration(of: plan.path))
      text.property("\(modifier)var \(accessor)", inner, ("self.\(storage)", "?? \(literal)"))
    }
    return parameter
  }

  /// Declares a stored property; where a cycle of types closes, another one stores its value behind a
  /// reference. Gives the name of the one that stores it.
  func stored(
    _ identifier: String, _ type: String, _ access: String, isBoxed: Bool,
    besides names: [String], in text: inout SwiftText
  ) -> String {
    let name = Identifier.quoted(identifier)
    guard isBoxed else {
      text.property("\(access)var \(name)", type)
      return name
    }
    var box = Identifier.member("boxed " + identifier)
    while names.contains(where: { $0 == box }) { box += "Value" }
    text.property("\(access)var \(name)", type) { text in
      text.accessor("get", ("\(box).content", nil))
      text.accessor("set", ("\(box) =", ".value(newValue)"))
    }
    text.property("private var \(box)", "Boxed<\(type)>")
    return box
  }

  static let deprecation =
    "@available(*, deprecated, message: \"Deprecated by its schema.\")"

  /// The property that stores a member. What is deprecated warns whoever uses it, and generated code
  /// must not be warned: it uses another property.
  func storage(of member: MemberPlan, in object: ObjectPlan) -> String {
    guard member.notes.isDeprecated else { return Identifier.quoted(member.identifier) }
    var name = Identifier.member("stored " + member.identifier)
    while object.members.contains(where: { $0.identifier == name }) { name += "Value" }
    return name
  }

  /// The default of a member as a Swift expression, and the property that gives it where the member is
  /// absent; nil when there is none, or no expression for it.
  func fallback(
    of member: MemberPlan, in object: ObjectPlan
  ) -> (accessor: String, literal: String)? {
    guard let value = member.fallback, case .value(let type) = member.content,
      let literal = literal(of: value, as: type)
    else { return nil }
    var accessor = member.identifier + "OrDefault"
    while object.members.contains(where: { $0.identifier == accessor }) { accessor += "Value" }
    return (accessor, literal)
  }

  /// A Swift expression for a scalar; nil for other values.
  private func literal(of value: JSON, as type: SwiftType) -> String? {
    switch (type, value) {
    case (.string, .string(let text)), (.formatted, .string(let text)):
      return Literal.string(text)
    case (.bool, .bool(let value)): return String(value)
    case (.integer, .number(let number)), (.wideInteger, .number(let number)):
      return number.int.map { String($0) }
    case (.double, .number(let number)):
      return Double(number.text)?.isFinite == true ? number.text : nil
    case (.number, .number(let number)):
      return number.int.map { String($0) } ?? "JSONNumber(literal: \"\(number.text)\")"
    case (.named(let key), .string(let text)):
      if texts.contains(key) { return Literal.string(text) }
      let match = choices[key]?.cases.first { Name($0.value) == Name(text) }
      return match.map { ".\(Identifier.quoted($0.identifier))" }
    case (.checked(let inner, _), _): return literal(of: value, as: inner)
    default: return nil
    }
  }

  /// Whether an object is told from others by a required `id`, and is to say so.
  func isIdentified(_ object: ObjectPlan) -> Bool {
    guard style.conformances.contains(.identifiable) else { return false }
    return object.members.contains { member in
      guard member.isRequired, member.identifier.utf8.elementsEqual("id".utf8),
        case .value(let type) = member.content
      else { return false }
      return style.conformances.contains(.hashable) || isHashable(type)
    }
  }

  private func isHashable(_ type: SwiftType) -> Bool {
    switch type {
    case .string, .formatted, .bool, .integer, .wideInteger, .double, .number, .raw, .null: true
    case .array(let inner, _, _), .map(let inner, _), .optional(let inner), .checked(let inner, _):
      isHashable(inner)
    case .named(let key): texts.contains(key) || choices[key].map { !$0.isOpen } ?? false
    }
  }
}
