/// Which scalars to show people, out of many that would do.
enum Readability {
  private static let preferred: [UInt32] = Array(
    "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./: @,;+=!?#$%&*()[]{}<>~^|'`\"\\"
      .unicodeScalars.map(\.value))

  /// The classes of an alphabet, the most readable first, each with its most readable scalar.
  static func order(of alphabet: Alphabet) -> [(symbol: Int32, scalar: UInt32)] {
    var taken = [Bool](repeating: false, count: alphabet.classCount)
    var order: [(symbol: Int32, scalar: UInt32)] = []
    func offer(_ scalar: UInt32) {
      let symbol = alphabet.classOf(scalar)
      guard !taken[Int(symbol)] else { return }
      taken[Int(symbol)] = true
      order.append((symbol, scalar))
    }
    preferred.forEach(offer)
    for isVisible in [true, false] {
      for (index, start) in alphabet.starts.enumerated() where !taken[Int(alphabet.classes[index])]
      {
        let end = index + 1 < alphabet.starts.count ? alphabet.starts[index + 1] : 0x110000
        let scalar = firstScalar(from: start, before: end, isVisible: isVisible)
        if let scalar { offer(scalar) }
      }
    }
    return order
  }

  /// All scalars of a class, readable ones first; at most `limit`.
  static func scalars(of symbol: Int32, in alphabet: Alphabet, limit: Int) -> [UInt32] {
    var result = preferred.filter { alphabet.classOf($0) == symbol }
    guard result.count < limit else { return Array(result.prefix(limit)) }
    let known = Set(result)
    for (index, start) in alphabet.starts.enumerated() where alphabet.classes[index] == symbol {
      let end = index + 1 < alphabet.starts.count ? alphabet.starts[index + 1] : 0x110000
      for value in start..<end {
        guard result.count < limit else { return result }
        if Unicode.Scalar(value) != nil, !known.contains(value) { result.append(value) }
      }
    }
    return result
  }

  private static func firstScalar(
    from start: UInt32, before end: UInt32, isVisible: Bool
  ) -> UInt32? {
    for value in start..<min(end, start + 64) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      guard isVisible else { return value }
      switch scalar.properties.generalCategory {
      case .control, .format, .unassigned, .privateUse, .surrogate, .lineSeparator,
        .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
        continue
      default: return value
      }
    }
    return start < 0xE000 && end > 0xE000 && !isVisible ? 0xE000 : nil
  }
}
