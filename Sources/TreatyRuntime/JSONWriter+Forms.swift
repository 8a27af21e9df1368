/// An object being written, or a value with numbers of which the texts are kept.
struct WritingFrame: Sendable {
  /// What is remembered of it.
  let form: KeptForm?
  /// The number to put a text in the place of, once the frame is closed.
  let outerNumber: Int
  /// Where members begin that were written so far, when their order is remembered.
  var members: [(member: Int, start: Int)] = []
  /// The numbers remembered of the member being written.
  var numbers: [KeptNumber] = []
  /// How many of these were reached.
  var reached = 0
  /// How many numbers were written before the member.
  var numbersBefore = 0
  /// Which member that the shape does not name comes next, if nothing was changed.
  var nextOther = 0
  /// All of these by name, once one came that was not the next one.
  var others: [[UInt8]: Int] = [:]

  /// The number whose turn comes next.
  var nextNumber: Int { reached < numbers.count ? numbersBefore &+ numbers[reached].place : -1 }
}

/// Puts members into the order in which they were read, and the texts of numbers into their places.
///
/// Frames are there only while something is remembered of an object that is open: else each step costs
/// one comparison.
extension JSONWriter {
  /// Opens an object in the form in which it was read.
  public mutating func beginObject(_ form: WrittenForm) {
    bytes.append(Byte.openBrace)
    if form.kept != nil && keepsOrder || !frames.isEmpty { open(form.kept) }
  }

  /// Writes nothing for a member that is nil, or `null` where it was read as `null`.
  public mutating func absentMember(_ index: Int, _ shape: ObjectShape) {
    guard let form = frames.last?.form, form.nulls.contains(index) else { return }
    member(index, shape)
    writeNull()
  }

  /// Begins a value that is no object, in the form in which it was read.
  public mutating func beginValue(_ form: WrittenForm) {
    guard form.kept != nil, keepsOrder else { return }
    open(form.kept)
    openMember(0)
  }

  /// Ends a value that was begun with the same form.
  public mutating func endValue(_ form: WrittenForm) {
    if form.kept != nil, keepsOrder { closeFrame() }
  }

  mutating func open(_ form: KeptForm?) {
    frames.append(WritingFrame(form: form, outerNumber: nextNumber))
    nextNumber = -1
  }

  /// A member of the innermost object begins with its name.
  mutating func openMember(_ member: Int) {
    let innermost = frames.count - 1
    guard let form = frames[innermost].form else { return }
    if !form.order.isEmpty { frames[innermost].members.append((member, bytes.count)) }
    frames[innermost].numbers = form.numbers[member] ?? []
    frames[innermost].reached = 0
    frames[innermost].numbersBefore = numbersWritten
    nextNumber = frames[innermost].nextNumber
  }

  /// The same for a member that the shape does not name.
  mutating func openMember(named name: String) {
    let innermost = frames.count - 1
    guard let form = frames[innermost].form else { return }
    let next = frames[innermost].nextOther
    if next < form.others.count, form.others[next].hasSameBytes(as: name) {
      frames[innermost].nextOther = next + 1
      openMember(~next)
      return
    }
    if frames[innermost].others.isEmpty {
      for (index, name) in form.others.enumerated() {
        frames[innermost].others[Array(name.utf8)] = index
      }
    }
    let index = frames[innermost].others[Array(name.utf8)]
    if let index { frames[innermost].nextOther = index + 1 }
    openMember(index.map { ~$0 } ?? .max)
  }

  /// A number was written that is remembered: its text takes its place when its value is the same still.
  mutating func restoreNumber(from start: Int) {
    let innermost = frames.count - 1
    let number = frames[innermost].numbers[frames[innermost].reached]
    if bytes[start...].elementsEqual(number.plain) {
      bytes.replaceSubrange(start..., with: number.text)
    }
    frames[innermost].reached += 1
    nextNumber = frames[innermost].nextNumber
  }

  mutating func closeFrame() {
    guard let frame = frames.popLast() else { return }
    nextNumber = frame.outerNumber
    if let form = frame.form, !frame.members.isEmpty { reorder(frame.members, form.order) }
  }

  /// Members that were read, in the order of reading; those that were added since follow them.
  private mutating func reorder(_ members: [(member: Int, start: Int)], _ order: [Int]) {
    var known = [Int](repeating: -1, count: 1 + order.reduce(-1) { max($0, $1) })
    var others = [Int](repeating: -1, count: 1 + order.reduce(-1) { max($0, ~$1) })
    for (place, written) in members.enumerated() {
      if written.member >= 0, written.member < known.count { known[written.member] = place }
      if written.member < 0, ~written.member < others.count { others[~written.member] = place }
    }
    var isPlaced = [Bool](repeating: false, count: members.count)
    var places: [Int] = []
    for member in order {
      let place = member >= 0 ? known[member] : others[~member]
      guard place >= 0 else { continue }
      places.append(place)
      isPlaced[place] = true
    }
    places += members.indices.filter { !isPlaced[$0] }
    move(members.map(\.start), places)
  }

  /// Writes the members that begin at some places in another order.
  private mutating func move(_ starts: [Int], _ places: [Int]) {
    var moved: [UInt8] = []
    moved.reserveCapacity(bytes.count - starts[0])
    for place in places {
      if !moved.isEmpty { moved.append(Byte.comma) }
      // A comma stands before each member but the first.
      let end = place + 1 < starts.count ? starts[place + 1] - 1 : bytes.count
      moved += bytes[starts[place]..<end]
    }
    bytes.replaceSubrange(starts[0]..., with: moved)
  }
}
