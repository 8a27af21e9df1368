/// The general categories by their names in `PropertyValueAliases.txt`.
enum GeneralCategory {
  private static let groups: [(names: [String], members: [String])] = [
    (["LC", "Cased_Letter"], ["Lu", "Ll", "Lt"]),
    (["L", "Letter"], ["Lu", "Ll", "Lt", "Lm", "Lo"]),
    (["M", "Mark", "Combining_Mark"], ["Mn", "Mc", "Me"]),
    (["N", "Number"], ["Nd", "Nl", "No"]),
    (["P", "Punctuation", "punct"], ["Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"]),
    (["S", "Symbol"], ["Sm", "Sc", "Sk", "So"]),
    (["Z", "Separator"], ["Zs", "Zl", "Zp"]),
    (["C", "Other"], ["Cc", "Cf", "Cs", "Co", "Cn"]),
  ]

  /// The scalars of a category or of a group of them; nil when there is none of this name.
  static func set(named name: String) -> ScalarSet? {
    if let group = groups.first(where: { $0.names.contains(name) }) {
      let tables = tables.filter { table in group.members.contains { table.isNamed($0) } }
      return ScalarSet(unordered: tables.flatMap(\.spans))
    }
    return UnicodeTable.set(named: name, in: tables)
  }
}
