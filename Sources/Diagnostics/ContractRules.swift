extension Rule {
  /// `file.syntax`.
  public static let fileSyntax = Rule(
    id: "file.syntax", severity: .error,
    title: "A file is not the JSON it should be.",
    why:
      """
      What cannot be read cannot be judged: the run ends with exit code 3, never with a pass.
      """,
    example: "{ \"name\": \"billing\", }",
    fix: "Mend the text at the place named; every editor with JSON support shows it.")

  /// `file.unreadable`.
  public static let fileUnreadable = Rule(
    id: "file.unreadable", severity: .error,
    title: "The bytes of a file could not be had.",
    why:
      """
      What cannot be read cannot be judged: the run ends with exit code 3, never with a pass.
      """,
    example: "a blob that a partial clone did not fetch",
    fix:
      """
      Fetch what is missing (`git fetch --unshallow`, `git fetch --refetch`) or mend the \
      file's permissions.
      """)

  /// `file.linked`.
  public static let fileLinked = Rule(
    id: "file.linked", severity: .error,
    title: "A contract file is a symbolic link or a submodule.",
    why:
      """
      A link can point anywhere, also out of the commit that is judged, so Treaty follows \
      none.
      """,
    example: "contracts/billing.schema.json -> ../../elsewhere.json",
    fix: "Put the file itself in the place of the link.")

  /// `file.member-unknown`.
  public static let fileMemberUnknown = Rule(
    id: "file.member-unknown", severity: .error,
    title: "A Treaty file has a member that Treaty does not know.",
    why: "A misspelt setting that is passed over looks like one that holds.",
    example: "\"stabillity\": \"beta\"",
    fix: "Correct the spelling, or take the member out; the file's `$schema` lists what is known.")

  /// `file.member-missing`.
  public static let fileMemberMissing = Rule(
    id: "file.member-missing", severity: .error,
    title: "A Treaty file lacks a member that it must have.",
    why: "Without it the contract cannot be judged as its owner means it.",
    example: "{ \"name\": \"billing\", \"stability\": \"beta\" }",
    fix: "Add the member; the file's `$schema` says what it may hold.")

  /// `file.member-wrong`.
  public static let fileMemberWrong = Rule(
    id: "file.member-wrong", severity: .error,
    title: "A member of a Treaty file has a value that it may not have.",
    why: "A value that is not understood is never replaced by a default.",
    example: "\"stability\": \"stabel\"",
    fix: "Use one of the values that the message names.")

  /// `configuration.no-match`.
  public static let configurationNoMatch = Rule(
    id: "configuration.no-match", severity: .warning,
    title: "A glob of treaty.json matches nothing.",
    why: "Contracts that are not found are not guarded.",
    example: "\"modules\": [\"contract/*/*.contract.json\"]",
    fix: "Correct the glob, or take it out.")

  /// `configuration.file-missing`.
  public static let configurationFileMissing = Rule(
    id: "configuration.file-missing", severity: .error,
    title: "treaty.json names a manifest or a schema file that is not there.",
    why: "A contract that is listed but missing would silently leave the gate.",
    example: "\"schemas\": [\"biling.schema.json\"]",
    fix:
      """
      Correct the path (it begins at the folder of treaty.json), restore the file, or take the \
      path out.
      """)

  /// `configuration.nothing-guarded`.
  public static let configurationNothingGuarded = Rule(
    id: "configuration.nothing-guarded", severity: .error,
    title: "Nothing is under contract here.",
    why:
      """
      A gate that compares nothing would let everything pass, so the run ends with exit code 2, in \
      the wrong folder as well as with a misspelt glob.
      """,
    example: "`treaty check` in a repository without treaty.json",
    fix:
      """
      Run `treaty init`, which looks for schemas and says what it found; where there is a \
      treaty.json, correct its globs.
      """)

  /// `module.name-twice`.
  public static let moduleNameTwice = Rule(
    id: "module.name-twice", severity: .error,
    title: "Two manifests have the same name.",
    why: "Requirements and migration notes name modules, so a name must mean one.",
    example: "\"name\": \"billing\" in two manifests",
    fix: "Rename one of the modules.")

  /// `module.version-invalid`.
  public static let moduleVersion = Rule(
    id: "module.version-invalid", severity: .error,
    title: "A module's version is no semantic version.",
    why: "The required bump is measured from it.",
    example: "\"version\": \"1.0\"",
    fix: "Write major, minor and patch: `1.0.0`.")

  /// `module.file-missing`.
  public static let moduleFileMissing = Rule(
    id: "module.file-missing", severity: .error,
    title: "A manifest or treaty.json names a file that is not there.",
    why: "A contract that is listed but missing would silently leave the gate.",
    example: "\"schemas\": [\"biling_v1.schema.json\"]",
    fix: "Correct the path (it is relative to the manifest's folder), or restore the file.")

  /// `module.role-unknown`.
  public static let moduleRoleUnknown = Rule(
    id: "module.role-unknown", severity: .error,
    title: "A manifest gives a role to a contract that the file does not publish.",
    why: "The contract that was meant is judged in the wrong direction.",
    example: "\"roles\": { \"ErorResponse\": \"error-response\" }",
    fix: "Use the contract's name: the key in `$defs`, or the title of the root.")

  /// `module.range-invalid`.
  public static let moduleRequires = Rule(
    id: "module.range-invalid", severity: .error,
    title: "A version range cannot be read, or leaves no version.",
    why: "Whether the modules of a repository fit together depends on it.",
    example: "\"requires\": { \"ops_core\": \"^1\" }",
    fix: "Write comparisons separated by one space: `>=1.0.0 <2.0.0`.")

  /// `module.requirement-unknown`.
  public static let moduleRequiresUnknown = Rule(
    id: "module.requirement-unknown", severity: .warning,
    title: "A required module is not in this repository.",
    why: "Its version cannot be checked against the range.",
    example: "\"requires\": { \"ops_cor\": \">=1.0.0\" }",
    fix: "Correct the name; when the module lives elsewhere, nothing needs to be done.")

  /// `module.requirement-missing`.
  public static let moduleRequirementMissing = Rule(
    id: "module.requirement-missing", severity: .error,
    title: "A module refers to a schema of another one that it does not require.",
    why: "Nothing says which versions of the other module will do, and nobody sees the bond.",
    example: "\"$ref\": \"../ops_core/ops.schema.json\" without \"requires\": { \"ops_core\": … }",
    fix: "Add the module to `requires`, with the range of versions that will do.")

  /// `module.requirement-unsatisfied`.
  public static let moduleRequiresUnsatisfied = Rule(
    id: "module.requirement-unsatisfied", severity: .error,
    title: "A required module's version in this repository is outside the range.",
    why: "The two modules cannot be released together as they stand.",
    example: "\"requires\": { \"ops_core\": \"<2.0.0\" } beside ops_core 2.0.0",
    fix: "Widen the range after checking that the module works with that version.")

  /// `module.layer-violated`.
  public static let moduleLayer = Rule(
    id: "module.layer-violated", severity: .error,
    title: "A module builds on a layer above its own.",
    why: "Core must build and run without anything above it, shared modules without packs.",
    example: "a module of `core.…` types that requires one of `shared.…` types",
    fix: "Move the type down, or turn the dependency around.")

  /// `module.requirement-cycle`.
  public static let moduleCycle = Rule(
    id: "module.requirement-cycle", severity: .error,
    title: "Modules require each other in a circle.",
    why: "No release order exists for them.",
    example: "billing requires ledger, ledger requires billing",
    fix: "Take out one of the requirements, or make the modules one.")

  /// `contract.name-twice`.
  public static let contractNameTwice = Rule(
    id: "contract.name-twice", severity: .error,
    title: "Two schema files of a module publish the same contract.",
    why: "A name must mean one schema, or nobody knows which one a change concerns.",
    example: "`Invoice` in two schema files of one module",
    fix: "Rename one of them; a new major version goes to a file named `…_v2.schema.json`.")

  /// `registry.type-name-invalid`.
  public static let registryTypeName = Rule(
    id: "registry.type-name-invalid", severity: .error,
    title: "A type's name is not namespaced as it must be.",
    why: "The namespace says who defines a type and what may build on it.",
    example: "\"type\": \"InvoiceIssued\"",
    fix: "Use `core.<Name>`, `shared.<package>.<Name>` or `pack.<pack>.<domain>.<Name>`.")

  /// `registry.type-twice`.
  public static let registryTypeTwice = Rule(
    id: "registry.type-twice", severity: .error,
    title: "A type is defined twice.",
    why: "Only the definer owns a type; two would drift apart.",
    example: "`core.JobPaused` in the registries of two modules",
    fix: "Keep the definition of the owner, and let the other module require it.")

  /// `registry.namespace-foreign`.
  public static let registryNamespaceForeign = Rule(
    id: "registry.namespace-foreign", severity: .error,
    title: "A module defines a type in the namespace of another one.",
    why: "Only the owner of a namespace defines its types.",
    example: "`shared.billing.Refunded` in the registry of `ledger`",
    fix:
      """
      Define the type in the module that owns the namespace, or under a namespace of your own.
      """)

  /// `registry.deprecation-incomplete`.
  public static let registryDeprecation = Rule(
    id: "registry.deprecation-incomplete", severity: .error,
    title: "A type's status and its `deprecated` do not agree.",
    why: "Users of a deprecated type must know until when they can rely on it.",
    example: "\"status\": \"deprecated\" without `deprecated`",
    fix: "Add `deprecated` with `since` and `last_supported`, or correct `status`.")

  /// `registry.dedupe-scope-invalid`.
  public static let registryDedupeScope = Rule(
    id: "registry.dedupe-scope-invalid", severity: .error,
    title: "A command's `dedupe_scope` is of none of the three kinds.",
    why: "The scope decides which repetitions of a command are carried out once.",
    example: "\"dedupe_scope\": [\"tenant\", \"{tenant_id}\"]",
    fix:
      """
      Write ["connector", connector, stream], ["egress", destination, tenant] or ["command", \
      aggregate].
      """)

  /// `registry.version-twice`.
  public static let registryVersionTwice = Rule(
    id: "registry.version-twice", severity: .error,
    title: "A payload version is listed twice.",
    why: "An envelope names one payload by this number.",
    example: "\"payload_schema_version\": 1 in two entries of `versions`",
    fix: "Give the later one the next number.")

  /// `registry.payload-unresolved`.
  public static let registryPayloadUnresolved = Rule(
    id: "registry.payload-unresolved", severity: .error,
    title: "A registry refers to a schema that was not found.",
    why: "A type without a schema accepts anything and can be broken by nothing.",
    example: "\"payload\": { \"$ref\": \"billing_v1.schema.json#/$defs/Invoyce\" }",
    fix:
      """
      Correct the reference: a path from the registry's folder, or an `$id`, and a JSON \
      Pointer after `#`. The file must be listed in `schemas`.
      """)

  /// `registry.private-consumed`.
  public static let registryPrivateConsumed = Rule(
    id: "registry.private-consumed", severity: .error,
    title: "A private type is used outside its module.",
    why: "Private types change without notice.",
    example: "\"visibility\": \"private\", \"consumers\": [\"ledger\"]",
    fix: "Make the type public, or let the consumer use another one.")

  /// `registry.consumer-undeclared`.
  public static let registryConsumerUndeclared = Rule(
    id: "registry.consumer-undeclared", severity: .error,
    title: "A consumer of a type does not require the module that defines it.",
    why: "Without the requirement nothing ties the consumer to versions it works with.",
    example: "\"consumers\": [\"ledger\"] where ledger has no \"requires\": { \"billing\": … }",
    fix: "Add the module with a range to `requires` in the consumer's manifest.")

  /// `fixture.misplaced`.
  public static let fixturePlace = Rule(
    id: "fixture.misplaced", severity: .error,
    title: "A file among the fixtures belongs to no contract.",
    why: "A fixture that is never run looks like a promise that is kept.",
    example: "fixtures/Invoyce/valid-small.json",
    fix: "Put it at `<ContractName>/valid-<what>.json` or `<ContractName>/invalid-<what>.json`.")

  /// `note.front-matter`.
  public static let noteFrontMatter = Rule(
    id: "note.front-matter", severity: .error,
    title: "A migration note's front matter cannot be taken as it is.",
    why: "What the note says about versions and findings is read from there.",
    example: "covers: {a: b}",
    fix:
      """
      Write `module`, `from`, `to`, `decision` as `key: value`, and `covers` as a list of \
      fingerprints.
      """)

  /// `note.name-invalid`.
  public static let noteName = Rule(
    id: "note.name-invalid", severity: .error,
    title: "A file among the migration notes is not named after a version.",
    why: "The note of a release is found by its name.",
    example: "docs/migrations/billing/two.md",
    fix: "Rename it to the version that breaks something, `2.0.0.md`.")

  /// `note.mismatch`.
  public static let noteMismatch = Rule(
    id: "note.mismatch", severity: .error,
    title: "A migration note contradicts the place where it lies.",
    why: "A note copied from elsewhere may answer for the wrong release.",
    example: "to: 2.0.0 in 3.0.0.md",
    fix: "Make `module` and `to` agree with the folder and the file name.")

  /// The rules about contract files as they stand.
  static let contracts: [Rule] = [
    .fileSyntax, .fileUnreadable, .fileLinked, .fileMemberUnknown, .fileMemberMissing,
    .fileMemberWrong, .configurationNoMatch, .configurationFileMissing,
    .configurationNothingGuarded, .moduleNameTwice, .moduleVersion,
    .moduleFileMissing, .moduleRoleUnknown, .moduleRequires, .moduleRequiresUnknown,
    .moduleRequirementMissing,
    .moduleRequiresUnsatisfied, .moduleLayer, .moduleCycle, .contractNameTwice,
    .registryTypeName, .registryTypeTwice, .registryNamespaceForeign, .registryDeprecation,
    .registryDedupeScope, .registryVersionTwice, .registryPayloadUnresolved,
    .registryPrivateConsumed, .registryConsumerUndeclared, .fixturePlace, .noteFrontMatter,
    .noteName, .noteMismatch,
  ]
}
