/// A `format` of JSON Schema that can be checked, for schemas in which formats assert.
///
///     TextFormat.ipv4.accepts("127.0.0.1")   // true
///
/// The validator of Treaty and generated types ask the same checks. Each takes time linear in the text.
public enum TextFormat: String, CaseIterable, Sendable {
  case date, time, duration, email, hostname, ipv4, ipv6, uri, iri, uuid, regex
  case dateTime = "date-time"
  case internationalEmail = "idn-email"
  case uriReference = "uri-reference"
  case iriReference = "iri-reference"
  case uriTemplate = "uri-template"
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"

  /// Whether a text has the format; nil where that cannot be told: a host name with an A-label
  /// (`xn--…`), and a pattern that names a property which later versions of Unicode may have.
  public func accepts(_ text: String) -> Bool? {
    switch self {
    case .date: CalendarDate(text).parts != nil
    case .time: ClockTime(text).parts != nil
    case .dateTime: Timestamp(text).instant != nil
    case .duration: DurationFormat.accepts(text)
    case .email: MailboxFormat.plain.accepts(text)
    case .internationalEmail: MailboxFormat.international.accepts(text)
    case .hostname: HostFormats.isName(Array(text.utf8)[...])
    case .ipv4: HostFormats.isIPv4(Array(text.utf8)[...])
    case .ipv6: HostFormats.isIPv6(Array(text.utf8)[...])
    case .uri: ReferenceFormat.ascii.accepts(text, needsScheme: true)
    case .uriReference: ReferenceFormat.ascii.accepts(text, needsScheme: false)
    case .iri: ReferenceFormat.wide.accepts(text, needsScheme: true)
    case .iriReference: ReferenceFormat.wide.accepts(text, needsScheme: false)
    case .uriTemplate: TemplateFormat.accepts(text)
    case .uuid: UniqueID(text).bytes != nil
    case .jsonPointer: PointerFormats.isPointer(Array(text.utf8)[...])
    case .relativeJSONPointer: PointerFormats.isRelative(Array(text.utf8)[...])
    case .regex: PatternFormat.accepts(text)
    }
  }
}

extension UInt8 {
  var isDigit: Bool { Byte.zero <= self && self <= Byte.nine }
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isHexadecimal: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }
}

/// A set of ASCII characters.
struct ASCIISet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// The characters of a text, beside letters and digits.
  static func alphanumerics(and others: StaticString) -> ASCIISet {
    var set = ASCIISet()
    for byte in UInt8(0)..<0x80 where byte.isLetter || byte.isDigit { set.insert(byte) }
    others.withUTF8Buffer { for byte in $0 { set.insert(byte) } }
    return set
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
  }

  func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte - 64) & 1 == 1
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 128 && contains(UInt8(scalar.value))
  }
}
