import Contracts

/// Writes planned types as Swift: the model for people first, the machinery for the compiler after it.
struct Renderer {
  let access: Configuration.Access
  let style: Configuration.SwiftStyle
  /// Whether a type's declaration and its decoding stand in one file.
  let isInOneFile: Bool
  /// The path of each planned type, by the place of its schema.
  private let paths: [String: [String]]
  /// What people call each planned type, by the place of its schema.
  let knownNames: [String: String]
  /// Second names of types at the top, by their names.
  private let outerNames: [String: String]
  /// The protocols of definitions that are merged into several structs, by the place of their schema.
  let protocolNames: [String: String]
  /// The enumerations of strings, by the place of their schema.
  let choices: [String: ChoicePlan]
  /// Types around a text, by the place of their schema.
  let texts: Set<String>
  /// Types that hold numbers without their texts, by the place of their schema.
  let textless: Set<String>
  /// The names declared in each enclosing type.
  private let children: [String: Set<String>]
  /// The declaration that holds the rules of all checks.
  let rulesName: String
  /// The keywords that these check.
  let ruled: RuledKeywords

  init(access: Configuration.Access, planner: Planner, isInOneFile: Bool) {
    self.access = access
    self.isInOneFile = isInOneFile
    style = planner.style
    var paths: [String: [String]] = [:]
    let plans = planner.plans.values
    textless = Self.textless(plans)
    var knownNames: [String: String] = [:]
    var protocolNames: [String: String] = [:]
    var outerNames: [String: String] = [:]
    for plan in plans {
      paths[plan.key] = plan.path
      knownNames[plan.key] = plan.knownPath.last
      if let name = plan.outerName { outerNames[plan.name] = name }
      if case .object(let object) = plan.kind { protocolNames[plan.key] = object.protocolName }
    }
    self.paths = paths
    self.knownNames = knownNames
    self.protocolNames = protocolNames
    self.outerNames = outerNames
    var choices: [String: ChoicePlan] = [:]
    var texts: Set<String> = []
    for plan in plans {
      switch plan.kind {
      case .choice(let choice): choices[plan.key] = choice
      case .wrapper(.string), .wrapper(.checked(.string, _)): texts.insert(plan.key)
      default: continue
      }
    }
    self.choices = choices
    self.texts = texts
    ruled = RuledKeywords(of: planner)
    rulesName = (planner.outermost + ["SchemaChecks"]).joined(separator: ".")
    var children: [String: Set<String>] = [:]
    for plan in plans {
      let path = plan.path
      children[dotted(path, path.count - 1), default: []].formUnion([
        plan.name, plan.deprecatedName ?? plan.name,
      ])
      if let name = protocolNames[plan.key] {
        children[dotted(path, path.count), default: []].insert(name)
      }
    }
    self.children = children
  }

  /// `public `, or nothing for internal code.
  var modifier: String { access == .internal ? "" : access.rawValue + " " }

  /// What stands before the tables that reading looks up: in a module that isolates everything to an actor,
  /// types around a text are read anywhere all the same, and tables are constants.
  var tableIsolation: String { style.isolation == .inherited ? "nonisolated " : "" }

  /// Where the type of a key stands; nil when there is none.
  func path(ofType key: String) -> [String]? { paths[key] }

  /// What every type conforms to.
  var conformances: String {
    style.conformances.contains(.hashable) ? "Hashable, Sendable" : "Equatable, Sendable"
  }

  /// A type's name as seen from somewhere: as short as stays unambiguous.
  func name(_ path: [String], from viewpoint: Viewpoint) -> String {
    var shared = 0
    while shared < path.count - 1, shared < viewpoint.path.count,
      path[shared] == viewpoint.path[shared]
    {
      shared += 1
    }
    let depths = viewpoint.depths.filter { $0 <= shared }
    for depth in depths.sorted(by: >) where !isHidden(path[depth], below: depth, viewpoint) {
      return path[depth...].joined(separator: ".")
    }
    guard let first = path.first, let outer = outerNames[first] else {
      return path.joined(separator: ".")
    }
    return ([outer] + path.dropFirst()).joined(separator: ".")
  }

