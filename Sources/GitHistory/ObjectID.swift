internal import CGit2

/// The name of an object as lower-case hex, to and from libgit2's bytes.
extension git_oid {
  /// The id of a full hex name; nil for anything else.
  init?(hex: String) {
    self.init()
    guard hex.utf8.count == 40, git_oid_fromstr(&self, hex) == 0 else { return nil }
  }

  /// Forty hexadecimal digits.
  var hex: String {
    withUnsafeBytes(of: self) { bytes in
      String(unsafeUninitializedCapacity: 40) { text in
        for (place, byte) in bytes.prefix(20).enumerated() {
          text[2 * place] = digit(byte >> 4)
          text[2 * place + 1] = digit(byte & 15)
        }
        return 40
      }
    }
  }
}

private func digit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
