/// A fixed number of files, as the build plug-in needs them.
extension Sources {
  /// `Models0.swift` and so on. A type's file follows from its name alone, so that no type moves when
  /// another one is added. What people read stands first in each.
  func shards(_ count: Int, _ inTwo: InTwo) -> [GeneratedFile] {
    let (models, machinery) = inTwo(
      { WrittenTexts(self.models(count)) }, { WrittenTexts(self.machinery(count)) })
    return (0..<count).map { shard in
      var text = models.texts[shard]
      text.append(machinery.texts[shard])
      return GeneratedFile(name: "Models\(shard).swift", text: text.trimmed)
    }
  }

  /// The beginnings of all shards: headers, namespaces and models.
  private func models(_ count: Int) -> [SwiftText] {
    var texts = (0..<count).map { shard -> SwiftText in
      let isUsed =
        plans.contains { plan in
          self.shard(of: plan.knownPath, count) == shard
            && (!plan.kind.isAlias || renderer.namesRuntime(plan))
        }
        || registries.contains { self.shard(of: $0.path, count) == shard }
      return header(
        isModel: false,
        importing: isUsed ? .likeTypes : shard == 0 && !rules.isEmpty ? .internal : .none)
    }
    for name in Set(namespaces.map { group($0) }).sorted() { namespaces(of: name, in: &texts[0]) }
    write(in: &texts) {
      renderer.model($0, in: &$1)
    } registry: {
      renderer.model($0, in: &$1)
    }
    return texts
  }

  /// What follows them.
  private func machinery(_ count: Int) -> [SwiftText] {
    var texts = [SwiftText](repeating: empty, count: count)
    write(in: &texts) {
      renderer.machinery($0, in: &$1)
    } registry: {
      renderer.machinery($0, in: &$1)
    }
    if !rules.isEmpty { renderer.rules(rules, in: &texts[0]) }
    return texts
  }

  /// Writes every type and registry into its shard.
  private func write(
    in texts: inout [SwiftText], type: (TypePlan, inout SwiftText) -> Void,
    registry: (RegistryPlan, inout SwiftText) -> Void
  ) {
    for plan in plans {
      let shard = shard(of: plan.knownPath, texts.count)
      type(plan, &texts[shard])
      texts[shard].line()
    }
    for plan in registries {
      let shard = shard(of: plan.path, texts.count)
      registry(plan, &texts[shard])
      texts[shard].line()
    }
  }

  private func shard(of path: [String], _ count: Int) -> Int {
    Int(stableHash(path.joined(separator: ".")) % UInt64(count))
  }
}
