import JSON

/// The steps from one payload version to the next, and the way to the latest one.
extension Renderer {
  /// The declaration of a step, and of what has to be written for it by hand.
  func model(
    _ upcast: UpcastPlan, of entry: RegistryPlan.Entry, from here: Viewpoint,
    in text: inout SwiftText
  ) {
    text.line()
    text.comment(explanation(upcast))
    text.block("\(modifier)enum FromV\(upcast.old): Upcastable {") { text in
      text.comment("The payload before the step.")
      text.line("\(modifier)typealias Old = V\(upcast.old)")
      text.comment("The payload after it.")
      text.line("\(modifier)typealias New = V\(upcast.new)")
      let members = missing(upcast, entry, from: here)
      guard !members.isEmpty else {
        text.comment("Nothing has to be written by hand.")
        text.line("\(modifier)typealias Step = Void")
        return
      }
      text.comment(
        "What version \(upcast.new) needs and not every payload of version \(upcast.old) gives.")
      text.block("\(modifier)struct Step: \(conformances) {") { text in
        for member in members {
          text.comment(member.note)
          text.property("\(modifier)var \(member.name)", member.type)
        }
        text.line()
        text.comment("All of it.")
        let parameters = members.map { ($0.name, $0.type, nil as String?) }
        text.initializer("\(modifier)init", parameters) { text in
          for member in members { text.split("self.\(member.name) =", member.name) }
        }
      }
    }
  }

  /// What is to be done for a step.
  func explanation(_ upcast: UpcastPlan) -> String {
    let step = "From version \(upcast.old) to version \(upcast.new)"
    switch upcast.kind {
    case .derived: return "\(step): every payload of the one is a payload of the other."
    case .holes where upcast.isMechanical:
      return "\(step): what is new has one value or a default, or had another name."
    case .holes, .whole:
      let function = "\(modifier)static func step(for old: Old) -> Step"
      return "\(step): write `\(function)` in an extension of `FromV\(upcast.old)`."
    }
  }

  /// The properties of a step.
  private func missing(
    _ upcast: UpcastPlan, _ entry: RegistryPlan.Entry, from here: Viewpoint
  ) -> [(name: String, type: String, note: String)] {
    switch upcast.kind {
    case .derived: []
    case .whole(let reason):
      [
        (
          "payload", "V\(upcast.new)",
          "The whole payload." + (reason.map { " " + sentence($0, of: upcast) } ?? "")
        )
      ]
    case .holes(let holes):
      holes.compactMap { hole in
        guard case .written = hole.source, case .value(let type) = hole.member.content else {
          return nil
        }
        let note = hole.member.notes.description.map { $0 + "\n\n" }
        return (
          Identifier.quoted(hole.member.identifier), spelling(hole.member, type, from: here),
          (note ?? "The member `\(hole.member.name)`. ") + sentence(hole.reason, of: upcast)
        )
      }
    }
  }

  /// Why each part of a step has to be written by hand.
  func reasons(for upcast: UpcastPlan) -> [String] {
    switch upcast.kind {
    case .derived: []
    case .whole(let reason): reason.map { [sentence($0, of: upcast)] } ?? []
    case .holes(let holes):
      holes.compactMap { hole in
        guard case .written = hole.source else { return nil }
        return "`\(Identifier.quoted(hole.member.identifier))` is part of the step: "
          + sentence(hole.reason, of: upcast).loweringFirst
      }
    }
  }

  private func sentence(_ reason: UpcastPlan.Reason, of upcast: UpcastPlan) -> String {
    switch reason {
    case .absent: "Version \(upcast.old) does not have it."
    case .optional: "Version \(upcast.old) may leave it out."
    case .refused(let value, let keyword, let version):
      "Version \(version) allows \(SwiftText.code(value)), which "
        + (version == upcast.old ? "" : "version \(upcast.old) passes on and ")
        + "version \(upcast.new) refuses (\(SwiftText.code(keyword)))."
    case .overflow(let version):
      "Version \(version) allows numbers beyond those that version \(upcast.new) holds "
        + "(\(SwiftText.code("format")))."
    case .unproved(let reason, let version):
      "That version \(upcast.new) accepts all that version \(version) allows is not proved: \(reason)."
    case .passedOn(let member, let version):
      "Version \(version) has a member \(SwiftText.code(member)), which version \(upcast.old) passes on "
        + "and version \(upcast.new) refuses."
    case .taken(let member, let version):
      "Version \(version) has another member \(SwiftText.code(member)), which version "
        + "\(upcast.old) passes on."
    case .shared(let member, let names):
      "Version \(upcast.old) has only \(SwiftText.code(member)) for "
        + names.map { SwiftText.code($0) }.joined(separator: " and ") + "."
    case .saysMore(let version):
      "Payloads of version \(version) arrive here, too, and of these it says more than what members they have."
    }
  }

