extension RuleEvaluation {
  mutating func acceptsNumber(
    _ number: Decimal, _ rule: Rule, _ value: ParsedValue, _ site: RuleSite
  ) -> Bool {
    switch rule {
    case .multipleOf(let divisor, let text):
      return number.isMultiple(of: divisor)
        || refuse(value.offset, "a multiple of \(text)", site)
    case .bound(let bound):
      return bound.accepts(number) || refuse(value.offset, bound.expectation, site)
    default: return true
    }
  }

  mutating func acceptsText(
    _ text: String, _ rule: Rule, _ frame: inout RuleFrame, _ site: RuleSite
  ) -> Bool {
    let value = frame.value
    switch rule {
    case .length(let minimum, let maximum):
      return accepts(text.unicodeScalars.count, minimum, maximum, .characters, value, site)
    case .pattern(let pattern):
      return pattern.matches(text)
        || refuse(value.offset, "a string that matches \(pattern.source)", site)
    case .format(let format): return acceptsFormat(format, text, &frame, site)
    default: return true
    }
  }

  private mutating func acceptsFormat(
    _ format: TextFormat, _ text: String, _ frame: inout RuleFrame, _ site: RuleSite
  ) -> Bool {
    let value = frame.value
    guard let isAccepted = format.accepts(text) else {
      frame.metUnknownFormat = true
      return circumstances.assumesFormats
        || refuse(
          value.offset, "a string that can be told to have the format \(format.rawValue)",
          site)
    }
    return isAccepted
      || refuse(value.offset, "a string of the format \(format.rawValue)", site)
  }

  mutating func accepts(
    _ count: Int, _ minimum: Int, _ maximum: Int, _ noun: SizeBounds.Noun, _ value: ParsedValue,
    _ site: RuleSite
  ) -> Bool {
    if count < minimum {
      return refuse(value.offset, "at least \(noun.counted(minimum))", site)
    }
    return count <= maximum
      || refuse(value.offset, "at most \(noun.counted(maximum))", site)
  }
}
