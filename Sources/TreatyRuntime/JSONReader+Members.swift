/// Members without checks of the types that most members have, read where they are stored: one call in
/// generated code, which compiles fast.
extension JSONReader {
  /// Reads a string.
  public mutating func readString(_ value: inout String) throws(Rejection) { value = try string() }
  /// Reads a string into a property that may be absent.
  public mutating func readOptionalString(_ value: inout String?) throws(Rejection) {
    value = try string()
  }

  /// Reads `true` or `false`.
  public mutating func readBool(_ value: inout Bool) throws(Rejection) { value = try bool() }
  /// Reads `true` or `false` into a property that may be absent.
  public mutating func readOptionalBool(_ value: inout Bool?) throws(Rejection) {
    value = try bool()
  }

  /// Reads an integer that fits a machine word.
  public mutating func readInt(_ value: inout Int) throws(Rejection) { value = try int() }
  /// Reads an integer that fits a machine word into a property that may be absent.
  public mutating func readOptionalInt(_ value: inout Int?) throws(Rejection) {
    value = try int()
  }

  /// Reads an integer of any size.
  public mutating func readInteger(_ value: inout JSONInteger) throws(Rejection) {
    value = try integer()
  }
  /// Reads an integer of any size into a property that may be absent.
  public mutating func readOptionalInteger(_ value: inout JSONInteger?) throws(Rejection) {
    value = try integer()
  }

  /// Reads a number as the nearest double.
  public mutating func readDouble(_ value: inout Double) throws(Rejection) { value = try double() }
  /// Reads a number as the nearest double into a property that may be absent.
  public mutating func readOptionalDouble(_ value: inout Double?) throws(Rejection) {
    value = try double()
  }

  /// Reads a number as it is written.
  public mutating func readNumber(_ value: inout JSONNumber) throws(Rejection) {
    value = try number()
  }
  /// Reads a number as it is written into a property that may be absent.
  public mutating func readOptionalNumber(_ value: inout JSONNumber?) throws(Rejection) {
    value = try number()
  }
}
