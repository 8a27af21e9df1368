/// What a generated value remembers of the text it was read from, beyond its properties: the order of
/// members and the texts of numbers, where writing the properties alone would give others.
///
///     var order = try Order(json: #"{"total": 10.0, "id": 7}"#)   // `id` stands first in the schema
///     order.jsonText()                                            // {"total":10.0,"id":7}
///
/// It is no part of the value: values that differ in nothing else are equal. Where a text is as the
/// properties would be written, which is the usual case, it is empty.
public struct WrittenForm: Sendable, Hashable {
  let kept: KeptForm?

  /// Nothing is remembered.
  public init() { kept = nil }

  init(_ kept: KeptForm) { self.kept = kept }

  /// Always: the form is no part of the value.
  public static func == (left: WrittenForm, right: WrittenForm) -> Bool { true }

  /// Agrees with `==`.
  public func hash(into hasher: inout Hasher) {}
}

extension WrittenForm: CustomStringConvertible, CustomReflectable {
  /// Whether something is remembered: `as read`, or `plain`.
  public var description: String { kept == nil ? "plain" : "as read" }

  /// Nothing: what is remembered shows in the text that is written.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The form of one object, or of a value that is none.
///
/// A member is known by its number in the shape; the n-th one that the shape does not name, by `~n`.
final class KeptForm: Sendable {
  /// The members in the order of the text; empty when that is the order of writing.
  let order: [Int]
  /// The names of the members that the shape does not name, where they are needed.
  let others: [String]
  /// For each member, the numbers in it that would be written otherwise.
  let numbers: [Int: [KeptNumber]]
  /// The members that were `null` where their properties are nil whether or not they are there.
  let nulls: [Int]

  init(order: [Int], others: [String], numbers: [Int: [KeptNumber]], nulls: [Int] = []) {
    self.order = order
    self.others = others
    self.numbers = numbers
    self.nulls = nulls
  }
}

/// A number of which a property holds the value and not the text.
struct KeptNumber: Sendable {
  /// How many such numbers come before it: in the whole text while reading, then in its member.
  var place: Int
  /// What is written for the value that was read.
  let plain: [UInt8]
  /// The text that was read.
  let text: [UInt8]
}

/// What there is to remember of an object that is being read.
struct FormDraft {
  var order: [Int] = []
  var numbers: [Int: [KeptNumber]] = [:]
  var nulls: [Int] = []
}

extension JSONReader {
  /// Notes a known member that comes after one which is written later.
  mutating func note(outOfOrder member: Int, _ object: inout ObjectScan, _ shape: ObjectShape) {
    beginOrder(&object, shape, before: member, others: object.unknown.count)
    drafts[object.draft].order.append(member)
  }

  /// Notes a member that the shape does not name: those are written after all others.
  mutating func noteOther(_ object: inout ObjectScan, _ shape: ObjectShape) {
    object.floor = .max
    let others = object.unknown.count
    // Members of several patterns are written pattern by pattern.
    if shape.hasGroups, others > 1 {
      beginOrder(&object, shape, before: -1, others: others - 1)
    }
    if object.draft >= 0, !drafts[object.draft].order.isEmpty {
      drafts[object.draft].order.append(~(others - 1))
    }
  }

  /// So far members came in the order of writing, unless their order is noted already.
  private mutating func beginOrder(
    _ object: inout ObjectScan, _ shape: ObjectShape, before member: Int, others: Int
  ) {
    object.floor = .max
    beginDraft(&object)
    guard drafts[object.draft].order.isEmpty else { return }
    var order: [Int] = []
    order.reserveCapacity(shape.table.count + others)
    for index in 0..<shape.table.count where index != member && object.hasSeen(index) {
      order.append(index)
    }
    for index in 0..<others { order.append(~index) }
    drafts[object.draft].order = order
  }

  /// Reads a member that is `null`, when it is, and notes that, for a property that is nil without it, too.
  public mutating func nullMember(_ object: inout ObjectScan) throws(Rejection) -> Bool {
    guard try null() else { return false }
    beginDraft(&object)
    drafts[object.draft].nulls.append(object.index)
    return true
  }

  private mutating func beginDraft(_ object: inout ObjectScan) {
    guard object.draft < 0 else { return }
    object.draft = drafts.count
    drafts.append(FormDraft())
  }

  /// Notes that a number was read of which only the value is kept, and its text when writing the value
  /// would give another one.
  mutating func noteNumber(from offset: Int, writtenAs plain: String) {
    var plain = plain
    let isPlain = plain.withUTF8 { plain in
      guard let address = plain.baseAddress, plain.count == position - offset else { return false }
      return sameBytes(address, base + offset, plain.count)
    }
    if !isPlain {
      let text = UnsafeBufferPointer(start: base + offset, count: position - offset)
      keptNumbers.append(
        KeptNumber(place: numbersRead, plain: Array(plain.utf8), text: Array(text)))
    }
    numbersRead &+= 1
  }

  /// Numbers that were read since the last member began belong to it, unless an object within took them.
  mutating func takeNumbers(_ object: inout ObjectScan, _ shape: ObjectShape) {
    guard shape !== ObjectShape.anyNames, object.count > 0 else { return }
    let numbers = takeNumbers(since: object.numbersBefore)
    guard !numbers.isEmpty else { return }
    beginDraft(&object)
    let member = object.index >= 0 ? object.index : ~(object.unknown.count - 1)
    drafts[object.draft].numbers[member] = numbers
  }

  private mutating func takeNumbers(since place: Int) -> [KeptNumber] {
    guard let first = keptNumbers.firstIndex(where: { $0.place >= place }) else { return [] }
    let taken = keptNumbers[first...].map { number in
      var number = number
      number.place -= place
      return number
    }
    keptNumbers.removeSubrange(first...)
    return taken
  }

  /// The form of an object that was read to its end.
  public mutating func form(of object: inout ObjectScan) -> WrittenForm {
    guard object.draft >= 0 else { return WrittenForm() }
    let draft = drafts[object.draft]
    // Drafts of objects within come after this one.
    drafts.removeSubrange(object.draft...)
    let others = object.unknown.map { text(of: $0) }
    return WrittenForm(
      KeptForm(order: draft.order, others: others, numbers: draft.numbers, nulls: draft.nulls))
  }

  /// How many numbers were read so far of which only the value is kept.
  public var numberCount: Int { numbersRead }

  /// The form of a value that is no object, with the numbers read since there were so many.
  public mutating func form(since count: Int) -> WrittenForm {
    if keptNumbers.isEmpty { return WrittenForm() }
    let numbers = takeNumbers(since: count)
    return numbers.isEmpty
      ? WrittenForm() : WrittenForm(KeptForm(order: [], others: [], numbers: [0: numbers]))
  }
}
