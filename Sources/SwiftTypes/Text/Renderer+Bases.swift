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
}
