/// Letters with marks, in the one form in which they stand in Swift names.
///
/// `e` and U+0301 become `é`, as people type it: the compiler compares names by their bytes, and would take the two
/// for different names that nobody can tell apart. A mark for which there is no scalar together with its letter, as
/// the vowel signs of Devanagari and Thai, stays behind the letter. What cannot be seen, as joiners and variation
/// selectors, and marks that no Swift name may have are left out.
extension String {
  /// The text with its letters in that form, and everything else as it is.
  var withComposedLetters: String {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return self }
    var text = ""
    for character in self { text += character.inName ?? String(character) }
    return text
  }
}

extension Character {
  /// The letter with its marks, or the digit, as names have it; nil for what is neither.
  var inName: String? {
    let scalars = unicodeScalars
    if scalars.count == 1, let only = scalars.first {
      return only != "_" && Identifier.mayContinue(only) ? String(self) : nil
    }
    var letter = String.UnicodeScalarView()
    let visible = scalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
    for scalar in composed(Array(visible)) where !letter.isEmpty || scalar.beginsLetter {
      if Identifier.mayContinue(scalar) || scalar.isMark { letter.append(scalar) }
    }
    return letter.isEmpty ? nil : String(letter)
  }
}

extension Unicode.Scalar {
  /// Whether it may follow a letter in a name, and belongs to it.
  fileprivate var isMark: Bool {
    guard value >= 0x80, properties.isXIDContinue else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .modifierLetter, .otherLetter:
      return !properties.isDefaultIgnorableCodePoint
    default: return false
    }
  }

  /// Whether it is a letter, alone or with what follows it.
  fileprivate var beginsLetter: Bool {
    self != "_" && !(0x30...0x39).contains(value) && Identifier.mayContinue(self)
  }

  fileprivate var combiningClass: Unicode.CanonicalCombiningClass {
    properties.canonicalCombiningClass
  }
}

/// Scalars with each mark put into the one before it where there is a scalar for both (The Unicode Standard,
/// section 3.11). Nothing is taken apart that was composed in another way.
private func composed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
  var result: [Unicode.Scalar] = []
  var starter: Int?
  for scalar in inCanonicalOrder(scalars) {
    let order = scalar.combiningClass
    if let place = starter {
      let isNext = place == result.count - 1
      let isFree = order != .notReordered && result[result.count - 1].combiningClass < order
      if isNext || isFree, let both = whole[String(result[place]) + String(scalar)] {
        result[place] = both
        continue
      }
    }
    if order == .notReordered { starter = result.count }
    result.append(scalar)
  }
  return result
}

private func inCanonicalOrder(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
  var result: [Unicode.Scalar] = []
  for run in scalars.split(
    omittingEmptySubsequences: false, whereSeparator: { $0.combiningClass == .notReordered })
  {
    result += run.sorted { $0.combiningClass < $1.combiningClass }
    if run.endIndex < scalars.count { result.append(scalars[run.endIndex]) }
  }
  return result
}

/// Letters and marks by the texts that are equal to them: `é` by `e` and U+0301, too, as strings are equal when they
/// are canonically equivalent.
private let whole: [String: Unicode.Scalar] = {
  var table: [String: Unicode.Scalar] = [:]
  for value in 0xC0...0x1_FFFF as ClosedRange<UInt32> {
    guard let scalar = Unicode.Scalar(value) else { continue }
    let properties = scalar.properties
    guard properties.isXIDContinue, !properties.isIdeographic,
      !properties.isFullCompositionExclusion
    else { continue }
    table[String(scalar)] = scalar
  }
  return table
}()
