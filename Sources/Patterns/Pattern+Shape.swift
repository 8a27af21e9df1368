/// What can be read off a pattern at no cost.
extension Pattern {
  /// No shorter text matches, in Unicode scalars; a longer one is perhaps needed.
  public var minimumLength: Int { expression.matchLengths.minimum }

  /// No longer text matches, in Unicode scalars; nil when there may be no longest one.
  ///
  /// Only patterns of the form `^…$` have one: anything may stand around the match of another.
  public var maximumLength: Int? {
    guard case .sequence(let parts) = expression.withoutCaptures,
      parts.first == .assertion(.start), parts.last == .assertion(.end)
    else { return nil }
    return expression.matchLengths.maximum
  }

  /// What every text that matches begins with; nil when the pattern does not begin with `^`.
  public var literalPrefix: String? { expression.literalPrefix.map(Language.text) }

  /// The texts that match, when the pattern is `^abc$` or `^(a|bc|d)$`; perhaps with repetitions.
  public var exactLiterals: [String]? { expression.exactLiterals?.map(Language.text) }
}
