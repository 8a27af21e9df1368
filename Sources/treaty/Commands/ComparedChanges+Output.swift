import Inclusion
import JSON
import Reports
import Schema

extension ComparedChanges {
  /// The changes as people read them; nothing when there is none.
  var text: String {
    guard !entries.isEmpty || !open.isEmpty else { return "" }
    var lines = ["", "changes:"]
    for entry in entries {
      lines.append("  \(heading(of: entry))".harmless)
      lines += details(of: entry).map { "    \($0)".harmless }
    }
    for losing in Losing.allCases {
      guard let reason = open[losing] else { continue }
      let direction = losing == .old ? "backward" : "forward"
      lines.append("  there may be more, \(direction): \(reason.reason)".harmless)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(of entry: Entry) -> String {
    let document = new.graph.documents[entry.new.document]
    let start = document.range(ofNearest: entry.new.pointer)?.start
    let place = start.map { "\(document.name):\($0.line):\($0.column)" } ?? document.name
    return "\(place): \(sentence(about: entry))"
  }

  private func sentence(about entry: Entry) -> String {
    let before = entry.old.pointer.description
    let after = entry.new.pointer.description
    switch (entry.kind, entry.before, entry.after) {
    case (.renamed, _, _): return "\(before) was renamed to \(after)"
    case (.moved, _, _): return "\(before) was moved to \(after)"
    case (.swapped, let names?, _):
      let texts = (names.array ?? []).compactMap(\.string).map { String($0.drop { $0 != "#" }) }
      return texts.dropLast().joined(separator: ", ") + " and " + (texts.last ?? "")
        + " changed names"
    case (.inlined, _, _): return "\(before) was inlined at \(after)"
    case (.extracted, _, _): return "\(before) became the definition \(after)"
    case (_, nil, let value?) where entry.item == .added:
      let list = entry.old.pointer.lastToken
      return list?.holdsBranches ?? false
        ? "branch added at \(after): \(value.brief)"
        : "\(value.brief) was added to \(entry.new.pointer.parent ?? .root)"
    case (_, let value?, nil) where entry.item == .removed:
      return entry.new.pointer.lastToken?.holdsBranches ?? false
        ? "branch removed from \(before): \(value.brief)"
        : "\(value.brief) was removed from \(after)"
    case (_, nil, let value?): return "\(after) was added: \(value.brief)"
    case (_, let value?, nil): return "\(after) was removed: \(value.brief)"
    case (_, let old?, let new?):
      let (first, second) = old.brief(beside: new)
      return (after.utf8.isEmpty ? "" : "\(after): ") + "\(first) became \(second)"
    case (_, nil, nil): return "\(after) changed"
    }
  }

  private func details(of entry: Entry) -> [String] {
    var lines: [String] = []
    if let witness = entry.losses[.old] {
      lines.append("breaks backward: \(shown(witness.value)) is refused now")
    }
    if let witness = entry.losses[.new] {
      lines.append("breaks forward: \(shown(witness.value)) was refused before")
    }
    switch (entry.kind, entry.effect) {
    case (_, nil): break
    case (.described, _): lines.append("no effect on what is accepted: an annotation")
    case (.defined, _), (.undefined, _):
      lines.append("no effect by itself: a definition counts where something refers to it")
    case (.edited, .some(.none)) where isOneOfSeveralWithoutEffect:
      lines.append(
        "no effect: without it and the others of no effect, the same values are accepted")
    case (_, .some(.none)): lines.append("no effect: the same values are accepted without it")
    case (_, .some(.some(let lost, let gained))):
      if let value = lost?.value {
        lines.append("\(shown(value)) is refused now\(strictly(value, old))")
      }
      if let value = gained?.value {
        lines.append("\(shown(value)) was refused before\(strictly(value, new))")
      }
    case (_, .some(.joint(let kept, let barred))):
      let text = "acts together with other changes: without it they would"
      if let kept { lines.append("\(text) refuse \(shown(kept))") }
      if let barred { lines.append("\(text) let \(shown(barred)) in") }
    case (_, .some(.open(let reason))):
      lines.append("what it does by itself was not established: \(reason.reason)")
    }
    return lines
  }

  /// Whether the edits without effect were found to have none together: one of them alone may have one, where it
  /// makes up for another.
  private var isOneOfSeveralWithoutEffect: Bool {
    entries.count {
      if $0.kind == .edited, case .some(.none) = $0.effect { true } else { false }
    } > 1
  }

  /// A value, cut where it is too long to be read twice: the verdict above has the first one whole.
  private func shown(_ value: JSON) -> String {
    let text = value.compactText
    let count = text.unicodeScalars.count
    guard count > Self.longestValue else { return text }
    let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.cutValue)))
    return "\(start)… (\(count - Self.cutValue) of \(count) characters left out; "
      + "--format json has them)"
  }

  /// How many characters of a value are shown beside a change.
  private static let longestValue = 200
  private static let cutValue = 120

  /// Says of a value that only the strict reading counts it: its writers declare no such members.
  private func strictly(_ value: JSON, _ writer: SchemaSide) -> String {
    isStrictOnly(value, writer) ? ", read strictly" : ""
  }

  private func isStrictOnly(_ value: JSON, _ writer: SchemaSide) -> Bool {
    reading == .declared && !writer.declares(value)
  }

  /// The changes as programs read them.
  var json: JSON { .array(entries.map(json(of:))) }

  private func json(of entry: Entry) -> JSON {
    var members = [
      JSONMember(name: "kind", value: .string(entry.kind.rawValue)),
      JSONMember(name: "old", value: .string(old.graph.reference(to: entry.old))),
      JSONMember(name: "new", value: .string(new.graph.reference(to: entry.new))),
    ]
    if let before = entry.before { members.append(JSONMember(name: "before", value: before)) }
    if let after = entry.after { members.append(JSONMember(name: "after", value: after)) }
    var lost: JSON?
    var gained: JSON?
    var effect = "breaking"
    switch (entry.kind, entry.effect) {
    case (_, nil):
      lost = entry.losses[.old]?.value
      gained = entry.losses[.new]?.value
    case (.described, _): effect = "documentation"
    case (.defined, _), (.undefined, _), (_, .some(.none)): effect = "none"
    case (_, .some(.some(let first, let second))):
      lost = first?.value
      effect = lost.map { !isStrictOnly($0, old) } ?? false ? "breaking" : "additive"
      gained = second?.value
    case (_, .some(.joint)): effect = "joint"
    case (_, .some(.open)): effect = "undecided"
    }
    members.append(JSONMember(name: "effect", value: .string(effect)))
    if let lost { members.append(JSONMember(name: "lost", value: lost)) }
    if let gained { members.append(JSONMember(name: "gained", value: gained)) }
    for (losing, direction) in [(Losing.old, "backward"), (.new, "forward")] {
      let answers = [Reading.declared, .strict].map { reading in
        JSONMember(
          name: Name(reading.rawValue), value: entry.verdicts[losing, reading].json)
      }
      members.append(JSONMember(name: Name(direction), value: .object(JSONObject(answers))))
    }
    return .object(JSONObject(members))
  }
}

