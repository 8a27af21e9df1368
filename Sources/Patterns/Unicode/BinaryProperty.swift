/// The binary properties that ECMA-262 lists and the standard library knows.
enum BinaryProperty {
  /// The scalars of a property, by its long or short name; nil when there is none of this name.
  static func set(named name: String) -> ScalarSet? {
    switch name {
    case "Any": return .all
    case "ASCII": return ScalarSet(0...0x7F)
    case "Assigned": return GeneralCategory.set(named: "Cn")?.inverted
    default: break
    }
    guard let entry = conditions.first(where: { $0.names.contains(name) }) else { return nil }
    return UnicodeProperty.scalars { entry.holds($0.properties) }
  }

  private struct Condition: Sendable {
    let names: [String]
    let holds: @Sendable (Unicode.Scalar.Properties) -> Bool

    init(_ names: String..., holds: @escaping @Sendable (Unicode.Scalar.Properties) -> Bool) {
      self.names = names
      self.holds = holds
    }
  }

  private static let conditions: [Condition] = [
    Condition("ASCII_Hex_Digit", "AHex") { $0.isASCIIHexDigit },
    Condition("Alphabetic", "Alpha") { $0.isAlphabetic },
    Condition("Bidi_Control", "Bidi_C") { $0.isBidiControl },
    Condition("Bidi_Mirrored", "Bidi_M") { $0.isBidiMirrored },
    Condition("Case_Ignorable", "CI") { $0.isCaseIgnorable },
    Condition("Cased") { $0.isCased },
    Condition("Changes_When_Casefolded", "CWCF") { $0.changesWhenCaseFolded },
    Condition("Changes_When_Casemapped", "CWCM") { $0.changesWhenCaseMapped },
    Condition("Changes_When_Lowercased", "CWL") { $0.changesWhenLowercased },
    Condition("Changes_When_NFKC_Casefolded", "CWKCF") { $0.changesWhenNFKCCaseFolded },
    Condition("Changes_When_Titlecased", "CWT") { $0.changesWhenTitlecased },
    Condition("Changes_When_Uppercased", "CWU") { $0.changesWhenUppercased },
    Condition("Dash") { $0.isDash },
    Condition("Default_Ignorable_Code_Point", "DI") { $0.isDefaultIgnorableCodePoint },
    Condition("Deprecated", "Dep") { $0.isDeprecated },
    Condition("Diacritic", "Dia") { $0.isDiacritic },
    Condition("Emoji") { $0.isEmoji },
    Condition("Emoji_Modifier", "EMod") { $0.isEmojiModifier },
    Condition("Emoji_Modifier_Base", "EBase") { $0.isEmojiModifierBase },
    Condition("Emoji_Presentation", "EPres") { $0.isEmojiPresentation },
    Condition("Extender", "Ext") { $0.isExtender },
    Condition("Grapheme_Base", "Gr_Base") { $0.isGraphemeBase },
    Condition("Grapheme_Extend", "Gr_Ext") { $0.isGraphemeExtend },
    Condition("Hex_Digit", "Hex") { $0.isHexDigit },
    Condition("IDS_Binary_Operator", "IDSB") { $0.isIDSBinaryOperator },
    Condition("IDS_Trinary_Operator", "IDST") { $0.isIDSTrinaryOperator },
    Condition("ID_Continue", "IDC") { $0.isIDContinue },
    Condition("ID_Start", "IDS") { $0.isIDStart },
    Condition("Ideographic", "Ideo") { $0.isIdeographic },
    Condition("Join_Control", "Join_C") { $0.isJoinControl },
    Condition("Logical_Order_Exception", "LOE") { $0.isLogicalOrderException },
    Condition("Lowercase", "Lower") { $0.isLowercase },
    Condition("Math") { $0.isMath },
    Condition("Noncharacter_Code_Point", "NChar") { $0.isNoncharacterCodePoint },
    Condition("Pattern_Syntax", "Pat_Syn") { $0.isPatternSyntax },
    Condition("Pattern_White_Space", "Pat_WS") { $0.isPatternWhitespace },
    Condition("Quotation_Mark", "QMark") { $0.isQuotationMark },
    Condition("Radical") { $0.isRadical },
    Condition("Sentence_Terminal", "STerm") { $0.isSentenceTerminal },
    Condition("Soft_Dotted", "SD") { $0.isSoftDotted },
    Condition("Terminal_Punctuation", "Term") { $0.isTerminalPunctuation },
    Condition("Unified_Ideograph", "UIdeo") { $0.isUnifiedIdeograph },
    Condition("Uppercase", "Upper") { $0.isUppercase },
    Condition("Variation_Selector", "VS") { $0.isVariationSelector },
    Condition("White_Space", "space") { $0.isWhitespace },
    Condition("XID_Continue", "XIDC") { $0.isXIDContinue },
    Condition("XID_Start", "XIDS") { $0.isXIDStart },
  ]
}
