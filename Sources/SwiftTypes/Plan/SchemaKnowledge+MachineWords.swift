import JSON
import Schema

/// What machine words hold of the numbers that schemas accept.
extension SchemaKnowledge {
  private static let integers = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32"]
  private static let greatest = "17976931348623157e292"

  /// The same schemas, of which those whose types are machine words, by their `format` or because all
  /// integers are to be, refuse numbers that these do not hold; nil where there are none.
  func boundingWords() -> SchemaGraph? {
    guard let least = JSONNumber(String(Int.min)), let most = JSONNumber(String(Int.max)),
      let lowest = JSONNumber("-" + Self.greatest), let highest = JSONNumber(Self.greatest)
    else { return nil }
    var bounds: [NodeID: (least: JSONNumber, most: JSONNumber)] = [:]
    for id in graph.nodes.indices.map({ NodeID($0) }) where self[id].hasType {
      let facts = conjunction(id)
      let format = facts.format ?? ""
      guard facts.enumeration == nil else { continue }
      if facts.types.intersection(.number) == .integer {
        // A bound beyond 64 bits asks for integers of any size.
        let isWord = hasWordsOnly || Self.integers.contains(format)
        guard isWord, facts.bounds.allSatisfy({ $0.number.int != nil }) else { continue }
        bounds[id] = (least, most)
      } else if facts.types.subtracting(.null) == .number, ["double", "float"].contains(format) {
        let isMultiple = facts.bounds.contains { $0.label == "multipleOf" }
        if !isMultiple, !facts.isDecimal { bounds[id] = (lowest, highest) }
      }
    }
    return bounds.isEmpty ? nil : graph.bounding(bounds)
  }
}
