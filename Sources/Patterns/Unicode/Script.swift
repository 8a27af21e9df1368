/// Scripts by their names in `PropertyValueAliases.txt`.
enum Script {
  static func set(named name: String) -> ScalarSet? { nil }

  static func extendedSet(named name: String) -> ScalarSet? { nil }
}