  /// How steps are taken, and which of them lead from each version to the latest.
  func upcastMachinery(_ entry: RegistryPlan.Entry, _ path: String, in text: inout SwiftText) {
    let type = "\(path).\(entry.name)"
    for upcast in entry.upcasts { stepMachinery(upcast, of: type, in: &text) }
    text.block("extension \(type).Stored {") { text in
      let isLast = entry.versions.last?.number == entry.latest
      text.comment(
        "The payload as the latest version has it; nil for \(isLast ? "" : "drafts after that, and for ")"
          + "a version that the registry does not list.")
      text.block(
        "\(modifier)func latest() throws(UpcastFailure) -> \(type).Latest? {"
      ) { text in
        text.line("switch self {")
        for (index, version) in entry.versions.enumerated() {
          guard version.number <= entry.latest else {
            text.line("case .v\(version.number): return nil")
            continue
          }
          let steps = entry.upcasts[index...]
          let value = steps.reduce("value") { "\(type).FromV\($1.old).upcast(\($0))" }
          text.line(
            "case .v\(version.number)(let value): return \(steps.isEmpty ? "" : "try ")\(value)")
        }
        text.line("case .unknown: return nil")
        text.line("}")
      }
    }
    text.line()
  }

  private func stepMachinery(_ upcast: UpcastPlan, of type: String, in text: inout SwiftText) {
    if case .derived = upcast.kind { return }
    text.block("extension \(type).FromV\(upcast.old) {") { text in
      text.comment("The payload after the step.")
      text.block(
        "\(modifier)static func upcast(_ old: Old, applying step: Step) throws(UpcastFailure) -> New {"
      ) { text in
        guard case .holes(let holes) = upcast.kind else {
          text.line("step.payload")
          return
        }
        let change = "members throws(UpcastFailure) in"
        text.block("try upcast(old, changing: { \(change)", end: "})") { text in
          for hole in holes { for line in statements(of: hole) { text.line(line) } }
        }
      }
    }
    text.line()
  }

  private func statements(of hole: UpcastPlan.Hole) -> [String] {
    let name = Literal.string(hole.member.name)
    let removal = hole.former.map { ["members[\(Literal.string($0))] = nil"] } ?? []
    switch hole.source {
    case .written: return removal + ["members[\(name)] = try \(written(hole))"]
    case .constant(let constant, replacing: true):
      return removal + ["members[\(name)] = \(value(of: constant))"]
    case .constant(let constant, replacing: false):
      return removal + ["members.fill(\(name), with: \(value(of: constant)))"]
    case .fallback(let value): return [fill(name, value)]
    case .renamed(let former, let fallback):
      let rename = "try members.rename(\(Literal.string(former)), to: \(name))"
      return [rename] + (fallback.map { [fill(name, $0)] } ?? [])
    }
  }

  private func fill(_ name: String, _ value: JSON) -> String {
    "members.fill(\(name), with: RawJSON(literal: \(Literal.string(value.compactText))))"
  }

  private func value(of constant: Constant) -> String {
    switch constant {
    case .null: ".null"
    case .bool(let value): "RawJSON(\(value))"
    case .string(let text): "RawJSON(\(Literal.string(text)))"
    case .number(let text, _?): "RawJSON(\(text))"
    case .number(let text, nil), .json(let text): "RawJSON(literal: \(Literal.string(text)))"
    }
  }

  private func written(_ hole: UpcastPlan.Hole) -> String {
    let property = "step.\(Identifier.quoted(hole.member.identifier))"
    guard !hole.member.isRequired, case .value(let type) = hole.member.content else {
      return "RawJSON(ofStep: \(property))"
    }
    return type.isOptional && !mergesNull(hole.member, type)
      ? "\(property).isPresent ? RawJSON(ofStep: \(property)) : nil"
      : "\(property).map { value throws(UpcastFailure) in try RawJSON(ofStep: value) }"
  }
}
