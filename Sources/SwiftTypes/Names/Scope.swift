import JSON

/// What the names of a scope are for.
enum ScopeKind { case properties, cases }

/// The names of one scope: idiomatic where that is unique, exact where two would meet.
enum Scope {
  /// A Swift name for each schema name, in order; `taken` are names that stand already.
  /// A name that was chosen before stays; `suggested` is what others are called, where that is another
  /// text than what they are known by. Names may still meet where they are not to be told `apart`.
  static func members(
    _ names: [String], as kind: ScopeKind = .properties, suggested: [String]? = nil,
    taken: Set<String> = [], locked: [Name: String] = [:], apart: Bool = true
  ) -> [String] {
    let texts = suggested ?? names
    let first = zip(names, texts).map { name, text in
      locked[Name(name)] ?? (kind == .cases ? Identifier.case(text) : Identifier.member(text))
    }
    var uses: [String: Int] = [:]
    for name in first { uses[name, default: 0] += 1 }
    let kept = Set(names.compactMap { locked[Name($0)] })
    var spelled: [Int: [String]] = [:]
    for index in names.indices where uses[first[index]] != 1 || taken.contains(first[index]) {
      spelled[index] = Identifier.spelledMembers(texts[index]).filter { $0 != first[index] }
    }
    for words in spelled.values { for word in Set(words) { uses[word, default: 0] += 1 } }
    // Of two that a locked name would be for, it is the first one's.
    var given: Set<Name> = []
    let identifiers = names.indices.map { index in
      let (name, text, identifier) = (names[index], texts[index], first[index])
      if locked[Name(name)] != nil, !taken.contains(identifier),
        given.insert(Name(name)).inserted
      {
        return identifier
      }
      if uses[identifier] == 1, !taken.contains(identifier) { return identifier }
      let word = spelled[index]?.first { word in
        uses[word] == 1 && !taken.contains(word) && !kept.contains(word)
      }
      if let word { return word }
      var exact = Identifier.exactMember(text)
      while kept.contains(exact) || taken.contains(exact)
        || kind == .cases && Identifier.isOptionalCase(exact)
      {
        exact += "Value"
      }
      return exact
    }
    guard apart, Set(identifiers).count < identifiers.count else { return identifiers }
    return toldApart(
      identifiers, of: names, called: texts, locked: locked, besides: taken.union(kept))
  }

  /// The identifiers with those told apart that meet even so: `self` becomes `selfValue`, which is another
  /// name, too. The name that is spelled so keeps it, or the first one by its bytes; the other one gets
  /// `Value` once more. Their order in the schema changes nothing.
  private static func toldApart(
    _ identifiers: [String], of names: [String], called texts: [String], locked: [Name: String],
    besides others: Set<String>
  ) -> [String] {
    func rank(_ index: Int) -> Int {
      if locked[Name(names[index])] == identifiers[index] { return 0 }
      return texts[index].utf8.elementsEqual(identifiers[index].utf8) ? 1 : 2
    }
    let order = names.indices.sorted { left, right in
      let ranks = (rank(left), rank(right))
      return ranks.0 == ranks.1 ? Name(names[left]) < Name(names[right]) : ranks.0 < ranks.1
    }
    var used = others.union(identifiers)
    var given: Set<String> = []
    var result = identifiers
    for index in order where !given.insert(identifiers[index]).inserted {
      while used.contains(result[index]) { result[index] += "Value" }
      used.insert(result[index])
    }
    return result
  }
}
