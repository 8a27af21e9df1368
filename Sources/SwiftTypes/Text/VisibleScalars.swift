/// Tells of the scalars of a text, one after the other, which of them stand in source code as they are: those
/// that a reader sees, and that move nothing around them.
///
/// Without its vowel signs, a text in Devanagari or Thai cannot be read. They stay behind a letter of such a
/// script, up to four of them; marks that heap up, or stand alone, are escaped. So are combining
/// diacritics such as those of Latin and Greek letters, so that `e` and U+0301 can be told from `é`.
struct VisibleScalars {
  /// How many marks stand behind the letter before; nil where there is none.
  private var marks: Int?

  /// Whether the next scalar stands there as it is.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    if Literal.isPlain(scalar) {
      marks = !scalar.isASCII && scalar.properties.isAlphabetic ? 0 : nil
      return true
    }
    guard let count = marks, count < 4, scalar.isVowelSign else {
      marks = nil
      return false
    }
    marks = count + 1
    return true
  }
}

extension Unicode.Scalar {
  /// Whether it is a mark of a script that writes vowels or tones with marks.
  fileprivate var isVowelSign: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: break
    default: return false
    }
    // The blocks of combining diacritics, which belong to no script, and half marks.
    let diacritics: [ClosedRange<UInt32>] = [
      0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F,
    ]
    return !properties.isDefaultIgnorableCodePoint && !diacritics.contains { $0.contains(value) }
  }
}
