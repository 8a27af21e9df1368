/// A regular expression of ECMA-262, as JSON Schema's `pattern` uses them.
///
///     let pattern = try Pattern("^[a-z]+$")
///     pattern.matches("abc")   // .yes
///
/// Patterns are read as with the `u` flag; those that are illegal then are read by Annex B. They
/// always work on Unicode scalars. Nothing here takes exponential time: what is regular runs on an
/// automaton, the rest on a matcher that counts its steps.
public struct Pattern: Sendable, Hashable, CustomStringConvertible {
  /// Whether a text matches.
  public enum Match: Sendable, Hashable {
    /// The pattern is found in the text.
    case yes
    /// The pattern is nowhere in the text.
    case no
    /// The allowed steps were used up before the answer was known.
    case gaveUp(reason: String)
  }

  /// The source text.
  public let source: String
  /// Illegal with the `u` flag, and therefore read by Annex B of ECMA-262.
  public let usesAnnexB: Bool

  let expression: Expression
  let program: Program

  /// Parses a pattern and prepares it for matching.
  public init(_ source: String) throws(PatternSyntaxError) {
    let output: Parser.Output
    do throws(PatternSyntaxError) {
      output = try Parser.parse(source, grammar: .unicode)
      usesAnnexB = false
    } catch let unicodeError {
      do throws(PatternSyntaxError) {
        output = try Parser.parse(source, grammar: .annexB)
        usesAnnexB = true
      } catch let annexError {
        throw PatternSyntaxError(
          source: source, offset: unicodeError.offset, message: unicodeError.message,
          isUnsupported: unicodeError.isUnsupported || annexError.isUnsupported)
      }
    }
    self.source = source
    expression = output.expression
    program = Program(output.expression, groupCount: output.groupCount)
  }

  /// False for patterns that no automaton is made for: those with back-references, look-behind, or
  /// look-ahead elsewhere than right after a `^` at the beginning, which may be regular languages even so,
  /// and those whose automaton would have more than 100,000 states.
  public var isRegular: Bool { program.isRegular }

  /// Whether the pattern is found anywhere in a text.
  ///
  /// Regular patterns take time linear in the text and do not give up; others do after `steps`.
  public func matches(_ text: String, steps: Int = 1_000_000) -> Match {
    UTF8Reading.withBytes(of: text) { program.run(on: $0, steps: steps).match }
  }

  /// The answer and the number of elementary steps that it took.
  package func countedMatch(_ text: String, steps: Int = 1_000_000) -> (match: Match, steps: Int) {
    UTF8Reading.withBytes(of: text) { program.run(on: $0, steps: steps) }
  }

  /// How many elementary steps it may take at most to match a text of so many bytes.
  package func steps(forBytes count: Int) -> Int {
    let (steps, isTooLarge) = program.width.multipliedReportingOverflow(by: count)
    return isTooLarge ? .max : steps
  }

  /// The source text.
  public var description: String { source }

  /// Whether two patterns are written alike, scalar by scalar.
  public static func == (left: Pattern, right: Pattern) -> Bool {
    left.source.utf8.elementsEqual(right.source.utf8)
  }

  /// Feeds the source's bytes to a hasher.
  public func hash(into hasher: inout Hasher) {
    for byte in source.utf8 { hasher.combine(byte) }
  }
}
