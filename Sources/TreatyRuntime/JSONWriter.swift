/// A JSON text in the making: generated types write themselves to it.
public struct JSONWriter: Sendable {
  /// The text so far, in UTF-8.
  public internal(set) var bytes: [UInt8] = []
  /// Objects that are open, from one on of which more than its properties is remembered.
  var frames: [WritingFrame] = []
  /// How many numbers were written of which properties hold the value and not the text.
  var numbersWritten = 0
  /// Which of these has a text that is remembered; -1 for none.
  var nextNumber = -1
  /// What has no JSON text first, and where something else stands for it.
  var refused: (reason: Unwritable, offset: Int)?
  /// Whether members are written in the order of the schema, whatever order they were read in.
  var keepsOrder = true

  /// An empty text.
  public init() {}

  /// Opens an object.
  public mutating func beginObject() {
    bytes.append(Byte.openBrace)
    if !frames.isEmpty { open(nil) }
  }

  /// Closes an object.
  public mutating func endObject() {
    if !frames.isEmpty { closeFrame() }
    bytes.append(Byte.closeBrace)
  }

  /// Opens an array.
  public mutating func beginArray() { bytes.append(Byte.openBracket) }

  /// Closes an array.
  public mutating func endArray() { bytes.append(Byte.closeBracket) }

  /// Separates an item from the one before it.
  public mutating func beginItem() {
    // No value ends with an opening bracket, so one there means that nothing was written yet.
    if bytes.last != Byte.openBracket { bytes.append(Byte.comma) }
  }

  /// Writes the name of a known member and its colon.
  public mutating func member(_ index: Int, _ shape: ObjectShape) {
    if bytes.last != Byte.openBrace { bytes.append(Byte.comma) }
    if !frames.isEmpty { openMember(index) }
    shape.table.write(index, to: &self)
    bytes.append(Byte.colon)
  }

  /// Writes any member name and its colon.
  public mutating func member(_ name: String) {
    if bytes.last != Byte.openBrace { bytes.append(Byte.comma) }
    if !frames.isEmpty { openMember(named: name) }
    write(name)
    bytes.append(Byte.colon)
  }

  /// Writes `null`.
  public mutating func writeNull() { writeVerbatim("null") }

  /// Writes text that is JSON already.
  public mutating func writeVerbatim(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Whether a value was written that has no JSON text.
  var hasRefused: Bool { refused != nil }

  /// Notes that what comes next has no JSON text.
  mutating func refuse(_ reason: Unwritable) {
    if refused == nil { refused = (reason, bytes.count) }
  }

  /// Writes an integer.
  public mutating func write(_ value: Int) {
    let start = bytes.count
    writeDigits(value)
    endNumber(from: start)
  }

  /// Writes a value that a schema gives as text.
  public mutating func writeValue(_ text: String) {
    let start = bytes.count
    writeVerbatim(text)
    endNumber(from: start)
  }

  /// A number was written of which only the value is kept.
  @inline(__always)
  mutating func endNumber(from start: Int) {
    if numbersWritten == nextNumber { restoreNumber(from: start) }
    numbersWritten &+= 1
  }

  /// Writes an integer that keeps its own text where it has another one.
  mutating func writeDigits(_ value: Int) {
    guard value >= 0, value < 10 else {
      writeVerbatim(String(value))
      return
    }
    bytes.append(Byte.zero + UInt8(value))
  }

  /// Writes a string with its quotes; only what must be escaped is.
  public mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      bytes.append(Byte.quote)
      var plain = 0
      var index = 0
      while index < utf8.count {
        let byte = utf8[index]
        if byte < 0x20 || byte == Byte.quote || byte == Byte.backslash {
          bytes.append(contentsOf: utf8[plain..<index])
          escape(byte)
          plain = index + 1
        }
        index &+= 1
      }
      bytes.append(contentsOf: utf8[plain..<index])
      bytes.append(Byte.quote)
    }
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(Byte.backslash)
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case Byte.tab: bytes.append(UInt8(ascii: "t"))
    case Byte.lineFeed: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case Byte.carriageReturn: bytes.append(UInt8(ascii: "r"))
    case Byte.quote, Byte.backslash: bytes.append(byte)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes += [UInt8(ascii: "u"), Byte.zero, Byte.zero, digits[Int(byte >> 4)]]
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
