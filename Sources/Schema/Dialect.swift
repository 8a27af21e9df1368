/// A version of JSON Schema.
public enum Dialect: String, Sendable, Hashable, CaseIterable, Comparable {
  case draft04 = "draft-04"
  case draft06 = "draft-06"
  case draft07 = "draft-07"
  case draft2019 = "2019-09"
  case draft2020 = "2020-12"

  /// The order of publication.
  public static func < (left: Dialect, right: Dialect) -> Bool { left.order < right.order }

  private var order: Int {
    switch self {
    case .draft04: 4
    case .draft06: 6
    case .draft07: 7
    case .draft2019: 8
    case .draft2020: 9
    }
  }
}
