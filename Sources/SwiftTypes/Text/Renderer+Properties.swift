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
    let box = member.isBoxed ? sideNames(of: member, in: object).box : nil
    let stored: String
    if member.notes.isDeprecated {
      text.line(Self.deprecation)
      text.property("\(modifier)var \(name)", spelled) { text in
        text.accessor("get", (storage, nil))
        text.accessor("set", ("\(storage) =", "newValue"))
      }
      stored = self.stored(storage, spelled, "", box: box, in: &text)
    } else {
      stored = self.stored(member.identifier, spelled, modifier, box: box, in: &text)
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
    _ identifier: String, _ type: String, _ access: String, box: String?,
    in text: inout SwiftText
  ) -> String {
    let name = Identifier.quoted(identifier)
    guard let box else {
      text.property("\(access)var \(name)", type)
      return name
    }
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
    return sideNames(of: member, in: object).storage
  }

  /// The default of a member as a Swift expression, and the property that gives it where the member is
  /// absent; nil when there is none, or no expression for it.
  func fallback(
    of member: MemberPlan, in object: ObjectPlan
  ) -> (accessor: String, literal: String)? {
    fallbackLiteral(of: member).map { (sideNames(of: member, in: object).accessor, $0) }
  }

  private func fallbackLiteral(of member: MemberPlan) -> String? {
    guard let value = member.fallback, case .value(let type) = member.content else { return nil }
    return literal(of: value, as: type)
  }

  /// The properties that stand beside the one of a member. Members have different names, but what is
  /// made from two of them may be the same.
  private func sideNames(of member: MemberPlan, in object: ObjectPlan) -> SideNames {
    var names: [String: SideNames] = [:]
    var taken = TakenNames(object.members.map(\.identifier))
    for other in object.members where fallbackLiteral(of: other) != nil {
      let name = other.identifier
      names[name, default: SideNames(name)].accessor = taken.take(name + "OrDefault")
    }
    for other in object.members where other.notes.isDeprecated {
      let name = other.identifier
      let storage = taken.take(Identifier.member("stored " + name))
      names[name, default: SideNames(name)].storage = storage
    }
    for other in object.members where other.isBoxed {
      let name = other.identifier
      let storage = names[name]?.storage ?? name
      names[name, default: SideNames(name)].box = taken.take(Identifier.member("boxed " + storage))
    }
    return names[member.identifier] ?? SideNames(member.identifier)
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

/// The names of the properties that stand beside the one of a member.
private struct SideNames {
  var accessor: String
  /// The property that stores the member, or that gives what the box holds.
  var storage: String
  var box: String?

  init(_ identifier: String) { (accessor, storage) = (identifier, identifier) }
}

/// The names of the properties of one type.
struct TakenNames {
  private let members: Set<String>
  private var others: Set<String> = []

  init(_ members: [String]) { self.members = Set(members) }

  /// A name for a property beside those of the members, and beside those that were taken before.
  mutating func take(_ usual: String) -> String {
    var name = usual
    while members.contains(name) || !others.insert(name).inserted { name += "Value" }
    return name
  }
}
