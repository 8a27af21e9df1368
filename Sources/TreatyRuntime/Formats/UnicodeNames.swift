/// The names that `\p{…}` may have: general categories, scripts and binary properties of Unicode 17.0, as
/// ECMA-262 lists them.
enum UnicodeNames {
  static let categories = words(
    """
    Close_Punctuation Pe Connector_Punctuation Pc Control cntrl Cc Currency_Symbol Sc \
    Dash_Punctuation Pd Decimal_Number digit Nd Enclosing_Mark Me Final_Punctuation Pf Format Cf \
    Initial_Punctuation Pi Letter_Number Nl Line_Separator Zl Lowercase_Letter Ll Math_Symbol Sm \
    Modifier_Letter Lm Modifier_Symbol Sk Nonspacing_Mark Mn Open_Punctuation Ps Other_Letter Lo \
    Other_Number No Other_Punctuation Po Other_Symbol So Paragraph_Separator Zp Private_Use Co \
    Space_Separator Zs Spacing_Mark Mc Surrogate Cs Titlecase_Letter Lt Unassigned Cn \
    Uppercase_Letter Lu LC Cased_Letter L Letter M Mark Combining_Mark N Number P Punctuation \
    punct S Symbol Z Separator C Other
    """)

  static let properties = words(
    """
    ASCII_Hex_Digit AHex Alphabetic Alpha Bidi_Control Bidi_C Bidi_Mirrored Bidi_M \
    Case_Ignorable CI Cased Changes_When_Casefolded CWCF Changes_When_Casemapped CWCM \
    Changes_When_Lowercased CWL Changes_When_NFKC_Casefolded CWKCF Changes_When_Titlecased CWT \
    Changes_When_Uppercased CWU Dash Default_Ignorable_Code_Point DI Deprecated Dep Diacritic \
    Dia Emoji Emoji_Component EComp Emoji_Modifier EMod Emoji_Modifier_Base EBase \
    Emoji_Presentation EPres Extender Ext Grapheme_Base Gr_Base Grapheme_Extend Gr_Ext Hex_Digit \
    Hex IDS_Binary_Operator IDSB IDS_Trinary_Operator IDST ID_Continue IDC ID_Start IDS \
    Ideographic Ideo Extended_Pictographic ExtPict Join_Control Join_C Logical_Order_Exception \
    LOE Lowercase Lower Math Noncharacter_Code_Point NChar Pattern_Syntax Pat_Syn \
    Pattern_White_Space Pat_WS Quotation_Mark QMark Radical Regional_Indicator RI \
    Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation Term Unified_Ideograph UIdeo \
    Uppercase Upper Variation_Selector VS White_Space space XID_Continue XIDC XID_Start XIDS Any \
    ASCII Assigned
    """)

  static let scripts = words(
    """
    Adlam Adlm Ahom Anatolian_Hieroglyphs Hluw Arabic Arab Armenian Armn Avestan Avst Balinese \
    Bali Bamum Bamu Bassa_Vah Bass Batak Batk Bengali Beng Bhaiksuki Bhks Bopomofo Bopo Brahmi \
    Brah Braille Brai Buginese Bugi Buhid Buhd Canadian_Aboriginal Cans Carian Cari \
    Caucasian_Albanian Aghb Chakma Cakm Cham Cherokee Cher Common Zyyy Coptic Copt Qaac \
    Cuneiform Xsux Cypriot Cprt Cyrillic Cyrl Deseret Dsrt Devanagari Deva Duployan Dupl \
    Egyptian_Hieroglyphs Egyp Elbasan Elba Ethiopic Ethi Georgian Geor Glagolitic Glag Gothic \
    Goth Grantha Gran Greek Grek Gujarati Gujr Gurmukhi Guru Hani Han Hangul Hang Hanunoo Hano \
    Hatran Hatr Hebrew Hebr Hiragana Hira Imperial_Aramaic Armi Inherited Qaai Zinh \
    Inscriptional_Pahlavi Phli Inscriptional_Parthian Prti Javanese Java Kaithi Kthi Kannada \
    Knda Katakana Kana Kayah_Li Kali Kharoshthi Khar Khmer Khmr Khojki Khoj Khudawadi Sind Laoo \
    Lao Latin Latn Lepcha Lepc Limbu Limb Linear_A Lina Linear_B Linb Lisu Lycian Lyci Lydian \
    Lydi Mahajani Mahj Malayalam Mlym Mandaic Mand Manichaean Mani Marchen Marc Masaram_Gondi \
    Gonm Meetei_Mayek Mtei Mende_Kikakui Mend Meroitic_Cursive Merc Meroitic_Hieroglyphs Mero \
    Miao Plrd Modi Mongolian Mong Mroo Mro Multani Mult Myanmar Mymr Nabataean Nbat New_Tai_Lue \
    Talu Newa Nkoo Nko Nushu Nshu Ogham Ogam Ol_Chiki Olck Old_Hungarian Hung Old_Italic Ital \
    Old_North_Arabian Narb Old_Permic Perm Old_Persian Xpeo Old_South_Arabian Sarb Old_Turkic \
    Orkh Oriya Orya Osage Osge Osmanya Osma Pahawh_Hmong Hmng Palmyrene Palm Pau_Cin_Hau Pauc \
    Phags_Pa Phag Phoenician Phnx Psalter_Pahlavi Phlp Rejang Rjng Runic Runr Samaritan Samr \
    Saurashtra Saur Sharada Shrd Shavian Shaw Siddham Sidd SignWriting Sgnw Sinhala Sinh \
    Sora_Sompeng Sora Soyombo Soyo Sundanese Sund Syloti_Nagri Sylo Syriac Syrc Tagalog Tglg \
    Tagbanwa Tagb Tai_Le Tale Tai_Tham Lana Tai_Viet Tavt Takri Takr Tamil Taml Tangut Tang \
    Telugu Telu Thaana Thaa Thai Tibetan Tibt Tifinagh Tfng Tirhuta Tirh Ugaritic Ugar Vaii Vai \
    Warang_Citi Wara Yiii Yi Zanabazar_Square Zanb Dogra Dogr Gunjala_Gondi Gong Hanifi_Rohingya \
    Rohg Makasar Maka Medefaidrin Medf Old_Sogdian Sogo Sogdian Sogd Elymaic Elym Nandinagari \
    Nand Nyiakeng_Puachue_Hmong Hmnp Wancho Wcho Chorasmian Chrs Dives_Akuru Diak \
    Khitan_Small_Script Kits Yezidi Yezi Cypro_Minoan Cpmn Old_Uyghur Ougr Tangsa Tnsa Toto \
    Vithkuqi Vith Beria_Erfe Berf Garay Gara Gurung_Khema Gukh Kawi Kirat_Rai Krai Nag_Mundari \
    Nagm Ol_Onal Onao Sidetic Sidt Sunuwar Sunu Tai_Yo Tayo Todhri Todr Tolong_Siki Tols \
    Tulu_Tigalari Tutg Unknown Zzzz
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.utf8.split(separator: Byte.space).map { String(Substring($0)) })
  }
}
