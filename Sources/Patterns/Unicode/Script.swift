/// Scripts by their names in `PropertyValueAliases.txt`.
enum Script {
  /// The scalars of a script; nil when there is none of this name.
  static func set(named name: String) -> ScalarSet? { UnicodeTable.set(named: name, in: tables) }

  /// The scalars that are used with a script.
  static func extendedSet(named name: String) -> ScalarSet? {
    UnicodeTable.set(named: name, in: extensionTables) ?? set(named: name)
  }
}
