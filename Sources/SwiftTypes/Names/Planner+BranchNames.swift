import JSON
import Schema

/// A name that a branch may have.
private struct BranchName {
  let text: String
  /// Whether it is no longer one when another branch has the same for another reason.
  var givesWay = false
}

/// What the branches of a union are called where no tag is asked for all of them.
extension Planner {
  /// A name for each branch: the one that it had, the text of a member by which several are told apart, its
  /// title, the definition it refers to, a value that it alone demands of a member, its kind, what its items
  /// are, its format, a member it demands, or its position in words.
  func branchNames(_ branches: [NodeID], locked: [String?]) -> [String] {
    let kept = Set(locked.compactMap { $0 })
    let kinds = branches.map { self.kinds(of: $0) }
    let tags = tagNames(branches, kinds)
    let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
    var candidates = branches.indices.map { index -> [BranchName] in
      if let name = locked[index] { return [BranchName(text: name)] }
      let position = index < words.count ? words[index] : "branch\(index + 1)"
      let given = givenNames(branches[index]).map { BranchName(text: Identifier.case($0)) }
      let described = (describedNames(branches[index], kinds[index]) + [position])
        .map { BranchName(text: Identifier.case($0)) }
      let list = tags[index].before + given + tags[index].after + described
      return list.filter { name in
        !name.text.isEmpty && name.text != "empty" && !kept.contains(name.text)
      }
    }
    while Self.dropSharedNames(&candidates) {}
    return candidates.enumerated().map { index, list in
      var name = list.first?.text ?? "branch\(index + 1)"
      while locked[index] == nil, kept.contains(name) { name += "Value" }
      return name
    }
  }

  /// Takes the first name from each branch that shares it with another one and has more; false when there
  /// was none. A name that two branches would have is none of theirs, but that of one beside tags stays.
  private static func dropSharedNames(_ candidates: inout [[BranchName]]) -> Bool {
    var uses: [String: (all: Int, firm: Int)] = [:]
    for name in candidates.compactMap(\.first) {
      let (all, firm) = uses[name.text] ?? (0, 0)
      uses[name.text] = (all + 1, name.givesWay ? firm : firm + 1)
    }
    var hasDropped = false
    for index in candidates.indices where candidates[index].count > 1 {
      let name = candidates[index][0]
      guard let (all, firm) = uses[name.text], all > 1, name.givesWay || firm > 1 else { continue }
      candidates[index].removeFirst()
      hasDropped = true
    }
    return hasDropped
  }

  /// The title of a branch and the names of the definition that it refers to.
  private func givenNames(_ branch: NodeID) -> [String] {
    var list = [graph[branch].ownName]
    if let target = knowledge[branch].reference?.target {
      list += [graph[target].ownName, graph[target].pointer.lastToken?.text]
    }
    return list.compactMap { $0 }
  }

  /// The kind of a branch, what its items are, its format, and a member it demands.
  private func describedNames(_ branch: NodeID, _ kinds: TypeSet?) -> [String] {
    var list: [String] = []
    if let kinds, kinds != .all { list.append(kinds.caseWords.joined(separator: " or ")) }
    if let item = itemName(branch) { list.append(item + " array") }
    if let format = knowledge[branch].format { list.append(format) }
    if let first = knowledge[branch].required.first?.text { list.append(first) }
    return list
  }

  /// What the certain value of a member calls each branch: `mail` for a text, or else `kindMail`, which says
  /// `version2` of a number. A text by which all that have it are told apart comes before a title, as where all branches
  /// have that member. A text alone gives way to another branch of that name: `string` is what takes strings.
  private func tagNames(
    _ branches: [NodeID], _ kinds: [TypeSet?]
  ) -> [(before: [BranchName], after: [BranchName])] {
    let tags = certainMembers(of: branches, kinds: kinds)
    let texts = tags.compactMap { $0?.value.string }
    var alone = Scope.members(texts, as: .cases, apart: false).makeIterator()
    return tags.map { tag in
      guard let tag else { return ([], []) }
      let spelled = Identifier.case("\(tag.name.text) \(tag.value.spelledText)")
      let long = [BranchName(text: spelled)]
      guard tag.value.string != nil, let text = alone.next() else { return ([], long) }
      let short = [BranchName(text: text, givesWay: true)]
      return tag.isTag ? (short, long) : ([], short + long)
    }
  }

  /// What the items of an array are called: by their title, the definition they refer to, or their kind.
  /// Nothing else is asked, so that the name is the same in whatever union.
  private func itemName(_ branch: NodeID) -> String? {
    let facts = conjunction(branch)
    guard kinds(of: branch) == .array, facts.prefix.isEmpty, let items = facts.items else {
      return nil
    }
    if let name = graph[items].ownName { return name }
    if let target = knowledge[items].reference?.target {
      return graph[target].ownName ?? graph[target].pointer.lastToken?.text
    }
    guard let kind = kinds(of: items), Self.isSingle(kind) else { return nil }
    return kind.caseWords.joined(separator: " or ")
  }
}
