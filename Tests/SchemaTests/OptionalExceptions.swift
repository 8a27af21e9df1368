/// The optional tests of the official suite that do not pass, by draft and file and group, with the
/// number of tests in that group and the reason.
struct OptionalException {
  let place: String
  let count: Int
  let reason: String

  init(_ place: String, _ count: Int, _ reason: String) {
    self.place = place
    self.count = count
    self.reason = reason
  }

  static let all: [OptionalException] =
    [
      OptionalException(
        "draft-04 | optional/zeroTerminatedFloats.json | "
          + "some languages do not distinguish between different types of numeric value", 1,
        "1.0 is an integer in every dialect: the value counts, not how it is written"),
      OptionalException(
        "draft-07 | optional/content.json | "
          + "validation of string-encoded content based on media type", 1, contentReason),
      OptionalException(
        "draft-07 | optional/content.json | validation of binary string-encoding", 1,
        contentReason),
      OptionalException(
        "draft-07 | optional/content.json | validation of binary-encoded media type documents", 2,
        contentReason),
    ]
    + ["draft-04", "draft-06"].map { draft in
      OptionalException(
        "\(draft) | optional/format/hostname.json | validation of host names", 1, tablesReason)
    }
    + ["draft-07", "2019-09", "2020-12"].flatMap { draft in
      [
        OptionalException(
          "\(draft) | optional/format/hostname.json | "
            + "validation of A-label (punycode) host names", 38, tablesReason),
        OptionalException(
          "\(draft) | optional/format/idn-hostname.json | "
            + "validation of internationalized host names", draft == "draft-07" ? 63 : 64,
          tablesReason),
        OptionalException(
          "\(draft) | optional/format/idn-hostname.json | "
            + "validation of separators in internationalized host names", 20, tablesReason),
      ]
    }

  private static let contentReason =
    "contentEncoding and contentMediaType are annotations, as all later drafts say"
  private static let tablesReason =
    "undecided: the tables of IDNA 2008 (RFC 5892) are not built in"
}
