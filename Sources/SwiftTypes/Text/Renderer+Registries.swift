/// Events and commands: a namespace for each type, and one dispatch over type and version.
extension Renderer {
  /// The declarations of a registry.
  func model(_ registry: RegistryPlan, in text: inout SwiftText) {
    let noun = registry.name == "Events" ? "event" : "command"
    text.block("extension \(registry.module) {") { text in
      text.comment("The \(noun) types of the module.")
      text.block("\(modifier)enum \(registry.name) {") { text in
        text.comment("The payload of any \(noun) of the module.")
        text.block("\(modifier)enum Payload: Equatable, Sendable {") { text in
          for entry in registry.entries {
            text.line("case \(Identifier.quoted(entry.identifier))(\(entry.name).Stored)")
          }
          text.comment(
            "A type that the registry does not list, with its payload as it was written.")
          text.line("case unknown(type: String, version: Int, RawJSON)")
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
    text.comment(entry.notes.description ?? entry.notes.title ?? "`\(entry.type)`.")
    text.comment("\n`\(entry.type)`")
    text.block("\(modifier)enum \(entry.name) {") { text in
      text.comment("The name in envelopes.")
      text.line("\(modifier)static let typeName = \(Literal.string(entry.type))")
      if let safetyClass = entry.safetyClass {
        text.comment("What carrying it out may do.")
        text.line("\(modifier)static let safetyClass = \(Literal.string(safetyClass))")
      }
      if let outcome = entry.outcome {
        text.comment("The owner's answer.")
        text.line("\(modifier)typealias Outcome = \(spelling(.named(outcome), from: here))")
      }
      for version in entry.versions {
        text.comment("The payload of version \(version.number).")
        text.line(
          "\(modifier)typealias V\(version.number) = \(spelling(.named(version.location), from: here))"
        )
      }
      text.comment("The payload of the latest version.")
      text.line("\(modifier)typealias Latest = V\(entry.versions.last?.number ?? 1)")
      text.line()
      text.comment("A payload of any version.")
      text.block("\(modifier)enum Stored: Equatable, Sendable {") { text in
        for version in entry.versions { text.line("case v\(version.number)(V\(version.number))") }
        text.comment("A version that the registry does not list, as it was written.")
        text.line("case unknown(version: Int, RawJSON)")
      }
    }
  }

  /// Reading by type and version, and writing.
  func machinery(_ registry: RegistryPlan, in text: inout SwiftText) {
    let path = registry.path.joined(separator: ".")
    text.block("extension \(path) {") { text in
      text.block("private enum JSONLayout {") { text in
        text.list(
          "static let types = TextChoice([", Literal.strings(registry.entries.map(\.type)),
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
          text.line(
            "case \(index): return .\(name)(try \(entry.name).payload(version: version, json))")
        }
        text.line("default: return .unknown(type: type, version: version, json)")
        text.line("}")
      }
      if let envelope = registry.envelope { unwrap(envelope, in: &text) }
    }
    text.line()
    for entry in registry.entries { machinery(entry, path, in: &text) }
    writer("extension \(path).Payload: JSONEncodable {", in: &text) { text in
      for entry in registry.entries {
        text.line(
          "case .\(Identifier.quoted(entry.identifier))(let value): value.write(to: &writer)")
      }
      text.line("case .unknown(_, _, let value): value.write(to: &writer)")
    }
  }

  private func unwrap(_ envelope: RegistryPlan.Envelope, in text: inout SwiftText) {
    text.line()
    text.comment("Reads the payload that an envelope carries.")
    text.line("\(modifier)static func payload(")
    text.line("  of envelope: \(envelope.path.joined(separator: "."))")
    text.block(") throws(DecodingFailure) -> Payload {") { text in
      text.block("do throws(DecodingFailure) {", end: "} catch { throw error.below(\"/payload\") }")
      {
        text in
        text.line("return try payload(")
        text.line("  type: envelope.\(envelope.type), version: envelope.\(envelope.version),")
        text.line("  \(envelope.payload))")
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
    writer("extension \(path).\(entry.name).Stored: JSONEncodable {", in: &text) { text in
      for version in entry.versions {
        text.line("case .v\(version.number)(let value): value.write(to: &writer)")
      }
      text.line("case .unknown(_, let value): value.write(to: &writer)")
    }
    text.line()
  }

  private func writer(
    _ head: String, in text: inout SwiftText, _ cases: (inout SwiftText) -> Void
  ) {
    text.block(head) { text in
      text.comment("Writes the payload.")
      text.block("\(modifier)func write(to writer: inout JSONWriter) {") { text in
        text.line("switch self {")
        cases(&text)
        text.line("}")
      }
    }
  }
}
