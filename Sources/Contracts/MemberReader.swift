package import Diagnostics
package import JSON

/// Reads the members of one object of a Treaty file; what is missing, wrong or unknown is a finding.
struct MemberReader {
  let document: JSONDocument
  let pointer: JSONPointer
  private let object: JSONObject
  private var known: Set<Name> = ["$schema"]
  private(set) var diagnostics: [Diagnostic] = []

  /// A reader of the object at a place; nil, with a finding, when something else stands there.
  init?(
    _ document: JSONDocument, at pointer: JSONPointer = .root,
    into diagnostics: inout [Diagnostic]
  ) {
    guard case .object(let object)? = document.root.value(at: pointer) else {
      let what = pointer.count == 0 ? "The file" : "`\(pointer)`"
      diagnostics.append(
        Diagnostic(
          rule: .fileMemberWrong, place: document.place(of: pointer),
          message: "\(what) must be an object."))
      return nil
    }
    self.document = document
    self.pointer = pointer
    self.object = object
  }

  /// A text that may be absent.
  mutating func text(_ name: Name) -> String? {
    guard let value = optional(name) else { return nil }
    guard let text = value.string else {
      wrong(name, "must be a text")
      return nil
    }
    return text
  }

  /// A text that must be there and not be empty.
  mutating func requiredText(_ name: Name) -> String? {
    guard require(name), let text = text(name) else { return nil }
    guard !text.utf8.isEmpty else {
      wrong(name, "must not be empty")
      return nil
    }
    return text
  }

  /// A whole number that must be there.
  mutating func requiredInteger(_ name: Name) -> Int? {
    require(name) ? integer(name) : nil
  }

  /// A whole number that may be absent.
  mutating func integer(_ name: Name) -> Int? {
    guard let value = optional(name) else { return nil }
    guard let number = value.number?.int, number >= 1 else {
      wrong(name, "must be a whole number, at least 1")
      return nil
    }
    return number
  }

  /// Whether something is asked for; nil when nothing is said.
  mutating func flag(_ name: Name) -> Bool? {
    guard let value = optional(name) else { return nil }
    guard let flag = value.bool else {
      wrong(name, "must be `true` or `false`")
      return nil
    }
    return flag
  }

  /// One of a few words.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: Name, _ type: Choice.Type, required: Bool = false
  ) -> Choice? where Choice.RawValue == String {
    if required, !require(name) { return nil }
    guard let text = text(name) else { return nil }
    if let choice = Choice.allCases.first(where: { Name($0.rawValue) == Name(text) }) {
      return choice
    }
    let words = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    wrong(name, "must be one of \(words)")
    return nil
  }

  /// The items of a list that may be absent, with their places.
  mutating func items(_ name: Name) -> [(pointer: JSONPointer, value: JSON)] {
    guard let value = optional(name) else { return [] }
    guard let items = value.array else {
      wrong(name, "must be a list")
      return []
    }
    let place = pointer.appending(name)
    return items.enumerated().map { (place.appending($0.offset), $0.element) }
  }

  /// Reports a list that is there and has no items.
  mutating func refuseEmpty(_ name: Name, of noun: String) {
    guard optional(name)?.array?.isEmpty == true else { return }
    wrong(name, "must list at least one \(noun)")
  }

  /// A list of texts that may be absent.
  mutating func texts(_ name: Name) -> [(pointer: JSONPointer, text: String)] {
    var result: [(pointer: JSONPointer, text: String)] = []
    for (place, value) in items(name) {
      if let text = value.string {
        result.append((place, text))
      } else {
        report(.fileMemberWrong, at: place, "`\(place)` must be a text.")
      }
    }
    return result
  }

  /// The members of an object of texts that may be absent.
  mutating func textMembers(_ name: Name) -> [(name: Name, text: String, pointer: JSONPointer)] {
    guard let value = optional(name) else { return [] }
    guard let object = value.object else {
      wrong(name, "must be an object")
      return []
    }
    var result: [(name: Name, text: String, pointer: JSONPointer)] = []
    for member in object.members {
      let place = pointer.appending(name).appending(member.name)
      if let text = member.value.string {
        result.append((member.name, text, place))
      } else {
        report(.fileMemberWrong, at: place, "`\(place)` must be a text.")
      }
    }
    return result
  }

  /// The value of a member, whatever it is; nil when absent.
  mutating func optional(_ name: Name) -> JSON? {
    known.insert(name)
    return object[name]
  }

  /// Whether a member is there; a finding when it is not.
  mutating func require(_ name: Name) -> Bool {
    known.insert(name)
    if object[name] != nil { return true }
    report(.fileMemberMissing, at: pointer, "`\(name)` is missing.")
    return false
  }

  /// A finding about a member's value.
  mutating func wrong(_ name: Name, _ what: String) {
    report(.fileMemberWrong, at: pointer.appending(name), "`\(name)` \(what).")
  }

  /// A finding at a place of the document.
  mutating func report(_ rule: Rule, at place: JSONPointer, _ message: String) {
    diagnostics.append(Diagnostic(rule: rule, place: document.place(of: place), message: message))
  }

  /// Reports every member nobody asked for, and hands over all findings.
  mutating func finish(into all: inout [Diagnostic]) {
    for member in object.members where !known.contains(member.name) {
      diagnostics.append(
        Diagnostic(
          rule: .fileMemberUnknown,
          place: document.place(ofName: pointer.appending(member.name)),
          message: "`\(member.name)` is no member that Treaty knows here\(hint(for: member.name))"))
    }
    all += diagnostics
    diagnostics = []
  }

  private func hint(for name: Name) -> String {
    let names = known.sorted().map(\.text)
    return nearest(to: name.text, in: names).map { ": did you mean `\($0)`?" } ?? "."
  }
}

extension JSONDocument {
  /// The place of a value of this document.
  package func place(of pointer: JSONPointer) -> Place {
    Place(file: name, pointer: pointer, range: range(of: pointer))
  }

  /// The place of a member's name, or of the value when it is no member.
  package func place(ofName pointer: JSONPointer) -> Place {
    Place(file: name, pointer: pointer, range: nameRange(of: pointer) ?? range(of: pointer))
  }
}
