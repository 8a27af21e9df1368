/// The rules about what can be generated as Swift.
public enum SwiftRules {
  /// Every rule of this family.
  public static let all: [Rule] = [
    notGenerated, nameTaken, branchesOverlap, branchUnreachable, contradiction, defaultRefused,
    payloadUncarried,
  ]

  /// A construct of a schema has no rendering in Swift.
  public static let notGenerated = Rule(
    id: "swift.not-generated", severity: .error,
    title: "A construct of a schema cannot be generated as Swift.",
    why: """
      A decoder that skipped a keyword would accept what the schema refuses. So what has no rendering \
      is an error at its place, and nothing is generated without it. What is left are patterns that no \
      automaton is made for (with back-references, look-behind, or look-ahead elsewhere than right \
      after a `^` at the beginning, or too large), the format `idn-hostname` where formats assert, and \
      keywords that could not be read.
      """,
    example: #"{ "type": "string", "pattern": "(a|b)\\1" }"#,
    fix: "Say it with other keywords, or leave the schema out of the generated module.")

  /// Two things in one scope would get the same Swift name.
  public static let nameTaken = Rule(
    id: "swift.name-taken", severity: .error,
    title: "Two schemas ask for the same Swift name.",
    why: """
      A name is never made unique by a number: it would change when a neighbour is added. Names of \
      members and values that meet are spelled out, types get the name of their file, folder or \
      enclosing type before them. This is what is left when the names of types meet even so. Two \
      schemas of one title in different files are left as well, unless `names` of `treaty.json` keeps \
      which of them has the title: it would be the first, and another one once a file is added before \
      it. The same is true of two types of events with one last part, and of two files of one name \
      that schemas only refer to.
      """,
    example: #"a.schema.json and b.schema.json: { "title": "Order", "type": "object" }"#,
    fix: "Give one of them another title or key, or keep names in a file with `names`.")

  /// What a schema asks for excludes itself.
  public static let contradiction = Rule(
    id: "swift.contradiction", severity: .warning,
    title: "No value can satisfy a schema.",
    why: """
      The type would refuse everything, and nobody means that. The usual reasons are a closed schema \
      that is extended with required members, bounds that were exchanged, and a `const` that is not of \
      its `type`. A schema that is to have no values says `false`, and is generated. Only what is \
      evident or proved is said: a schema without the warning may have no values either.
      """,
    example: #"{ "type": "integer", "minimum": 9, "maximum": 1 }"#,
    fix: """
      Take one of the keywords or parts away. Where a closed schema is extended, close the extension \
      instead, with `unevaluatedProperties`.
      """)

  /// The value that a schema proposes is none of its values.
  public static let defaultRefused = Rule(
    id: "swift.default-refused", severity: .warning,
    title: "A schema refuses its own `default`.",
    why: """
      A `default` is what a reader may take where a member is absent. A value that the schema refuses \
      is no such thing: types with `"defaults": "use"` pass over it, and other programs take a value \
      that nobody expects.
      """,
    example: #"{ "type": "boolean", "default": "no" }"#,
    fix: "Correct the default, or take it away.")

  /// No value that reaches a branch belongs to it alone.
  public static let branchUnreachable = Rule(
    id: "swift.branch-unreachable", severity: .warning,
    title: "A branch of an `anyOf` or a `oneOf` is never taken.",
    why: """
      The branch has no value that the schema around it allows; or every value of it fits another \
      branch of the `oneOf`, too, and is refused for that; or an earlier branch of the `anyOf` has the \
      same values. The case that stands for it is never read. Only what is evident or proved is said.
      """,
    example: #"{ "oneOf": [{ "type": "integer" }, { "type": "number" }] }"#,
    fix: "Take the branch away, or use `anyOf` where values may fit two branches.")

  /// Nothing that can be read off the schema keeps the branches of a `oneOf` apart.
  public static let branchesOverlap = Rule(
    id: "swift.branches-overlap", severity: .warning,
    title: "The branches of a `oneOf` may overlap.",
    why: """
      A value that fits two branches of a `oneOf` is refused. Where neither the type of the value nor \
      the members of an object tell the branches apart, and no proof is found that none overlap, the \
      generated code checks every value against all of them, which is slower, and a reader of the \
      schema cannot see which branch a value belongs to.
      """,
    example: #"{ "oneOf": [{ "type": "object" }, { "type": "object" }] }"#,
    fix: "Give each branch a required member with a `const` of its own, or use `anyOf`.")

  /// A payload of another type than the member of the envelope that it is to be.
  public static let payloadUncarried = Rule(
    id: "swift.payload-uncarried", severity: .warning,
    title: "No envelope carries a payload version.",
    why: """
      An event or a command travels as the member `payload` of an envelope. Where the envelope asks \
      for an object there and the payload is an array, nobody can send one: `sealed()` throws for each \
      of them. Only what the types of the two schemas show is said.
      """,
    example: #""payload": { "type": "object" } in the envelope, and { "type": "array" } in it"#,
    fix: """
      Make the payload an object, with a member for the array, or let the envelope carry other values, \
      too.
      """)
}
