/// The rules about what can be generated as Swift.
public enum SwiftRules {
  /// Every rule of this family.
  public static let all: [Rule] = [notGenerated, nameTaken]

  /// A construct of a schema has no rendering in Swift so far.
  public static let notGenerated = Rule(
    id: "swift.not-generated", severity: .error,
    title: "A construct of a schema cannot be generated as Swift.",
    why: """
      A decoder that skipped a keyword would accept what the schema refuses. So what has no rendering \
      is an error at its place, and nothing is generated without it.
      """,
    example: #"{ "type": "object", "patternProperties": { "^x-": {} } }"#,
    fix: "Say it with other keywords, or leave the schema out of the generated module.")

  /// Two things in one scope would get the same Swift name.
  public static let nameTaken = Rule(
    id: "swift.name-taken", severity: .error,
    title: "Two schemas ask for the same Swift name.",
    why: "A name is never made unique by a number: it would change when a neighbour is added.",
    example: #"Two schema files with the title "Order" in one target."#,
    fix: "Give one of them another title or key, or put them into modules.")
}
