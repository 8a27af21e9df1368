/// The way from the document to a place in its text: names and numbers of what is open there.
///
/// Places that come in the order of the text are all found in one run over it, however many they are and
/// however deep they lie.
struct TextWay {
  /// What comes next on the run.
  private enum Next {
    /// A value begins here.
    case value
    /// A value without parts has ended here.
    case end
    /// A comma, or the end of the array or object.
    case part
    /// A member's name begins, has ended, or the colon behind it has.
    case name, colon, memberValue
    /// There is no more, or what there is cannot be read.
    case nothing
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int
  private var next = Next.value
  private var steps: [Step] = []
  /// The name of the member whose value has not begun.
  private var name = StringToken(from: 0, to: 0, hasEscapes: false)
  /// The pointer to where the innermost array or object begins, as far as it was asked for.
  private var path: [UInt8] = []
  /// How many steps `path` holds.
  private var written = 0
  private var target = 0
  /// How many moves were made in all.
  private(set) var moves = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    var reader = JSONReader(bytes, depthLimit: .max)
    reader.begin()
    position = reader.position
  }

  /// The JSON Pointer of the value, member name or gap at an offset.
  mutating func pointer(to offset: Int) -> String {
    move(to: offset)
    let reader = JSONReader(bytes, depthLimit: .max)
    for index in written..<steps.count {
      steps[index].pathStart = path.count
      if let token = steps[index].token(reader) { path += "/\(token)".utf8 }
    }
    let pointer = String(decoding: path, as: UTF8.self)
    // The innermost step may still be one to something else.
    written = max(0, steps.count - 1)
    if let last = steps.last { path.removeSubrange(last.pathStart...) }
    return pointer
  }

  /// Where the values begin that lead to an offset, outermost first and without the document itself; nil
  /// where the document is all there is.
  mutating func values(to offset: Int) -> [Int]? {
    // A value further out on the same way: most often what is asked for next.
    if offset < target, let step = steps.lastIndex(where: { $0.value == offset }) {
      return steps[...step].map(\.value)
    }
    move(to: offset)
    guard let first = steps.first, first.name != nil || first.value >= 0 else { return nil }
    return steps.map(\.value).filter { $0 >= 0 }
  }

  /// Runs on to an offset, or from the beginning when it was passed.
  private mutating func move(to offset: Int) {
    if offset < target {
      let moves = moves
      self = TextWay(bytes)
      self.moves = moves
    }
    target = offset
    var reader = JSONReader(bytes, depthLimit: .max)
    reader.position = position
    do throws(Rejection) {
      while try goesOn(&reader) { moves += 1 }
    } catch {
      // An error can only be the one being looked for, or stand before all that is asked for.
      next = .nothing
    }
    position = reader.position
  }

  /// Makes one move; false when the target is reached.
  private mutating func goesOn(_ reader: inout JSONReader) throws(Rejection) -> Bool {
    switch next {
    case .value: return try goIn(&reader)
    case .end:
      guard reader.position <= target else { return false }
      goToNextPart(&reader)
    case .part: return try goOn(&reader)
    case .name: return try goBehindName(&reader)
    case .colon:
      guard reader.position <= target else { return false }
      try reader.colon()
      next = .memberValue
    case .memberValue:
      guard reader.position <= target else { return false }
      steps[steps.count - 1].name = name
      begin(&reader)
    case .nothing: return false
    }
    return true
  }

  /// Opens an array or object, or skips another value.
  private mutating func goIn(_ reader: inout JSONReader) throws(Rejection) -> Bool {
    guard reader.position < target else { return false }
    switch reader.next {
    case Byte.openBrace, Byte.openBracket:
      steps.append(Step(isObject: reader.next == Byte.openBrace))
      reader.position += 1
      goToNextPart(&reader)
    default:
      try reader.skipValue()
      next = .end
    }
    return true
  }

  private mutating func begin(_ reader: inout JSONReader) {
    reader.begin()
    steps[steps.count - 1].value = reader.position
    next = .value
  }

  /// Stands behind a value, or at the beginning of what was opened.
  private mutating func goToNextPart(_ reader: inout JSONReader) {
    guard let step = steps.last else {
      next = .nothing
      return
    }
    steps[steps.count - 1] = Step(isObject: step.isObject, index: step.index + 1)
    reader.skipSpace()
    next = .part
  }

  /// Moves to the next item or name, or out of what ends here.
  private mutating func goOn(_ reader: inout JSONReader) throws(Rejection) -> Bool {
    let step = steps[steps.count - 1]
    let end = step.isObject ? Byte.closeBrace : Byte.closeBracket
    guard reader.next != end || reader.position < target else { return false }
    let isFirst = step.index == 0
    if try step.isObject ? reader.moveToName(isFirst: isFirst) : !reader.endsArray(isFirst: isFirst)
    {
      if step.isObject { next = .name } else { begin(&reader) }
    } else {
      steps.removeLast()
      leave()
      goToNextPart(&reader)
    }
    return true
  }

  /// Forgets the pointer to what was left.
  private mutating func leave() {
    let kept = max(0, steps.count - 1)
    guard written > kept else { return }
    written = kept
    path.removeSubrange(steps[kept].pathStart...)
  }

  private mutating func goBehindName(_ reader: inout JSONReader) throws(Rejection) -> Bool {
    let start = reader.position
    guard start <= target else { return false }
    name = try reader.stringToken()
    guard start < target else {
      // The name itself is the target, and the next one may stand in it.
      steps[steps.count - 1].name = name
      reader.position = start
      return false
    }
    steps[steps.count - 1].name = nil
    next = .colon
    return true
  }
}

extension TextWay {
  /// An array or object on the way, and what the way leads to in it.
  private struct Step {
    let isObject: Bool
    /// The number of the item.
    var index = -1
    var name: StringToken?
    /// Where the item or the value of the member begins; -1 for none.
    var value = -1
    /// How long the path to it is.
    var pathStart = 0

    /// What a JSON Pointer says of it; nil in a gap.
    func token(_ reader: borrowing JSONReader) -> String? {
      if let name { return pointerToken(reader.text(of: name)) }
      return value >= 0 ? "\(index)" : nil
    }
  }
}
