extension JSONReader {
  /// How much of the stack a text may take, in bytes, unless the caller says otherwise: 4 MiB on Linux
  /// with glibc, where threads mostly have 8, and 384 KiB elsewhere, where threads other than the first
  /// often have 512.
  public static var stackLimit: Int {
    #if os(Linux) && canImport(Glibc)
      4 << 20
    #else
      384 << 10
    #endif
  }

  /// An address within the frame of the caller, or near it.
  @inline(never)
  static func stackAddress() -> Int {
    var here: UInt8 = 0
    return withUnsafeMutablePointer(to: &here) { Int(bitPattern: $0) }
  }

  /// Refuses to go deeper when what the open arrays and objects take of the stack is too much: a type
  /// may take 2 KiB for each, or 20.
  @inline(never)
  func checkStack() throws(Rejection) {
    let used = (stackStart - Self.stackAddress()).magnitude
    guard used <= UInt(clamping: stackLimit) else {
      let limit = "they take more than \(stackLimit) bytes of the stack"
      throw syntax("fewer open arrays and objects than \(depth): \(limit)")
    }
  }
}
