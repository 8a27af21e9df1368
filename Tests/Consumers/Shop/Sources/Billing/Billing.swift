extension Invoice {
  /// The invoice in one line.
  public var line: String { "\(number): \(cents)" }
}
