extension Shop.Events.OrderPlaced.FromV2 {
  /// Whatever was ordered before there were currencies was paid in euros.
  public static func step(for old: Shop.Events.OrderPlaced.V2) -> Step { Step(currency: "EUR") }
}
