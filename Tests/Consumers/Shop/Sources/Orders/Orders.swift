/// How many things an order asks for.
public func thingsOrdered(_ json: String) throws -> Int {
  try Order(json: json).lines.map(\.count).reduce(0, +)
}
