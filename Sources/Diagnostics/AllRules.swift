extension Rule {
  /// Every rule Treaty has, by id.
  public static let all: [Rule] = {
    let families = [
      SchemaRules.all, contracts, changes, typeChanges, releases, policies, SwiftRules.all,
    ]
    return families.flatMap { $0 }.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }()

  /// The rule of an id.
  public static func named(_ id: String) -> Rule? {
    all.first { $0.id.utf8.elementsEqual(id.utf8) }
  }
}
