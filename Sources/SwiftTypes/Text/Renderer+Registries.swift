import Contracts

/// Events and commands: a namespace for each type, and one dispatch over type and version.
extension Renderer {
  /// The declarations of a registry.
  func model(_ registry: RegistryPlan, in text: inout SwiftText) {
    let noun = registry.name == "Events" ? "event" : "command"
    text.scope("extension", registry.module) { text in
      text.comment("The \(noun) types of the module.")
      text.block("\(modifier)enum \(registry.name) {") { text in
        text.comment("The payload of any \(noun) of the module.")
        text.block("\(modifier)enum Payload: \(conformances) {") { text in
          for entry in registry.entries {
            text.payload("case \(Identifier.quoted(entry.identifier))", "\(entry.name).Stored")
          }
          text.comment(
            "A type that the registry does not list, with its payload as it was written.")
          text.line("case unknown(type: String, version: Int, RawJSON)")
        }
        if let envelope = registry.envelope {
          let name = envelope.path.joined(separator: ".")
          text.line()
          text.comment("An envelope and its payload.")
          text.split("\(modifier)typealias Envelope<Content> =", "Enveloped<\(name), Content>")
        }
        for entry in registry.entries {
          text.line()
          model(entry, registry, in: &text)
        }
      }
    }
  }

  private func model(
    _ entry: RegistryPlan.Entry, _ registry: RegistryPlan, in text: inout SwiftText
  ) {
    let here = Viewpoint(path: registry.path + [entry.name], depths: [0])
    let note = entry.notes.description ?? entry.notes.title
    if let note { text.comment(note) }
    let former = entry.formerType.map { "; `\($0)` is read as this, too" }
    text.comment((note == nil ? "" : "\n") + "`\(entry.type)`" + (former ?? ""))
    if entry.isDeprecated {
      // Generated code has to use the type all the same: an attribute would warn it.
      let instead = entry.replacement.map { "; use `\($0)`" }
      text.comment("\n- Warning: Deprecated by its registry\(instead ?? "").")
    }
    text.block("\(modifier)enum \(entry.name) {") { text in
      text.comment("The name in envelopes.")
      text.split("\(modifier)static let typeName =", Literal.string(entry.type))
      if let safetyClass = entry.safetyClass {
        text.comment("What carrying it out may do.")
        text.line("\(modifier)static let safetyClass = \(Literal.string(safetyClass))")
      }
      if let outcome = entry.outcome {
        text.comment("The owner's answer.")
        text.typed("\(modifier)typealias Outcome =", spelling(.named(outcome), from: here))
      }
      for version in entry.versions {
        let draft = version.status == .draft ? " It is a draft, and may change in any way." : ""
        text.comment("The payload of version \(version.number).\(draft)")
        if version.status == .deprecated {
          text.comment("\n- Warning: Deprecated by its registry.")
        }
        let payload = spelling(.named(version.location), from: here)
        text.typed("\(modifier)typealias V\(version.number) =", payload)
      }
      let isLast = entry.versions.last?.number == entry.latest
      text.comment("The payload of the latest version\(isLast ? "" : " that is no draft").")
      text.line("\(modifier)typealias Latest = V\(entry.latest)")
      text.line()
      text.comment("A payload of any version.")
      text.block("\(modifier)enum Stored: \(conformances) {") { text in
        for version in entry.versions { text.line("case v\(version.number)(V\(version.number))") }
        text.comment("A version that the registry does not list, as it was written.")
        text.line("case unknown(version: Int, RawJSON)")
      }
      for upcast in entry.upcasts { model(upcast, of: entry, from: here, in: &text) }
    }
  }

  /// Reading by type and version, and writing.
  func machinery(_ registry: RegistryPlan, in text: inout SwiftText) {
    let path = registry.path.joined(separator: ".")
    text.block("extension \(path) {") { text in
      text.block("\(tableIsolation)private enum JSONLayout {") { text in
        text.list(
          "static let types = TextChoice([",
          Literal.strings(
            registry.entries.map(\.type) + registry.formerNames.map(\.name)),
          end: "])")
      }
      text.line()
      text.comment(
        "Reads a payload, knowing its type and version; unknown ones are kept as they are.")
      text.line("\(modifier)static func payload(")
      text.line("  type: String, version: Int, _ json: RawJSON")
      text.block(") throws(DecodingFailure) -> Payload {") { text in
        text.line("switch JSONLayout.types.index(of: type) {")
        for (index, entry) in registry.entries.enumerated() {
          let name = Identifier.quoted(entry.identifier)
          let places = [index] + registry.positions(ofFormerNamesOf: index)
          let label = places.map { String($0) }.joined(separator: ", ")
          text.line(
            "case \(label): return .\(name)(try \(entry.name).payload(version: version, json))")
        }
        text.line("default: return .unknown(type: type, version: version, json)")
        text.line("}")
      }
      if let envelope = registry.envelope { unwrap(envelope, in: &text) }
    }
    if let envelope = registry.envelope, envelope.isDeclaredHere {
      carrier(envelope, in: &text)
    }
    text.line()
    for entry in registry.entries { machinery(entry, path, in: &text) }
    let cases = registry.entries.map { "case .\(Identifier.quoted($0.identifier))(let value):" }
    writer(
      "extension \(path).Payload: VersionedPayload {", in: &text,
      versions: cases.map { "\($0) value.payloadVersion" }
        + ["case .unknown(_, let version, _): version"],
      cases: cases.map { "\($0) value.write(to: &writer)" }
        + ["case .unknown(_, _, let value): value.write(to: &writer)"])
  }