  /// The name at the top that a type's path begins with, where it has to be written in full and a nearer
  /// type has that name.
  func hiddenName(_ path: [String], from viewpoint: Viewpoint) -> String? {
    guard let first = path.first, isHidden(first, below: 0, viewpoint),
      name(path, from: viewpoint).utf8.elementsEqual(path.joined(separator: ".").utf8)
    else { return nil }
    return first
  }

  /// Whether a scope further in declares the same name.
  private func isHidden(_ name: String, below depth: Int, _ viewpoint: Viewpoint) -> Bool {
    viewpoint.depths.indices.contains { index in
      viewpoint.depths[index] > depth
        && children[viewpoint.scopes[index]]?.contains(name) ?? false
    }
  }

  /// How a type is spelled inside another type.
  func spelling(_ type: SwiftType, from context: Viewpoint) -> String {
    switch type {
    case .string: "String"
    case .formatted(let form, _): form.swiftName
    case .bool: "Bool"
    case .integer: "Int"
    case .wideInteger: "JSONInteger"
    case .double: "Double"
    case .number: "JSONNumber"
    case .raw, .null: "RawJSON"
    case .array(let item, _, _): "[\(spelling(item, from: context))]"
    case .map(.raw, _): "RawMembers"
    case .map(let value, _): "OrderedMap<\(spelling(value, from: context))>"
    case .optional(let inner): "\(spelling(inner, from: context))?"
    case .checked(let inner, _): spelling(inner, from: context)
    case .named(let location): paths[location].map { name($0, from: context) } ?? "RawJSON"
    }
  }

  /// The type of a member, which may be absent.
  func spelling(_ member: MemberPlan, _ type: SwiftType, from context: Viewpoint) -> String {
    switch (member.isRequired, type.unchecked) {
    case (false, .optional(let inner)) where style.nullability == .distinct:
      "Presence<\(spelling(inner, from: context))>"
    case (false, .optional): spelling(type, from: context)
    case (false, _): "\(spelling(type, from: context))?"
    case (true, _): spelling(type, from: context)
    }
  }

  /// Whether a member that may be absent and may be `null` is nil in both cases.
  func mergesNull(_ member: MemberPlan, _ type: SwiftType) -> Bool {
    style.nullability == .merge && !member.isRequired && type.isOptional
  }

  /// Opens the extension that a declaration stands in, or nothing at the top.
  func declare(
    _ path: [String], in text: inout SwiftText, _ body: (inout SwiftText) -> Void
  ) {
    let outer = path.dropLast()
    guard !outer.isEmpty else {
      body(&text)
      return
    }
    text.scope("extension", outer.joined(separator: "."), "", body)
  }
}

/// The first parts of a path, with dots between them. Every name that is written asks for some, and joining
/// slices takes five times as long.
private func dotted(_ path: [String], _ count: Int) -> String {
  var text = ""
  for index in 0..<count {
    if index > 0 { text += "." }
    text += path[index]
  }
  return text
}

/// Where a name is used, and which enclosing types Swift searches for it there.
struct Viewpoint {
  let path: [String]
  /// How many leading parts of the path form each scope that is searched.
  let depths: [Int]
  /// The names of these scopes in full.
  let scopes: [String]

  init(path: [String], depths: [Int]) {
    self.path = path
    self.depths = depths
    scopes = depths.map { dotted(path, $0) }
  }

  /// Inside the declaration of a type, which stands in an extension of the type around it.
  static func declaration(of path: [String]) -> Viewpoint {
    Viewpoint(path: path, depths: [path.count, path.count - 1, 0])
  }

  /// Inside an extension of a type: the types around it are not searched.
  static func `extension`(of path: [String]) -> Viewpoint {
    Viewpoint(path: path, depths: [path.count, 0])
  }
}
