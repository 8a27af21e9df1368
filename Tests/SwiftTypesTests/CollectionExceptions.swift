/// Samples that their own schema judges otherwise than their collection does, each with the reason.
///
/// Python's jsonschema says the same of each of them.
enum CollectionExceptions {
  private static let overlap = "called valid, but two branches of a `oneOf` accept it: "

  /// By the name of the file. All of them rest on what quicktype, not JSON Schema, says.
  static let quicktype: [String: String] = [
    "bool-string.1.fail.bool-string.json":
      "called invalid, but JSON Schema has no format `boolean`, so that every string will do",
    "bool-string.3.json": overlap + "a string of the format `boolean`, and an `enum`",
    "date-time.1.json": overlap + "`format` does not assert in draft-07, unless one asks for it",
    "integer-float-union.1.json": overlap + "every integer is a number",
    "integer-string.3.json": overlap + "a string of the format `integer`, and an `enum`",
    "minmax-integer.1.json": overlap + "ranges of integers that share values",
    "minmax.1.json": overlap + "ranges of numbers that share values",
    "minmaxlength.1.json": overlap + "lengths that share values",
    "object-type-required.1.json": overlap + "an object of the first is one of the second",
    "postman-collection.1.json": overlap + "neither has a required member",
    "ref-id-files.1.json":
      "called valid, but `a/test2.json#/` leads to a member with an empty name, which is not there",
    "uuid.2.json": overlap + "a string of the format `uuid`, and an `enum`",
  ]
}
