/// Members of the types that most members have: one call in generated code, which compiles fast.
extension JSONWriter {
  /// Writes a member with a string, unless it is absent.
  public mutating func string(_ index: Int, _ shape: ObjectShape, _ value: String?) {
    guard let value else { return }
    member(index, shape)
    write(value)
  }

  /// Writes a member with `true` or `false`, unless it is absent.
  public mutating func bool(_ index: Int, _ shape: ObjectShape, _ value: Bool?) {
    guard let value else { return }
    member(index, shape)
    value.write(to: &self)
  }

  /// Writes a member with an integer, unless it is absent.
  public mutating func int(_ index: Int, _ shape: ObjectShape, _ value: Int?) {
    guard let value else { return }
    member(index, shape)
    write(value)
  }

  /// Writes a member with an integer of any size, unless it is absent.
  public mutating func integer(_ index: Int, _ shape: ObjectShape, _ value: JSONInteger?) {
    guard let value else { return }
    member(index, shape)
    value.write(to: &self)
  }

  /// Writes a member with a double, unless it is absent.
  public mutating func double(_ index: Int, _ shape: ObjectShape, _ value: Double?) {
    guard let value else { return }
    member(index, shape)
    value.write(to: &self)
  }

  /// Writes a member with a number, unless it is absent.
  public mutating func number(_ index: Int, _ shape: ObjectShape, _ value: JSONNumber?) {
    guard let value else { return }
    member(index, shape)
    writeVerbatim(value.text)
  }
}
