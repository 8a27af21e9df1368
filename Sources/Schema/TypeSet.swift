/// A set of JSON Schema types.
public struct TypeSet: OptionSet, Sendable, Hashable {
  /// One bit per type.
  public let rawValue: UInt8

  /// A set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `null`.
  public static let null = TypeSet(rawValue: 1)
  /// `boolean`.
  public static let boolean = TypeSet(rawValue: 2)
  /// Numbers with an integral value: `1`, `1.0`, `1e2`.
  public static let integer = TypeSet(rawValue: 4)
  /// Numbers whose value is not integral.
  public static let fraction = TypeSet(rawValue: 8)
  /// `string`.
  public static let string = TypeSet(rawValue: 16)
  /// `array`.
  public static let array = TypeSet(rawValue: 32)
  /// `object`.
  public static let object = TypeSet(rawValue: 64)
  /// `number`: integral or not.
  public static let number: TypeSet = [.integer, .fraction]
  /// Every type.
  public static let all = TypeSet(rawValue: 127)
}