extension Name {
  /// Whether it is a keyword with a list of schemas.
  fileprivate var holdsBranches: Bool { self == "allOf" || self == "anyOf" || self == "oneOf" }
}

extension ChangeAnswer {
  /// The answer as programs read it.
  fileprivate var json: JSON {
    switch self {
    case .proved: ["verdict": "proved"]
    case .refuted(let witness): ["verdict": "refuted", "witness": witness.value]
    case .undecided(let doubt): ["verdict": "undecided", "reason": .string(doubt.reason)]
    case .notAsked: ["verdict": "not-asked"]
    }
  }
}

extension JSON {
  /// Two texts, cut so that it is seen where they differ.
  fileprivate func brief(beside other: JSON) -> (String, String) {
    let (first, second) = (brief, other.brief)
    guard first.utf8.elementsEqual(second.utf8) else { return (first, second) }
    let texts = [Array(compactText.unicodeScalars), Array(other.compactText.unicodeScalars)]
    let same = zip(texts[0], texts[1]).prefix { $0 == $1 }.count
    let parts = texts.map { text in
      let rest = text.dropFirst(max(same - 20, 0))
      let part = String(String.UnicodeScalarView(rest.prefix(57)))
      return "…" + part + (rest.count > 57 ? "…" : "")
    }
    return (parts[0], parts[1])
  }

  /// The text, cut where a line would get too long to read.
  fileprivate var brief: String {
    let text = compactText
    guard text.unicodeScalars.count > 60 else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(57))) + "…"
  }
}
