/// The errors of a walk, bounded: schemas that apply themselves in two places to each level of an
/// instance have errors without number, 2³⁰ of them at depth 30.
///
/// ```swift
/// let mark = errors.mark
/// // … a branch is evaluated …
/// let causes = errors.take(since: mark)
/// ```
struct ErrorCollection {
  /// Whether somebody will read them.
  let areWanted: Bool
  private(set) var list: [ValidationError] = []
  /// Whether causes were left out.
  private var isCut = false
  /// How many are kept, causes of others included.
  private var size = 0

  /// How many are kept at most, causes included.
  static let limit = 1_000

  init(areWanted: Bool) { self.areWanted = areWanted }

  /// Whether one more would be kept. When there is no room the list holds reasons enough, and a walk
  /// may end as soon as its outcome is known.
  var hasRoom: Bool { areWanted && size < Self.limit }

  /// Whether nothing was left out; when it is full, nobody has looked for more.
  var areAll: Bool { size < Self.limit && !isCut }

  /// A state to come back to.
  struct Mark {
    fileprivate let count: Int
    fileprivate let size: Int
    fileprivate let isCut: Bool
  }

  /// The state now.
  var mark: Mark { Mark(count: list.count, size: size, isCut: isCut) }

  /// Forgets what came since.
  mutating func drop(since mark: Mark) {
    list.removeSubrange(mark.count...)
    size = mark.size
    isCut = mark.isCut
  }

  /// Takes out what came since, to be the causes of another error.
  mutating func take(since mark: Mark) -> [ValidationError] {
    let taken = Array(list[mark.count...])
    list.removeSubrange(mark.count...)
    size = mark.size
    return taken
  }

  /// Notes that something was left out.
  mutating func leaveOut() { isCut = true }

  /// Keeps an error that is made from as many of its causes as there is room for; what two schemas of
  /// an `allOf` say alike is said once.
  mutating func add(
    causes: [ValidationError], _ error: (_ causes: [ValidationError]) -> ValidationError
  ) {
    guard hasRoom else { return }
    size += 1
    var kept = 0
    for cause in causes {
      let needed = cause.size
      guard size + needed <= Self.limit else { break }
      size += needed
      kept += 1
    }
    isCut = isCut || kept < causes.count
    let made = error(Array(causes.prefix(kept)))
    guard causes.isEmpty, let last = list.last, last == made else {
      list.append(made)
      return
    }
    size -= 1
  }
}

extension ValidationError {
  /// How many errors it is, with its causes.
  fileprivate var size: Int { causes.reduce(1) { $0 + $1.size } }
}
