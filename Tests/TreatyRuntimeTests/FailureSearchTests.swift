import Testing

@testable import TreatyRuntime

/// How much is read when all reasons are asked for: a text nested deeply is not read once for each level.
@Suite struct FailureSearchTests {
  /// A number, or two of these with a member that tells objects apart.
  private indirect enum Sum: JSONDecodable {
    case number(Int)
    case sum(Sum, Sum)

    private static let tag = UnionTag("op", ["+"], keyword: "oneOf")
    private static let shape = ObjectShape(
      schema: "s#/oneOf/1", members: "op l r", required: "op l r")

    init(from reader: inout JSONReader) throws(Rejection) {
      guard reader.kind() == .object else {
        self = .number(try reader.int())
        return
      }
      _ = try reader.tag(Self.tag)
      var object = try reader.object(Self.shape)
      do throws(Rejection) {
        var left: Sum?
        var right: Sum?
        while let member = try reader.member(&object, Self.shape) {
          switch member {
          case 0: try reader.constant("+")
          case 1: left = try Sum(from: &reader)
          default: right = try Sum(from: &reader)
          }
        }
        guard object.isComplete(Self.shape), let left, let right else {
          throw object.missing(Self.shape)
        }
        self = .sum(left, right)
      } catch {
        throw error.inside(object, Self.shape)
      }
    }
  }

  /// Sums in sums around a text, which is no number; `right` is what each level adds.
  private static func nested(
    _ depth: Int, isTagLast: Bool, right: (Int) -> String = { _ in "1" }
  ) -> String {
    (0..<depth).reduce("\"s\"") { inner, level in
      let members = "\"l\":\(inner),\"r\":\(right(level))"
      return isTagLast ? "{\(members),\"op\":\"+\"}" : "{\"op\":\"+\",\(members)}"
    }
  }

  private static func search(_ text: String) -> (failures: [DecodingFailure], passes: Int) {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var search = FailureSearch(bytes, 512, .max)
      search.run(Sum.self, limit: 1_000)
      return (search.failures, search.passes)
    }
  }

  @Test(arguments: [1, 20, 100, 400], [false, true])
  func longTextsAreNotReadOncePerLevel(depth: Int, isTagLast: Bool) {
    // Space makes the text so long that reading it for each level would take too much.
    let text = String(repeating: " ", count: 300_000) + Self.nested(depth, isTagLast: isTagLast)
    let (failures, passes) = Self.search(text)
    #expect(failures.map(\.pointer) == [String(repeating: "/l", count: depth)])
    #expect(passes <= min(depth + 1, 16 + 10), "\(passes)")
  }

  @Test(arguments: [1, 3, 30, 300], [false, true])
  func noReasonIsLostOnTheWayOutwards(step: Int, isTagLast: Bool) {
    let depth = 300
    let text = Self.nested(depth, isTagLast: isTagLast) { $0 % step == 0 ? "null" : "7" }
    let (failures, passes) = Self.search(text)
    let rights = stride(from: 0, to: depth, by: step).map { level in
      String(repeating: "/l", count: depth - 1 - level) + "/r"
    }
    #expect(Set(failures.map(\.pointer)) == Set(rights + [String(repeating: "/l", count: depth)]))
    #expect(failures.count == rights.count + 1 && passes <= depth + failures.count)
  }

  /// Looking ahead for what tells objects apart takes no more at each level than the level has.
  @Test(arguments: [10, 100, 400])
  func lookingAheadDoesNotAddUp(depth: Int) throws {
    let text = Array(Self.nested(depth, isTagLast: true).utf8)
    let scouted = text.withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes, depthLimit: 512)
      #expect(throws: Rejection.self) { _ = try Sum(from: &reader) }
      return reader.scouted
    }
    #expect(scouted <= 7 * text.count && scouted >= text.count / 2, "\(scouted) of \(text.count)")
  }

  /// The place of each value, name and gap, however deep.
  @Test func placesAreFoundInOneRun() {
    let depth = 200
    let text = String(repeating: #"{"a~/":[0,"#, count: depth) + "x"
    let failure = #expect(throws: DecodingFailure.self) { try RawJSON(json: text) }
    #expect(failure?.pointer == String(repeating: "/a~0~1/1", count: depth))
    for (text, pointer) in [
      ("[1,]", "/1"), ("[1 2]", ""), ("[[],{}", ""), ("[{\"a\":1,\"a\":2}]", "/0/a"),
      ("{\"a\":{\"b\":[0,nul]}}", "/a/b/1"), ("{\"a\":1,}", ""), ("{\"a\" 1}", ""),
      ("{\"\":}", "/"), ("[{\"a\":[]},\"\\x\"]", "/1"), ("[] 1", ""), ("[}", "/0"),
      ("{\"a\":01}", "/a"), ("{\"a\":1.}", "/a"), ("{\"a\\x\":1}", ""),
    ] {
      let failure = #expect(throws: DecodingFailure.self) { try RawJSON(json: text) }
      #expect(failure?.pointer == pointer, "\(text): \(failure?.pointer ?? "")")
    }
  }
}
