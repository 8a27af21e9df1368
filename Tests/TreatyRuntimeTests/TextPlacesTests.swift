import Testing

@testable import TreatyRuntime

/// Pointers, lines and columns of places in texts made at random: all found at once, or each for itself.
@Suite struct TextPlacesTests {
  @Test(arguments: 0..<20)
  func allAtOnceAreThoseOfEachForItself(seed: UInt64) {
    var random = Random(state: seed &* 0x9E37_79B9 &+ 1)
    var syntaxErrors = 0
    for _ in 0..<20 {
      let text = random.mutated(MadeText(&random).bytes)
      if (try? RawJSON(json: text)) == nil { syntaxErrors += 1 }
      text.withUnsafeBufferPointer { bytes in
        // Out of order, twice each, and some of them as branches.
        let plain = (0...bytes.count + 1).map { Rejection(offset: $0, expected: "x", keyword: "") }
        let union = Rejection(
          offset: 0, expected: "x", keyword: "",
          branches: plain.filter { _ in random.below(2) == 0 })
        let all = plain.reversed() + [union] + plain
        let places = TextPlaces(of: all, in: bytes)
        for rejection in all {
          let failure = DecodingFailure(rejection, in: bytes, at: places)
          #expect(failure == DecodingFailure(rejection, in: bytes), "\(text)")
        }
        #expect(places.moves <= 4 * bytes.count + 4)
      }
    }
    #expect((1...18).contains(syntaxErrors), "\(syntaxErrors)")
  }

  /// Asked again for what lies further in, further out, or elsewhere.
  @Test(arguments: 0..<40)
  func theWayDoesNotDependOnTheOneBefore(seed: UInt64) {
    var random = Random(state: seed &* 0x9E37_79B9 &+ 1)
    for _ in 0..<10 {
      random.mutated(MadeText(&random).bytes).withUnsafeBufferPointer { bytes in
        var way = TextWay(bytes)
        var outwards: [Int] = []
        for _ in 0..<50 {
          let offset = outwards.popLast() ?? random.below(bytes.count + 2)
          var fresh = TextWay(bytes)
          let values = fresh.values(to: offset)
          #expect(way.values(to: offset) == values, "\(Array(bytes)) \(offset)")
          if random.below(3) == 0 { #expect(way.pointer(to: offset) == fresh.pointer(to: offset)) }
          if outwards.isEmpty { outwards = values ?? [] }
        }
      }
    }
  }

  @Test(arguments: 0..<40)
  func pointersLeadWhereValuesAndNamesStand(seed: UInt64) {
    var random = Random(state: seed &* 0x9E37_79B9 &+ 1)
    for _ in 0..<10 {
      let text = MadeText(&random)
      text.bytes.withUnsafeBufferPointer { bytes in
        let places = TextPlaces(
          of: text.places.map { Rejection(offset: $0.offset, expected: "", keyword: "") }, in: bytes
        )
        for (offset, pointer) in text.places {
          #expect(places[offset].pointer.hasSameBytes(as: pointer))
          let before = String(decoding: bytes[..<offset], as: UTF8.self)
          let lines = before.unicodeScalars.split(
            separator: "\n", omittingEmptySubsequences: false)
          #expect(places[offset].line == lines.count)
          #expect(places[offset].column == (lines.last?.count ?? 0) + 1)
        }
      }
    }
  }

  @Test(arguments: [1, 50, 400], [1, 1_000])
  func manyPlacesTakeOneRun(depth: Int, width: Int) {
    let text =
      String(repeating: "[{\"a\":", count: depth)
      + "[" + repeatElement("\"x\"", count: width).joined(separator: ",")
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let offsets = bytes.indices.filter { bytes[$0] == UInt8(ascii: "x") }.map { $0 - 1 }
      let places = TextPlaces(
        of: offsets.map { Rejection(offset: $0, expected: "", keyword: "") }, in: bytes)
      for (index, offset) in offsets.enumerated() {
        let pointer = String(repeating: "/0/a", count: depth) + "/\(index)"
        #expect(places[offset].pointer == pointer)
      }
      #expect(places.moves <= 7 * depth + 3 * width + 2, "\(places.moves)")
    }
  }
}

/// A text made at random, and where its values and names begin.
private struct MadeText {
  private(set) var bytes: [UInt8] = []
  private(set) var places: [(offset: Int, pointer: String)] = []

  init(_ random: inout Random) { append(&random, "", depth: 4) }

  private mutating func append(_ random: inout Random, _ pointer: String, depth: Int) {
    appendSpace(&random)
    places.append((bytes.count, pointer))
    switch random.below(depth > 0 ? 6 : 3) {
    case 0: bytes += ["1", "-2.5e3", "true", "null"][random.below(4)].utf8
    case 1: bytes += #""é, \u00e9 and \"""#.utf8
    case 2: bytes += ["[]", "{}", "[ ]"][random.below(3)].utf8
    case 3:
      for index in 0...random.below(4) {
        bytes.append(index == 0 ? Byte.openBracket : Byte.comma)
        append(&random, pointer + "/\(index)", depth: depth - 1)
      }
      bytes.append(Byte.closeBracket)
    default:
      for index in 0...random.below(3) {
        bytes.append(index == 0 ? Byte.openBrace : Byte.comma)
        appendMember(&random, pointer, index, depth: depth)
      }
      bytes.append(Byte.closeBrace)
    }
    appendSpace(&random)
  }

  private mutating func appendMember(
    _ random: inout Random, _ pointer: String, _ index: Int, depth: Int
  ) {
    appendSpace(&random)
    let names = [("", ""), ("a", "a"), ("b/", "b~1"), (#"~\u00e9\n"#, "~0é\n")]
    let (name, token) = names[random.below(names.count)]
    let below = pointer + "/" + token + "\(index)"
    places.append((bytes.count, below))
    bytes += "\"\(name)\(index)\"".utf8
    appendSpace(&random)
    bytes.append(Byte.colon)
    append(&random, below, depth: depth - 1)
  }

  private mutating func appendSpace(_ random: inout Random) {
    if random.below(5) == 0 { bytes += [" ", "\n", "\t "][random.below(3)].utf8 }
  }
}

private struct Random {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  /// Now and then without a byte, with one more, or with another one.
  mutating func mutated(_ text: [UInt8]) -> [UInt8] {
    var text = text
    guard below(2) == 0 else { return text }
    let place = below(text.count)
    let byte = Array("[]{},:\"\\x1 \r\u{FF}".utf8)[below(14)]
    switch below(3) {
    case 0: text.remove(at: place)
    case 1: text.insert(byte, at: place)
    default: text[place] = byte
    }
    return text
  }
}
