/// The optional tests of the official suite that do not pass, each with its reason.
enum OptionalExceptions {
  static let all: [String: String] = [:]
}