  private func unwrap(_ envelope: RegistryPlan.Envelope, in text: inout SwiftText) {
    let name = envelope.path.joined(separator: ".")
    text.line()
    text.comment("Reads the payload that an envelope carries.")
    text.line("\(modifier)static func payload(")
    text.line("  of envelope: \(name)")
    text.block(") throws(DecodingFailure) -> Payload {") { text in
      text.block("do throws(DecodingFailure) {", end: "} catch { throw error.below(\"/payload\") }")
      {
        text in
        text.line("return try payload(")
        text.line("  type: envelope.carriedType, version: envelope.carriedVersion,")
        text.line("  envelope.carriedPayload)")
      }
    }
    text.line()
    text.comment("Reads the payload that an envelope carries, and keeps the envelope around it.")
    text.line("\(modifier)static func open(")
    text.line("  _ envelope: \(name)")
    text.block(") throws(DecodingFailure) -> Envelope<Payload> {") { text in
      text.line("Envelope<Payload>(envelope, payload: try payload(of: envelope))")
    }
  }

  /// How an envelope type carries payloads.
  private func carrier(_ envelope: RegistryPlan.Envelope, in text: inout SwiftText) {
    let payload = "self.\(envelope.payload)"
    text.line()
    text.block("extension \(envelope.path.joined(separator: ".")): PayloadEnvelope {") { text in
      text.comment("The name of the payload's type.")
      text.line("\(modifier)var carriedType: String { self.\(envelope.type) }")
      text.comment("The version of the payload's schema.")
      text.line("\(modifier)var carriedVersion: Int { self.\(envelope.version) }")
      text.comment("The payload as it was written.")
      text.line(
        "\(modifier)var carriedPayload: RawJSON { \(envelope.isMap ? "RawJSON(\(payload))" : payload) }"
      )
      text.comment("The same envelope around another payload of the same type and version.")
      text.block(
        "\(modifier)func carrying(_ payload: RawJSON) throws(DecodingFailure) -> Self {"
      ) { text in
        text.line("var envelope = self")
        let value = envelope.isMap ? "try RawMembers(members: payload)" : "payload"
        text.line("envelope.\(envelope.payload) = \(value)")
        text.line("return envelope")
      }
    }
  }

  private func machinery(
    _ entry: RegistryPlan.Entry, _ path: String, in text: inout SwiftText
  ) {
    text.block("extension \(path).\(entry.name) {") { text in
      text.comment("Reads a payload of a version; an unknown one is kept as it is.")
      text.line("\(modifier)static func payload(")
      text.line("  version: Int, _ json: RawJSON")
      text.block(") throws(DecodingFailure) -> Stored {") { text in
        text.line("switch version {")
        for version in entry.versions {
          let number = version.number
          text.line("case \(number): return .v\(number)(try V\(number)(json: json.bytes))")
        }
        text.line("default: return .unknown(version: version, json)")
        text.line("}")
      }
    }
    text.line()
    let numbers = entry.versions.map(\.number)
    writer(
      "extension \(path).\(entry.name).Stored: VersionedPayload {", in: &text,
      versions: numbers.map { "case .v\($0): \($0)" } + ["case .unknown(let version, _): version"],
      cases: numbers.map { "case .v\($0)(let value): value.write(to: &writer)" }
        + ["case .unknown(_, let value): value.write(to: &writer)"])
    text.line()
    upcastMachinery(entry, path, in: &text)
  }

  private func writer(
    _ head: String, in text: inout SwiftText, versions: [String], cases: [String]
  ) {
    text.block(head) { text in
      text.comment("The version of the payload's schema.")
      text.block("\(modifier)var payloadVersion: Int {") { text in
        text.line("switch self {")
        for line in versions { text.line(line) }
        text.line("}")
      }
      text.line()
      text.comment("Writes the payload.")
      text.block("\(modifier)func write(to writer: inout JSONWriter) {") { text in
        text.line("switch self {")
        for line in cases { text.line(line) }
        text.line("}")
      }
    }
  }
}
