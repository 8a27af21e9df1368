/// The general categories by their names in `PropertyValueAliases.txt`.
enum GeneralCategory {
  /// A category or a group of categories: the short name, then all the others.
  private static let names: [(members: [String], aliases: [String])] = [
    (["Lu"], ["Uppercase_Letter"]), (["Ll"], ["Lowercase_Letter"]),
    (["Lt"], ["Titlecase_Letter"]), (["Lm"], ["Modifier_Letter"]), (["Lo"], ["Other_Letter"]),
    (["Mn"], ["Nonspacing_Mark"]), (["Mc"], ["Spacing_Mark"]), (["Me"], ["Enclosing_Mark"]),
    (["Nd"], ["Decimal_Number", "digit"]), (["Nl"], ["Letter_Number"]),
    (["No"], ["Other_Number"]), (["Pc"], ["Connector_Punctuation"]),
    (["Pd"], ["Dash_Punctuation"]), (["Ps"], ["Open_Punctuation"]),
    (["Pe"], ["Close_Punctuation"]), (["Pi"], ["Initial_Punctuation"]),
    (["Pf"], ["Final_Punctuation"]), (["Po"], ["Other_Punctuation"]), (["Sm"], ["Math_Symbol"]),
    (["Sc"], ["Currency_Symbol"]), (["Sk"], ["Modifier_Symbol"]), (["So"], ["Other_Symbol"]),
    (["Zs"], ["Space_Separator"]), (["Zl"], ["Line_Separator"]),
    (["Zp"], ["Paragraph_Separator"]), (["Cc"], ["Control", "cntrl"]), (["Cf"], ["Format"]),
    (["Cs"], ["Surrogate"]), (["Co"], ["Private_Use"]), (["Cn"], ["Unassigned"]),
    (["Lu", "Ll", "Lt"], ["LC", "Cased_Letter"]),
    (["Lu", "Ll", "Lt", "Lm", "Lo"], ["L", "Letter"]),
    (["Mn", "Mc", "Me"], ["M", "Mark", "Combining_Mark"]), (["Nd", "Nl", "No"], ["N", "Number"]),
    (["Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"], ["P", "Punctuation", "punct"]),
    (["Sm", "Sc", "Sk", "So"], ["S", "Symbol"]), (["Zs", "Zl", "Zp"], ["Z", "Separator"]),
    (["Cc", "Cf", "Cs", "Co", "Cn"], ["C", "Other"]),
  ]

  /// The scalars of a category, by any of its names; nil when there is none of this name.
  static func set(named name: String) -> ScalarSet? {
    guard
      let entry = names.first(where: { entry in
        entry.aliases.contains(name) || (entry.members.count == 1 && entry.members[0] == name)
      })
    else { return nil }
    return ScalarSet(unordered: entry.members.flatMap { spans[$0] ?? [] })
  }

  /// The spans of each category; read once from the standard library's tables.
  private static let spans: [String: [ScalarSet.Span]] = {
    var result: [String: [ScalarSet.Span]] = [:]
    var lower: UInt32 = 0
    var current = shortName(of: Unicode.Scalar(0).properties.generalCategory)
    func close(before value: UInt32) {
      result[current, default: []].append(ScalarSet.Span(lower: lower, upper: value - 1))
      lower = value
    }
    for value in UInt32(1)...0x10FFFF {
      let category = Unicode.Scalar(value)?.properties.generalCategory ?? .surrogate
      let name = shortName(of: category)
      if name != current {
        close(before: value)
        current = name
      }
    }
    close(before: 0x110000)
    return result
  }()

  private static func shortName(of category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}
