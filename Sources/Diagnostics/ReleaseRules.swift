extension Rule {
  /// `release.bump-too-small`.
  public static let releaseBumpTooSmall = Rule(
    id: "release.bump-too-small", severity: .error,
    title: "A version does not move as far as its changes demand.",
    why: "Users read from the version whether they can update without work.",
    example: "a breaking change under 1.4.0 after 1.3.0",
    fix: "Set the version that the message names, or undo the change.")

  /// `release.version-lowered`.
  public static let releaseVersionLowered = Rule(
    id: "release.version-lowered", severity: .error,
    title: "A version goes back.",
    why: "Versions name states for ever; a lower one comes before.",
    example: "\"version\": \"2.0.0\" becomes \"1.9.0\"",
    fix: "Take a version above the base's.")

  /// `release.bump-larger`.
  public static let releaseBumpLarger = Rule(
    id: "release.bump-larger", severity: .note,
    title: "A version moves further than its changes demand.",
    why: "It is allowed, but users will look for a break that is not there.",
    example: "a new optional property under 2.0.0 after 1.3.0",
    fix: "Take the smaller version, unless there is a reason that no file shows.")

  /// `release.module-withdrawn`.
  public static let releaseModuleWithdrawn = Rule(
    id: "release.module-withdrawn", severity: .error,
    title: "A module that is no draft was removed.",
    why: "A removed module has no version left that could tell its users, and no note.",
    example: "contracts/billing/ disappears while it is stable",
    fix:
      """
      Keep the manifest with its registries, deprecate its types with `last_supported`, and \
      take contracts out under a major version with a migration note.
      """)

  /// `release.unversioned`.
  public static let releaseUnversioned = Rule(
    id: "release.unversioned", severity: .error,
    title: "A schema file outside modules was broken, and has no version.",
    why: "Without a version nothing tells its users.",
    example: "a bare schemas/order.json gains a \"required\" member",
    fix:
      """
      Add a new file beside the old one. Or, in a change of its own that comes before this \
      one, say in treaty.json where the version stands (`schemas_version`).
      """)

  /// `release.note-missing`.
  public static let releaseNoteMissing = Rule(
    id: "release.note-missing", severity: .error,
    title: "A breaking release has no migration note.",
    why: "Users must learn what changed, how to find what is affected, and what to do.",
    example: "version 2.0.0 without docs/migrations/billing/2.0.0.md",
    fix: "Write the note with its three sections, a decision, and the fingerprints it covers.")

  /// `release.note-origin`.
  public static let releaseNoteOrigin = Rule(
    id: "release.note-origin", severity: .error,
    title: "A migration note starts from another version than the base.",
    why: "It may answer for other changes than these.",
    example: "from: 1.2.0 while the base is at 1.3.0",
    fix: "Set `from` to the base's version and look the note through.")

  /// `release.note-section-empty`.
  public static let releaseNoteSectionEmpty = Rule(
    id: "release.note-section-empty", severity: .error,
    title: "A section of a migration note is missing or says nothing.",
    why: "Each of the three questions is one that users will ask.",
    example: "## How to detect affected artifacts, followed by nothing",
    fix: "Answer the question under its heading.")

  /// `release.note-incomplete`.
  public static let releaseNoteIncomplete = Rule(
    id: "release.note-incomplete", severity: .error,
    title: "A migration note leaves out a breaking change.",
    why: "A change that no note answers for surprises its users.",
    example: "covers: [] beside one breaking finding",
    fix: "Describe the change in the note, and add its fingerprint to `covers`.")

  /// `release.note-stale`.
  public static let releaseNoteStale = Rule(
    id: "release.note-stale", severity: .error,
    title: "A migration note covers a change that does not exist.",
    why: "The note describes another state than the one to be released.",
    example: "a fingerprint of a change that was undone",
    fix: "Take the fingerprint out, and look the text through.")

  /// `release.decision-missing`.
  public static let releaseDecisionMissing = Rule(
    id: "release.decision-missing", severity: .error,
    title: "A migration note names a decision that is not there.",
    why: "A break is decided by somebody, and the record says by whom and why.",
    example: "decision: 0042 without docs/decisions/0042-….md",
    fix: "Write the decision record, or correct its number.")

  /// `release.decision-not-accepted`.
  public static let releaseDecisionNotAccepted = Rule(
    id: "release.decision-not-accepted", severity: .error,
    title: "The decision behind a break is not accepted.",
    why: "Until it is, the break is a proposal.",
    example: "status: proposed",
    fix: "Have it accepted, or name the decision that was.")

  /// `release.payload-overwritten`.
  public static let releasePayloadOverwritten = Rule(
    id: "release.payload-overwritten", severity: .error,
    title: "A published payload version changed its meaning.",
    why: "Stored events carry the number and are read by the schema behind it, for ever.",
    example: "a new required member in the schema of payload version 1",
    fix: "Leave the old schema as it is, and append a payload version with a schema of its own.")

  /// `release.stability-lowered`.
  public static let releaseStabilityLowered = Rule(
    id: "release.stability-lowered", severity: .error,
    title: "A module takes back its stability.",
    why: "Users built upon the promise.",
    example: "\"stability\": \"stable\" becomes \"beta\"",
    fix: "Keep the stability; start a new module for experiments.")

  /// `release.removed-early`.
  public static let releaseRemovedEarly = Rule(
    id: "release.removed-early", severity: .error,
    title: "A deprecated type was removed before its last supported version or day.",
    why: "The deprecation was a promise; a major version does not undo it.",
    example: "removed in 2.0.0 with last_supported 3.0.0",
    fix: "Keep the type until then.")

  /// `release.envelope-version-kept`.
  public static let releaseEnvelopeVersionKept = Rule(
    id: "release.envelope-version-kept", severity: .error,
    title: "An envelope changed and its version did not.",
    why: "Readers choose how to open an event by the envelope version.",
    example: "a new member of EventEnvelope under envelope_version 1",
    fix: "Move `envelope_version`, or undo the change.")

  /// `release.digest-mismatch`.
  public static let releaseDigestMismatch = Rule(
    id: "release.digest-mismatch", severity: .error,
    title: "What a module publishes is not what its digest says.",
    why: "A released version names one content for ever.",
    example: "an edited description under a released version",
    fix: "Move the version and remove `digest` until the next release writes it.")

  /// `release.fixture-missing`.
  public static let releaseFixtureMissing = Rule(
    id: "release.fixture-missing", severity: .error,
    title: "A contract has too few fixtures.",
    why:
      """
      One valid and two invalid documents show what the contract means, and that it refuses \
      anything at all.
      """,
    example: "no invalid-….json for Invoice",
    fix: "Add fixtures: at least one valid and two invalid ones.")

  /// `release.fixture-rejected`.
  public static let releaseFixtureRejected = Rule(
    id: "release.fixture-rejected", severity: .error,
    title: "A valid fixture is refused by its contract.",
    why: "Either the contract or the example is wrong; both are published.",
    example: "valid-small.json lacks a required member",
    fix: "Correct whichever is wrong.")

  /// `release.fixture-accepted`.
  public static let releaseFixtureAccepted = Rule(
    id: "release.fixture-accepted", severity: .error,
    title: "An invalid fixture is accepted by its contract.",
    why: "The contract does not refuse what its author thinks it refuses.",
    example: "invalid-empty.json passes",
    fix: "Tighten the contract or correct the fixture.")

  /// `release.fixture-undecided`.
  public static let releaseFixtureUndecided = Rule(
    id: "release.fixture-undecided", severity: .error,
    title: "Whether a contract accepts a fixture is not known.",
    why: "A schema that cannot be evaluated protects nobody.",
    example: "a reference that leads nowhere",
    fix: "Mend the schema at the place that its own finding names.")

  /// `release.old-fixture-rejected`.
  public static let releaseOldFixtureRejected = Rule(
    id: "release.old-fixture-rejected", severity: .error,
    title: "A valid fixture of the base is refused now.",
    why: "Documents like it are stored, and no breaking change is declared.",
    example: "valid-small.json of 1.2.0 under the schema of 1.3.0",
    fix: "Undo the narrowing.")

  /// `release.fixture-changed`.
  public static let releaseFixtureChanged = Rule(
    id: "release.fixture-changed", severity: .warning,
    title: "A valid fixture of the base was changed or removed.",
    why: "It is the evidence that documents of the old version stay readable.",
    example: "valid-small.json gains a member",
    fix: "Keep it, and add another fixture for what is new.")

  /// The rules about releases.
  static let releases: [Rule] = [
    .releaseBumpTooSmall, .releaseVersionLowered, .releaseBumpLarger, .releaseModuleWithdrawn,
    .releaseUnversioned, .releaseNoteMissing, .releaseNoteOrigin, .releaseNoteSectionEmpty,
    .releaseNoteIncomplete, .releaseNoteStale, .releaseDecisionMissing,
    .releaseDecisionNotAccepted, .releasePayloadOverwritten, .releaseStabilityLowered,
    .releaseRemovedEarly, .releaseEnvelopeVersionKept, .releaseDigestMismatch,
    .releaseFixtureMissing, .releaseFixtureRejected, .releaseFixtureAccepted,
    .releaseFixtureUndecided, .releaseOldFixtureRejected, .releaseFixtureChanged,
  ]
}
