/// A value that a tolerant type let through although its schema refuses it.
///
///     let (order, passed) = try Order.reading(json: #"{"kind": "gift"}"#)
///     passed[0].pointer      // /kind
///     passed[0].found.text   // "gift"
public struct LetThrough: Sendable, Hashable {
  /// The place in the text as a JSON Pointer.
  public let pointer: String
  /// The value as it is written there.
  public let found: RawJSON
  /// What a reader that is not tolerant would have thrown for it.
  public let reason: DecodingFailure

  /// What was let through in a text, all of it found in one run.
  static func list(_ passed: [Rejection], in bytes: UnsafeBufferPointer<UInt8>) -> [LetThrough] {
    let places = TextPlaces(of: passed, in: bytes)
    return passed.map { LetThrough(DecodingFailure($0, in: bytes, at: places), in: bytes) }
  }

  private init(_ reason: DecodingFailure, in bytes: UnsafeBufferPointer<UInt8>) {
    self.reason = reason
    pointer = reason.pointer
    var scout = JSONReader(bytes, depthLimit: .max)
    scout.position = reason.offset
    do throws(Rejection) { found = try RawJSON(from: &scout) } catch { found = .null }
  }
}

extension JSONDecodable {
  /// Reads a whole JSON text, and lists what tolerant types let through, in the order of the text.
  ///
  /// Types are tolerant where `treaty.json` says `"reader": "tolerant"`; others let nothing through. What
  /// a schema keeps open itself (`x-open`) is no part of the list.
  public static func reading(
    json bytes: [UInt8], depthLimit: Int = 512, stackLimit: Int = JSONReader.stackLimit
  ) throws(DecodingFailure) -> (value: Self, letThrough: [LetThrough]) {
    try bytes.withUnsafeBufferPointer { buffer throws(DecodingFailure) in
      var reader = JSONReader(buffer, depthLimit: depthLimit, stackLimit: stackLimit)
      do throws(Rejection) {
        let value = try Self(from: &reader)
        try reader.end()
        return (value, LetThrough.list(reader.passed, in: buffer))
      } catch {
        throw DecodingFailure(error, in: buffer)
      }
    }
  }

  /// Reads a whole JSON text, and lists what tolerant types let through, in the order of the text.
  public static func reading(
    json text: String, depthLimit: Int = 512, stackLimit: Int = JSONReader.stackLimit
  ) throws(DecodingFailure) -> (value: Self, letThrough: [LetThrough]) {
    try reading(json: Array(text.utf8), depthLimit: depthLimit, stackLimit: stackLimit)
  }
}

extension JSONReader {
  /// Notes that the text read last is none of a choice, and gives it.
  public mutating func letTextThrough(_ choice: TextChoice, _ schema: String) -> String {
    note(passed: choice.expectation, choice.keyword, schema)
    return lastString()
  }

  /// Notes that the value read last is none of a choice, and gives it.
  public mutating func letValueThrough(_ choice: ValueChoice, _ schema: String) -> RawJSON {
    note(passed: choice.expectation, choice.keyword, schema)
    return lastValue()
  }

  private mutating func note(passed expectation: String, _ keyword: String, _ schema: String) {
    let rejection = Rejection(offset: start, expected: expectation, keyword: keyword)
    passed.append(rejection.inside(schema))
  }
}
