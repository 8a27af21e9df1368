import Foundation
@testable import Inclusion
import JSON
import Schema
import TestSupport
import Testing

/// What the prover takes all texts of an asserted format to have.
@Suite struct FormatShapeTests {
  @Test func `every text of a format has its shape`() throws {
    for (name, shape) in FormatShape.known.sorted(by: { $0.key < $1.key }) {
      var schema: [JSONMember] = [
        JSONMember(name: "minLength", value: number(shape.minimum)),
        JSONMember(name: "pattern", value: .string(shape.pattern)),
      ]
      if let maximum = shape.maximum {
        schema.append(JSONMember(name: "maxLength", value: number(maximum)))
      }
      let shaped = side(.object(JSONObject(schema)))
      let format = side(["format": .string(name)], assertFormat: true)
      var random = RandomNumbers(state: 7)
      var accepted = 0
      for text in Self.texts {
        for _ in 0..<400 {
          let value = JSON.string(mutant(of: text, &random))
          guard format.graph.isValid(value, at: format.node) == true else { continue }
          accepted += 1
          #expect(shaped.graph.isValid(value, at: shaped.node) == true, "\(name): \(value)")
        }
      }
      #expect(accepted > 20, "\(name)")
    }
  }

  @Test func `what follows from the shape is proved`() {
    let date = side(["type": "string", "format": "date"], assertFormat: true)
    for wider: JSON in [
      ["type": "string", "format": "date", "minLength": 1], ["maxLength": 10],
      ["pattern": "^[0-9-]*$"],
    ] {
      let new = side(wider, assertFormat: true)
      #expect(decide(date, in: new).isProved, "\(wider.compactText)")
      #expect(argument(that: date, isIn: new)?.faults == [])
    }
    for narrower: JSON in [["maxLength": 9], ["format": "uuid"]] {
      let verdict = decide(date, in: side(narrower, assertFormat: true))
      #expect(verdict.witness != nil, "\(narrower.compactText)")
    }
  }

  /// Texts of each format, and others that are nearly of one.
  private static let texts = [
    "2024-02-29", "0000-01-01", "9999-12-31", "10000-01-01", "2024-2-9", "12:00:00Z",
    "23:59:60z", "12:00:00.123456+01:30", "12:00Z", "2024-02-29T12:00:00Z",
    "2024-02-29t12:00:00.1z", "2024-02-29 12:00:00+00:00", "20240229T120000Z",
    "123e4567-e89b-12d3-a456-426614174000", "{123e4567-e89b-12d3-a456-426614174000}",
    "123e4567e89b12d3a456426614174000", "127.0.0.1", "255.255.255.255", "1.2.3.4", "1.2.3",
    "01.2.3.4", "::", "::1", "1::", "fe80::1%eth0", "1:2:3:4:5:6:7:8", "::ffff:255.255.255.255",
    "ABCD:EF01:2345:6789:ABCD:EF01:255.255.255.255",
  ]

  private func number(_ value: Int) -> JSON {
    .number(JSONNumber(Rational(Integer(value))) ?? JSONNumber(0))
  }

  /// The text, or with a character more, less or another one.
  private func mutant(of text: String, _ random: inout RandomNumbers) -> String {
    var scalars = Array(text.unicodeScalars)
    let others = Array("0123456789abfATZtz:.-+% ".unicodeScalars)
    let place = random.below(scalars.count)
    switch random.below(4) {
    case 0: return text
    case 1: scalars.insert(random.pick(others), at: place)
    case 2: scalars.remove(at: place)
    default: scalars[place] = random.pick(others)
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }
}
