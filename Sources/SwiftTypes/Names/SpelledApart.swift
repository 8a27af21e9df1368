extension String {
  /// The text with every scalar percent-encoded that could be spelled in another way without looking different.
  ///
  /// Swift takes `é` and `e` with an accent for equal, JSON does not: in tables by place, two members of these names
  /// would be one. No two texts have results that Swift takes for equal, and nearly all texts are their own result.
  /// Percent signs that could be mistaken for an encoding are encoded, too.
  var spelledApart: String {
    guard utf8.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "%") }), needsSpelling else {
      return self
    }
    var text = ""
    for scalar in unicodeScalars {
      guard scalar == "%" || scalar.isSpelledVariously else {
        text.unicodeScalars.append(scalar)
        continue
      }
      for byte in String(scalar).utf8 {
        text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }

  private var needsSpelling: Bool {
    var isAfterPercent = false
    for scalar in unicodeScalars {
      if scalar.isSpelledVariously { return true }
      // An encoded scalar begins with a byte above 7F.
      if isAfterPercent, "89ABCDEFabcdef".unicodeScalars.contains(scalar) { return true }
      isAfterPercent = scalar == "%"
    }
    return false
  }
}

extension Unicode.Scalar {
  /// Whether texts that Swift takes for equal may differ in it: marks, signs that stand for another one, and the
  /// parts of Korean syllables. Of texts without them no two are equal that differ.
  var isSpelledVariously: Bool {
    value >= 0x80
      && (properties.canonicalCombiningClass != .notReordered
        || properties.isFullCompositionExclusion || (0x1100...0x11FF).contains(value)
        || (0xA960...0xA97F).contains(value) || (0xD7B0...0xD7FF).contains(value))
  }
}
