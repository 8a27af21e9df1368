/// Offsets in a text as readers name them: pointers, lines and columns, found in one run.
struct TextPlaces {
  struct Place {
    let pointer: String
    let line: Int
    let column: Int
  }

  /// In ascending order, each once.
  private var offsets: [Int] = []
  private var places: [Place] = []
  /// How many moves it took.
  let moves: Int

  /// The places of rejections and of their branches.
  init(of rejections: [Rejection], in bytes: UnsafeBufferPointer<UInt8>) {
    var all: [Int] = []
    var open = rejections
    while let details = open.popLast()?.details {
      all.append(details.offset)
      open += details.branches
    }
    all.sort()
    var way = TextWay(bytes)
    var lines = LineCount()
    for offset in all where offset != offsets.last {
      lines.move(to: offset, in: bytes)
      offsets.append(offset)
      places.append(
        Place(pointer: way.pointer(to: offset), line: lines.line, column: lines.column))
    }
    moves = way.moves
  }

  /// The place of one of the offsets.
  subscript(offset: Int) -> Place {
    var low = 0
    var high = offsets.count - 1
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return places[low]
  }
}

/// The line and the column, each from 1, of an offset.
private struct LineCount {
  private(set) var line = 1
  private(set) var column = 1
  private var position = 0

  mutating func move(to offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    let end = min(offset, bytes.count)
    while position < end {
      let byte = bytes[position]
      position += 1
      let endsLine =
        byte == Byte.lineFeed
        || (byte == Byte.carriageReturn
          && (position >= bytes.count || bytes[position] != Byte.lineFeed))
      if endsLine {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}
