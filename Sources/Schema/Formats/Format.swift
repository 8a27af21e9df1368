internal import JSON
internal import Patterns

/// What `format` can assert: for each name a check that says yes, no, or that it cannot say.
enum Format {
  /// A check; nil for a text that it cannot decide.
  typealias Check = @Sendable (String) -> Bool?

  /// How a name is treated where formats assert.
  enum Meaning {
    case checked(Check)
    /// A format of the specification that Treaty has no check for: nothing is concluded.
    case unchecked
    /// A name of somebody's own, which the specification says to ignore.
    case foreign
  }

  static func meaning(of name: Name) -> Meaning {
    if let check = checks[name] { return .checked(check) }
    return name == "idn-hostname" ? .unchecked : .foreign
  }

  private static let checks: [Name: Check] = [
    "date": TimeFormats.isDate,
    "time": TimeFormats.isTime,
    "date-time": TimeFormats.isDateTime,
    "duration": TimeFormats.isDuration,
    "email": NetworkFormats.isEmail,
    "idn-email": NetworkFormats.isInternationalEmail,
    "hostname": NetworkFormats.isHostName,
    "ipv4": NetworkFormats.isIPv4,
    "ipv6": NetworkFormats.isIPv6,
    "uri": ResourceFormats.isURI,
    "uri-reference": ResourceFormats.isURIReference,
    "iri": ResourceFormats.isIRI,
    "iri-reference": ResourceFormats.isIRIReference,
    "uri-template": ResourceFormats.isURITemplate,
    "uuid": { uuid.accepts($0) },
    "json-pointer": { JSONPointer(parsing: $0) != nil },
    "relative-json-pointer": { relativePointer.accepts($0) },
    "regex": isPattern,
  ]

  /// As with the `u` flag, which JSON Schema recommends; undecided where Treaty cannot read a
  /// pattern that may well be legal.
  @Sendable private static func isPattern(_ text: String) -> Bool? {
    do throws(PatternSyntaxError) {
      return !(try Pattern(text).usesAnnexB)
    } catch {
      return error.isUnsupported ? nil : false
    }
  }

  private static let uuid = Grammar("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
  private static let relativePointer = Grammar(
    "(0|[1-9][0-9]*)(#|(/([^~/]|~[01])*)*)")
}

/// A regular expression that a whole text must match.
struct Grammar: Sendable {
  private let pattern: Pattern

  /// The expression is the program's own, so it must be a legal one.
  init(_ source: String) {
    do {
      pattern = try Pattern("^(?:" + source + ")$")
    } catch {
      preconditionFailure("A built-in grammar is no pattern: \(error.message)")
    }
  }

  func accepts(_ text: String) -> Bool { pattern.matches(text) == .yes }
}
