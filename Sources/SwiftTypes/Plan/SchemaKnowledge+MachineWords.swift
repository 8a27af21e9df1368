import JSON
import Schema

/// What machine words hold of the numbers that schemas accept.
extension SchemaKnowledge {
  private static let integers = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32"]
  private static let greatest = "17976931348623157e292"

  /// The same schemas, of which those whose types are machine words by their `format` refuse numbers that
  /// these do not hold; nil where there are none.
  func boundingWords() -> SchemaGraph? {
    guard let least = JSONNumber(String(Int.min)), let most = JSONNumber(String(Int.max)),
      let lowest = JSONNumber("-" + Self.greatest), let highest = JSONNumber(Self.greatest)
    else { return nil }
    var bounds: [NodeID: (least: JSONNumber, most: JSONNumber)] = [:]
    for id in graph.nodes.indices.map({ NodeID($0) }) where self[id].hasType {
      let facts = conjunction(id)
      guard let format = facts.format, facts.enumeration == nil else { continue }
      switch facts.types.subtracting(.null) {
      case .integer where Self.integers.contains(format):
        // A bound beyond 64 bits asks for integers of any size.
        guard facts.bounds.allSatisfy({ $0.number.int != nil }) else { continue }
        bounds[id] = (least, most)
      case .number where ["double", "float"].contains(format):
        let isMultiple = facts.bounds.contains { $0.label == "multipleOf" }
        if !isMultiple, !facts.isDecimal { bounds[id] = (lowest, highest) }
      default: continue
      }
    }
    return bounds.isEmpty ? nil : graph.bounding(bounds)
  }
}
