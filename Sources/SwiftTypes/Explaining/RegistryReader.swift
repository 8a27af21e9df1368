import Contracts
import Diagnostics
import JSON

/// Reads from a plan what became of a place in a registry of events or commands.
struct RegistryReader {
  let planner: Planner
  let renderer: Renderer
  let document: JSONDocument

  /// A registry with its entries as they are planned and as they are written.
  private struct Found {
    let plan: RegistryPlan
    let entries: [RegistryEntry]
  }

  func explanation(at pointer: JSONPointer) -> PlaceExplanation {
    let place = Place(
      file: document.name, pointer: pointer,
      range: document.nameRange(of: pointer) ?? document.range(of: pointer))
    guard let found else {
      return PlaceExplanation(
        headline: "no declaration of its own", reasons: ["The registry has no types."],
        keywords: [], place: place)
    }
    let written = found.entries.first { Self.isPrefix($0.pointer, of: pointer) }
    guard let written, let entry = found.plan.entries.first(where: { $0.type == written.type.text })
    else { return registry(found.plan, pointer, place) }
    let path = (found.plan.path + [entry.name]).joined(separator: ".")
    let inner = pointer.tokens.dropFirst(written.pointer.count)
    if inner.first == "versions",
      let version = written.versions.first(where: { version in
        version.place.pointer.map { Self.isPrefix($0, of: pointer) } ?? false
      })
    {
      return self.version(version.number, of: entry, path, place)
    }
    let names = inner.first.map { [$0] } ?? document.names(at: written.pointer)
    return PlaceExplanation(
      headline: "enum \(path)",
      reasons: inner.isEmpty
        ? [
          "It is named after the last part of `\(entry.type)`.",
          "`Payload.\(entry.identifier)` holds a payload of any of its versions.",
        ] : [],
      keywords: names.map { ($0.text, effect(of: $0, entry)) }, place: place)
  }

  private var found: Found? {
    for module in planner.contracts.modules {
      for (name, entries) in [("Events", module.events), ("Commands", module.commands)] {
        let own = entries.filter { Name($0.document.name) == Name(document.name) }
        guard !own.isEmpty else { continue }
        let plan = planner.registries().first {
          $0.name == name && $0.module == Identifier.type(module.name.text)
        }
        return plan.map { Found(plan: $0, entries: own) }
      }
    }
    return nil
  }

  private func registry(
    _ plan: RegistryPlan, _ pointer: JSONPointer, _ place: Place
  ) -> PlaceExplanation {
    let path = plan.path.joined(separator: ".")
    let names = pointer.tokens.first.map { [$0] } ?? document.names(at: pointer)
    let noun = plan.name == "Events" ? "event" : "command"
    let keywords = names.map { name in
      let effect =
        switch name.text {
        case "module": "gives the namespace `\(plan.module)`"
        case "events", "commands": "gives a namespace for each \(noun), in `\(path)`"
        default: "has no part in Swift"
        }
      return (name: name.text, effect: effect)
    }
    let reasons = [
      "Each \(noun) has a namespace with the payload types of its versions.",
      "`payload(type:version:_:)` reads any of them, and keeps those that are not listed.",
    ]
    return PlaceExplanation(
      headline: "enum \(path)", reasons: pointer.count == 0 ? reasons : [], keywords: keywords,
      place: place)
  }

  private func version(
    _ number: Int, of entry: RegistryPlan.Entry, _ path: String, _ place: Place
  ) -> PlaceExplanation {
    let top = Viewpoint(path: [], depths: [0])
    let version = entry.versions.first { $0.number == number }
    let type = (version?.location).map { renderer.spelling(.named($0), from: top) } ?? "RawJSON"
    var reasons = ["Payloads of version \(number) are values of the schema it refers to."]
    if entry.latest == number {
      reasons.append("It is the latest: `\(path).Latest`.")
    } else if entry.latest < number {
      reasons.append("It is a draft: no step leads to it, and `\(path).Latest` is another version.")
    }
    if version?.status == .deprecated {
      reasons.append("Its documentation has a warning: the registry calls it deprecated.")
    }
    for upcast in entry.upcasts where upcast.new == number || upcast.old == number {
      reasons.append(renderer.explanation(upcast))
      reasons += renderer.reasons(for: upcast)
    }
    return PlaceExplanation(
      headline: "typealias \(path).V\(number) = \(type)", reasons: reasons, keywords: [],
      place: place)
  }

  private func effect(of name: Name, _ entry: RegistryPlan.Entry) -> String {
    switch name.text {
    case "type": "is `typeName`; envelopes say it"
    case "title":
      entry.notes.description == nil ? "becomes documentation" : "gives way to the description"
    case "description": "becomes documentation"
    case "status" where entry.isDeprecated: "becomes documentation: a warning"
    case "deprecated" where entry.isDeprecated && entry.replacement != nil:
      "`replaced_by` becomes documentation"
    case "versions": "gives a payload type for each version, and the steps between them"
    case "renamed_from": "is read as this type, too"
    case "outcome": "gives the type `Outcome`"
    case "safety_class": "is `safetyClass`"
    default: "has no part in Swift"
    }
  }

  private static func isPrefix(_ pointer: JSONPointer, of other: JSONPointer) -> Bool {
    other.tokens.starts(with: pointer.tokens)
  }
}

extension JSONDocument {
  /// The names of the members of an object in it.
  fileprivate func names(at pointer: JSONPointer) -> [Name] {
    (root.value(at: pointer)?.object?.members ?? []).map(\.name)
  }
}
