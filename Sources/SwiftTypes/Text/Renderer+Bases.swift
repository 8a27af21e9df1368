import Contracts

/// Values of merged schemas as values of the definitions they are merged from.
extension Renderer {
  /// The same value as each of the types that are merged into this one.
  func bases(_ plan: TypePlan, _ object: ObjectPlan, in text: inout SwiftText) {
    var taken = Set(object.members.map(\.identifier) + object.groups.map(\.identifier))
    for key in object.bases {
      guard let path = path(ofType: key), path != plan.path, let last = knownNames[key] else {
        continue
      }
      var property = Identifier.member("as " + last)
      while !taken.insert(property).inserted { property += "Value" }
      let base = name(path, from: .extension(of: plan.path))
      text.line()
      text.comment("The same value as `\(last)`, whose schema is part of this one.")
      text.block("\(modifier)var \(property): \(base) {") { text in
        text.line("get throws(DecodingFailure) { try self.converted(to: \(base).self) }")
      }
    }
  }

  /// The protocol of a definition that several structs are merged with, and the protocols of those that
  /// this struct is merged with.
  func protocols(_ plan: TypePlan, _ object: ObjectPlan, in text: inout SwiftText) {
    let path = plan.path.joined(separator: ".")
    var conformances: [String] = []
    if let name = object.protocolName {
      text.line()
      text.scope("extension", path) { text in
        text.comment(
          "The properties of `\(plan.knownPath.last ?? "")`, which types have that its schema is "
            + "part of.")
        // Other than types, a protocol has nothing of the isolation of the extension around it.
        let isolation = style.isolation == .nonisolated ? "nonisolated " : ""
        text.scope("\(isolation)\(modifier)protocol", name, "JSONCodable, Sendable") { text in
          requirements(object, from: .declaration(of: plan.path + [name]), in: &text)
        }
      }
      conformances.append("\(path).\(name)")
    }
    conformances += object.sharedBases.compactMap { base in
      base.obstacle == nil ? protocolName(of: base) : nil
    }
    for conformance in conformances {
      text.line()
      text.emptyScope("extension", path, conformance)
    }
  }

  private func requirements(
    _ object: ObjectPlan, from viewpoint: Viewpoint, in text: inout SwiftText
  ) {
    for member in object.members {
      guard case .value(let type) = member.content else { continue }
      documentation(member, in: &text)
      if member.notes.isDeprecated { text.line(Self.deprecation) }
      let spelled = spelling(member, type, from: viewpoint)
      text.requirement("var \(Identifier.quoted(member.identifier))", spelled)
    }
  }

  /// The protocol of a definition as it is named at the top.
  func protocolName(of base: SharedBase) -> String? {
    guard let path = path(ofType: base.key), let name = protocolNames[base.key] else { return nil }
    return (path + [name]).joined(separator: ".")
  }

  /// Why a struct does not conform to the protocol of a definition it is merged with; nil when it does.
  func objection(to base: SharedBase) -> String? {
    guard let obstacle = base.obstacle, let name = protocolName(of: base) else { return nil }
    let own =
      obstacle.own.map { "is \(description($0)) here, and \(description(obstacle.inBase)) there" }
      ?? "is not here"
    return "No `\(name)`: `\(obstacle.inBase.identifier)` \(own)."
  }

  private func description(_ member: MemberPlan) -> String {
    switch member.content {
    case .value(let type):
      "`\(member.identifier): \(spelling(member, type, from: Viewpoint(path: [], depths: [0])))`"
    case .constant: "a constant"
    case .forbidden: "refused"
    }
  }
}
