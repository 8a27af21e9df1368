/// Compares two values of a generated type property by property.
///
/// What the compiler would write for `==` takes twice as long to compile as these calls.
public struct MemberComparison: Sendable {
  /// Whether all properties so far are equal.
  public private(set) var isEqual = true

  /// A comparison that has seen no property yet.
  public init() {}

  /// Compares strings.
  public mutating func string(_ left: String?, _ right: String?) {
    if isEqual { isEqual = left == right }
  }

  /// Compares truth values.
  public mutating func bool(_ left: Bool?, _ right: Bool?) {
    if isEqual { isEqual = left == right }
  }

  /// Compares integers.
  public mutating func int(_ left: Int?, _ right: Int?) {
    if isEqual { isEqual = left == right }
  }

  /// Compares integers of any size.
  public mutating func integer(_ left: JSONInteger?, _ right: JSONInteger?) {
    if isEqual { isEqual = left == right }
  }

  /// Compares doubles.
  public mutating func double(_ left: Double?, _ right: Double?) {
    if isEqual { isEqual = left == right }
  }

  /// Compares numbers.
  public mutating func number(_ left: JSONNumber?, _ right: JSONNumber?) {
    if isEqual { isEqual = left == right }
  }

  /// Compares values of any other type.
  public mutating func value<Value: Equatable>(_ left: Value, _ right: Value) {
    if isEqual { isEqual = left == right }
  }
}
