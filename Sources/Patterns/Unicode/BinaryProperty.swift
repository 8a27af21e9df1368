/// The binary properties that ECMA-262 lists in tables 69 and 70.
enum BinaryProperty {
  /// The scalars of a property, by its long or short name; nil when there is none of this name.
  static func set(named name: String) -> ScalarSet? {
    switch name {
    case "Any": .all
    case "ASCII": ScalarSet(0...0x7F)
    case "Assigned": GeneralCategory.set(named: "Cn")?.inverted
    default:
      UnicodeTable.set(named: name, in: tablesAToD)
        ?? UnicodeTable.set(named: name, in: tablesEToI)
        ?? UnicodeTable.set(named: name, in: tablesJToZ)
    }
  }
}
