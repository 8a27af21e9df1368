import Foundation

/// How much is tried: `make test-deep` sets `TREATY_DEEP`, to 1 for everything, or to a part of it:
/// the parts 1/8 to 8/8 together are the whole. `TREATY_MEMBERS` says how many members are tried when
/// other figures are wanted sooner.
enum Depth {
  static let isDeep = setting != nil
  /// Members of the left side that each proof must stand.
  static let members =
    ProcessInfo.processInfo.environment["TREATY_MEMBERS"].flatMap { Int($0) }
    ?? (isDeep ? 10_000 : 200)

  /// Whether the question of this number belongs to what is tried.
  static func takes(_ number: Int) -> Bool { number % part.count == part.number - 1 }

  private static let setting = ProcessInfo.processInfo.environment["TREATY_DEEP"]

  private static let part: (number: Int, count: Int) = {
    let numbers = (setting ?? "").split(separator: "/").compactMap { Int($0) }
    guard numbers.count == 2, (1...numbers[1]).contains(numbers[0]) else { return (1, 1) }
    return (numbers[0], numbers[1])
  }()
}
