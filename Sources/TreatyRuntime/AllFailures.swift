/// All reasons at once: the text is read again and again, each time without what was refused before.
extension JSONDecodable {
  /// Every reason why a text is no value of the type, in the order of the text; none when it is one.
  ///
  /// A value that was refused is not judged any further, nor is anything that cannot be read without it.
  /// At most `limit` reasons are given. In long texts with values that cannot be read without each other
  /// in more than 16 levels, what stands beside such a value further out may go unjudged, too.
  public static func failures(
    in bytes: [UInt8], limit: Int = 100, depthLimit: Int = 512,
    stackLimit: Int = JSONReader.stackLimit
  ) -> [DecodingFailure] {
    bytes.withUnsafeBufferPointer { buffer in
      var search = FailureSearch(buffer, depthLimit, stackLimit)
      search.run(Self.self, limit: limit)
      return search.failures.sorted { $0.offset < $1.offset }
    }
  }

  /// Every reason why a text is no value of the type, in the order of the text; none when it is one.
  public static func failures(
    in text: String, limit: Int = 100, depthLimit: Int = 512,
    stackLimit: Int = JSONReader.stackLimit
  ) -> [DecodingFailure] {
    failures(
      in: Array(text.utf8), limit: limit, depthLimit: depthLimit, stackLimit: stackLimit)
  }
}

/// What was found so far, and what is left out from now on.
struct FailureSearch {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let depthLimit: Int
  private let stackLimit: Int
  private var leftOut = OffsetSet()
  /// Where values end that readers looked at ahead of their turn: the text stays the same.
  private var ends: [Int: Int]? = [:]
  /// How often in a row no reason was found, only another value that cannot be read without those left out.
  private var stepsOutwards = 0
  /// What was refused, in the order in which it was met, and the same by its place.
  private var reasons: [Rejection] = []
  private var reasonsByOffset: [Int: [Rejection]] = [:]
  private var way: TextWay
  /// How often the text was read.
  private(set) var passes = 0
  /// How many bytes were read, or looked at ahead of their turn, and not only jumped over.
  private(set) var bytesRead = 0
  /// The most levels that were left out at once.
  private(set) var longestStride = 0

  /// The reasons in the order in which they were met.
  var failures: [DecodingFailure] {
    let places = TextPlaces(of: reasons, in: bytes)
    return reasons.map { DecodingFailure($0, in: bytes, at: places) }
  }

  /// How many moves it took to find where to go on.
  var moves: Int { way.moves }

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ depthLimit: Int, _ stackLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
    self.stackLimit = stackLimit
    way = TextWay(bytes)
  }

  /// Looks for at most so many reasons why a type refuses the text.
  mutating func run<Value: JSONDecodable>(_ type: Value.Type, limit: Int) {
    while reasons.count < limit, let rejection = rejection(of: type) {
      guard leaveOut(rejection) else { break }
    }
  }

  /// Why a type refuses what is left of the text; nil when it does not.
  private mutating func rejection<Value: JSONDecodable>(of type: Value.Type) -> Rejection? {
    passes += 1
    var reader = JSONReader(bytes, depthLimit: depthLimit, stackLimit: stackLimit)
    reader.leftOut = leftOut
    swap(&reader.ends, &ends)
    defer {
      swap(&reader.ends, &ends)
      bytesRead += reader.position + reader.scouted - reader.jumped
    }
    do throws(Rejection) {
      _ = try Value(from: &reader)
      try reader.end()
      return nil
    } catch {
      return error
    }
  }

  /// Notes a reason; false when there is nothing left to read without the value.
  private mutating func leaveOut(_ rejection: Rejection) -> Bool {
    let details = rejection.details
    stepsOutwards += 1
    // What checks the text and what reads the type may refuse the same thing.
    if !details.isEcho, !isKnown(rejection) {
      reasons.append(rejection)
      reasonsByOffset[details.offset, default: []].append(rejection)
      stepsOutwards = 0
    }
    guard !details.isSyntax else { return false }
    // What was left out before and is refused again is judged as part of something larger.
    guard let values = way.values(to: details.offset) else { return false }
    var places = Array(values.reversed())
    if places.first != details.offset { places.insert(details.offset, at: 0) }
    places.removeAll { leftOut.contains($0) }
    guard !places.isEmpty else { return false }
    let levels = min(stride, places.count)
    longestStride = max(longestStride, levels)
    leftOut.insert(places[levels - 1])
    return true
  }

  /// Whether the same failure was noted before.
  private func isKnown(_ rejection: Rejection) -> Bool {
    guard let others = reasonsByOffset[rejection.details.offset] else { return false }
    // Most often it is the very same rejection, and that is told without looking at the text.
    if others.contains(where: { $0.hasSameBytes(as: rejection) }) { return true }
    let failure = DecodingFailure(rejection, in: bytes)
    return others.contains { DecodingFailure($0, in: bytes) == failure }
  }

  /// How many levels are left out at once: one, as long as the whole way outwards costs little. Then each
  /// step is twice as long, so that a text is not read as often as it has levels.
  private var stride: Int {
    let single = max(16, (4 << 20) / max(bytes.count, 1))
    return stepsOutwards <= single ? 1 : 1 << min(stepsOutwards - single, 30)
  }
}

extension JSONReader {
  /// Whether a member that was reached is left out; moves behind its value when it is.
  mutating func leavesOut(
    _ object: inout ObjectScan, _ nameStart: Int
  ) throws(Rejection) -> Bool {
    skipSpace()
    guard leftOut.contains(position) || leftOut.contains(nameStart) else { return false }
    try skipLeftOut()
    object.lacksMembers = true
    if object.index >= 0, object.index < 64 { object.seen |= 1 << UInt64(object.index) }
    if object.index >= 64 {
      object.seenMore[object.index >> 6 - 1] |= 1 << UInt64(object.index & 63)
    }
    return true
  }
}
