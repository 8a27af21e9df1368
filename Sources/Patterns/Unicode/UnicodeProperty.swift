/// What `\p{…}` names: general categories, scripts and binary properties (ECMA-262, tables 69–72).
enum UnicodeProperty {
  /// The outcome of looking a name up.
  enum Lookup {
    case found(ScalarSet)
    case unknown
  }

  static func set(name: String, value: String?) -> Lookup {
    if let value {
      switch name {
      case "General_Category", "gc": return found(GeneralCategory.set(named: value))
      case "Script", "sc": return found(Script.set(named: value))
      case "Script_Extensions", "scx": return found(Script.extendedSet(named: value))
      default: return .unknown
      }
    }
    return found(GeneralCategory.set(named: name) ?? BinaryProperty.set(named: name))
  }

  private static func found(_ set: ScalarSet?) -> Lookup { set.map { .found($0) } ?? .unknown }
}
