/// All reasons at once: the text is read again and again, each time without what was refused before.
extension JSONDecodable {
  /// Every reason why a text is no value of the type, in the order of the text; none when it is one.
  ///
  /// A value that was refused is not judged any further, nor is anything that cannot be read without it.
  /// At most `limit` reasons are given.
  public static func failures(
    in bytes: [UInt8], limit: Int = 100, depthLimit: Int = 512,
    stackLimit: Int = JSONReader.stackLimit
  ) -> [DecodingFailure] {
    bytes.withUnsafeBufferPointer { buffer in
      var search = FailureSearch(buffer, depthLimit, stackLimit)
      while search.failures.count < limit, let rejection = search.rejection(of: Self.self) {
        guard search.leaveOut(rejection) else { break }
      }
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
private struct FailureSearch {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let depthLimit: Int
  private let stackLimit: Int
  private var leftOut: Set<Int> = []
  private(set) var failures: [DecodingFailure] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ depthLimit: Int, _ stackLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
    self.stackLimit = stackLimit
  }

  /// Why a type refuses what is left of the text; nil when it does not.
  func rejection<Value: JSONDecodable>(of type: Value.Type) -> Rejection? {
    var reader = JSONReader(bytes, depthLimit: depthLimit, stackLimit: stackLimit)
    reader.leftOut = leftOut
    do throws(Rejection) {
      _ = try Value(from: &reader)
      try reader.end()
      return nil
    } catch {
      return error
    }
  }

  /// Notes a reason; false when there is nothing left to read without the value.
  mutating func leaveOut(_ rejection: Rejection) -> Bool {
    let details = rejection.details
    if !details.isEcho {
      let failure = DecodingFailure(rejection, in: bytes)
      // What checks the text and what reads the type may refuse the same thing.
      if !failures.contains(failure) { failures.append(failure) }
    }
    guard !details.isSyntax else { return false }
    // What was left out before and is refused again is judged as part of something larger.
    var scout = JSONReader(bytes, depthLimit: .max)
    let way = scout.way(toOffset: details.offset)
    guard !way.pointer.isEmpty else { return false }
    for offset in [details.offset] + way.offsets.reversed() where leftOut.insert(offset).inserted {
      return true
    }
    return false
  }
}

extension JSONReader {
  /// Whether a member that was reached is left out; moves behind its value when it is.
  mutating func leavesOut(
    _ object: inout ObjectScan, _ nameStart: Int
  ) throws(Rejection) -> Bool {
    skipSpace()
    guard leftOut.contains(position) || leftOut.contains(nameStart) else { return false }
    try skipValue()
    object.lacksMembers = true
    if object.index >= 0, object.index < 64 { object.seen |= 1 << UInt64(object.index) }
    if object.index >= 64 {
      object.seenMore[object.index >> 6 - 1] |= 1 << UInt64(object.index & 63)
    }
    return true
  }
}
