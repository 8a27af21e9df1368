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

  private struct Found {
    let failures: [DecodingFailure]
    let passes: Int
    let bytesRead: Int
    let moves: Int
    let longestStride: Int
  }

  private static func search<Value: JSONDecodable>(
    _ text: String, _ type: Value.Type = Sum.self
  ) -> Found {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var search = FailureSearch(bytes, 512, .max)
      search.run(type, limit: 1_000)
      return Found(
        failures: search.failures, passes: search.passes, bytesRead: search.bytesRead,
        moves: search.moves, longestStride: search.longestStride)
    }
  }

  /// Space makes a text so long that reading it for each level would take too much.
  private static let space = String(repeating: " ", count: 300_000)

  @Test(arguments: [1, 20, 100, 400], [false, true])
  func longTextsAreNotReadOncePerLevel(depth: Int, isTagLast: Bool) {
    let text = Self.space + Self.nested(depth, isTagLast: isTagLast)
    let found = Self.search(text)
    #expect(found.failures.map(\.pointer) == [String(repeating: "/l", count: depth)])
    #expect(found.passes <= min(depth + 1, 16 + 10), "\(found.passes)")
    #expect((found.longestStride > 1) == (depth > 16), "\(found.longestStride)")
  }

  /// Sums in which each so many levels one value more is none.
  private struct Sums: CustomTestStringConvertible {
    let depth: Int
    let step: Int
    let isTagLast: Bool
    var isLong = false

    var testDescription: String { "\(depth), \(step), \(isTagLast), \(isLong)" }

    var text: String {
      let sums = nested(depth, isTagLast: isTagLast) { $0 % step == 0 ? "null" : "7" }
      return isLong ? space + sums : sums
    }

    /// What is refused, from the inside outwards.
    var pointers: [String] {
      let rights = stride(from: 0, to: depth, by: step).map { level in
        String(repeating: "/l", count: depth - 1 - level) + "/r"
      }
      return [String(repeating: "/l", count: depth)] + rights
    }
  }

  private static let sums: [Sums] = [false, true].flatMap { isTagLast in
    [1, 3, 30, 300].map { Sums(depth: 300, step: $0, isTagLast: isTagLast) }
      + [(48, 15), (300, 300)].map {
        Sums(depth: $0.0, step: $0.1, isTagLast: isTagLast, isLong: true)
      }
  }

  /// Not in long texts either, as long as reasons are no more than 16 levels apart, or none is further out:
  /// only then steps get longer.
  @Test(arguments: sums)
  private func noReasonIsLostOnTheWayOutwards(_ sums: Sums) {
    let found = Self.search(sums.text)
    #expect(found.failures.map(\.pointer) == sums.pointers)
    #expect(found.passes <= sums.depth + found.failures.count)
    let goesFar = sums.isLong && sums.step > 16
    #expect(goesFar ? found.longestStride >= 64 : found.longestStride == 1)
  }

  /// In long texts with reasons further apart, what is found is true, and the deepest is found.
  @Test(arguments: [false, true])
  func longStepsOutwardsAddNoReason(isTagLast: Bool) {
    let sums = Sums(depth: 100, step: 30, isTagLast: isTagLast, isLong: true)
    let found = Self.search(sums.text)
    let pointers = found.failures.map(\.pointer)
    #expect(found.longestStride > 1)
    #expect(Set(pointers).isSubset(of: sums.pointers) && Set(pointers).count == pointers.count)
    #expect(pointers.prefix(2) == sums.pointers.prefix(2))
  }

  /// A text that would take long, and how often its bytes are read.
  private struct Hostile: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let failures: Int
    /// How often, on an average, a byte is read at most.
    let reads: Int
  }

  private static func array(_ items: some Sequence<String>) -> String {
    "[" + items.joined(separator: ",") + "]"
  }

  private static let hostile: [Hostile] = [false, true].flatMap { isTagLast in
    let deep = nested(95, isTagLast: isTagLast)
    let refusing = nested(300, isTagLast: isTagLast) { _ in "null" }
    return [
      Hostile(
        testDescription: "many deep values", text: array(repeatElement(deep, count: 100)),
        failures: 100, reads: 100),
      Hostile(
        testDescription: "one deep value in a long text",
        text: space + array([nested(400, isTagLast: isTagLast)]), failures: 1, reads: 30),
      Hostile(
        testDescription: "a reason at each level", text: array([refusing, refusing]),
        failures: 602, reads: 1_000),
      Hostile(
        testDescription: "many items",
        text: array((0..<10_000).map { $0 % 100 == 0 ? "null" : "1234567" }),
        failures: 100, reads: 101),
    ]
  }

  /// What was left out is never looked at again, and the way to it is not sought from the beginning.
  @Test(arguments: hostile)
  private func whatIsLeftOutCostsNothingMore(_ hostile: Hostile) {
    let found = Self.search(hostile.text, [Sum].self)
    let size = hostile.text.utf8.count
    #expect(found.failures.count == hostile.failures)
    #expect(found.bytesRead <= hostile.reads * size, "\(found.bytesRead / size)")
    #expect(found.moves <= size, "\(found.moves)")
  }

  /// Members are left out in a loop: however many there are, they take no stack.
  @Test func manyMembersOfOneObjectAreLeftOut() throws {
    var text = Array("{".utf8)
    var places = OffsetSet()
    for index in 0..<300_000 {
      text += "\"\(index)\":".utf8
      places.insert(text.count)
      text += "null,".utf8
    }
    text += "\"last\":1}".utf8
    let map = try text.withUnsafeBufferPointer { bytes throws(Rejection) in
      var reader = JSONReader(bytes, depthLimit: 512)
      reader.leftOut = places
      return try OrderedMap<Int>(from: &reader)
    }
    #expect(map.count == 1)
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
