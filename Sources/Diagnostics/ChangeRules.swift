extension Rule {
  /// `module.added`.
  public static let moduleAdded = Rule(
    id: "module.added", severity: .note,
    title: "A contract module is new.",
    why: "Nobody relies on it yet.",
    example: "contracts/billing/billing.contract.json appears",
    fix: "Nothing.")

  /// `module.removed`.
  public static let moduleRemoved = Rule(
    id: "module.removed", severity: .warning,
    title: "A contract module is gone.",
    why: "Everything it published is gone for its users.",
    example: "contracts/billing/ disappears",
    fix: "Keep the module, deprecate what it holds, and remove it after the window.")

  /// `module.stability-raised`.
  public static let moduleStabilityRaised = Rule(
    id: "module.stability-raised", severity: .note,
    title: "A module promises more than before.",
    why: "From now on more rules hold for it.",
    example: "\"stability\": \"beta\" becomes \"stable\"",
    fix: "Nothing.")

  /// `module.stability-lowered`.
  public static let moduleStabilityLowered = Rule(
    id: "module.stability-lowered", severity: .warning,
    title: "A module promises less than before.",
    why: "Users built upon the promise; a release with it is refused.",
    example: "\"stability\": \"stable\" becomes \"beta\"",
    fix: "Keep the stability; start a new module for experiments.")

  /// `module.range-narrowed`.
  public static let moduleRangeNarrowed = Rule(
    id: "module.range-narrowed", severity: .warning,
    title: "A module works with fewer versions of another one.",
    why: "Who has one of the versions left out cannot take the new release.",
    example: "\">=1.0.0 <3.0.0\" becomes \">=2.0.0 <3.0.0\"",
    fix: "Keep the old range, or move the major version.")

  /// `module.range-widened`.
  public static let moduleRangeWidened = Rule(
    id: "module.range-widened", severity: .note,
    title: "A module works with more versions of another one, or without it.",
    why: "Nobody is left out.",
    example: "\">=1.0.0 <2.0.0\" becomes \">=1.0.0 <3.0.0\"",
    fix: "Move the minor version.")

  /// `module.requirement-added`.
  public static let moduleRequirementAdded = Rule(
    id: "module.requirement-added", severity: .note,
    title: "A module requires another one that it did not require before.",
    why: "Users must have that module, too.",
    example: "\"requires\": { \"ops_core\": \">=1.0.0 <2.0.0\" } is new",
    fix: "Move the minor version.")

  /// `envelope.version-moved`.
  public static let envelopeVersionMoved = Rule(
    id: "envelope.version-moved", severity: .warning,
    title: "The envelope version moved.",
    why: "Every producer and consumer of every type meets the envelope.",
    example: "\"envelope_version\": 1 becomes 2",
    fix:
      """
      Move the major version of the core, and say in the note how both envelopes live side by \
      side.
      """)

  /// `contract.added`.
  public static let contractAdded = Rule(
    id: "contract.added", severity: .note,
    title: "A contract is new.",
    why: "Nobody relies on it yet.",
    example: "`$defs/Refund` appears",
    fix: "Move the minor version.")

  /// `contract.removed`.
  public static let contractRemoved = Rule(
    id: "contract.removed", severity: .warning,
    title: "A contract is gone.",
    why: "Who validates or generates against it has nothing left.",
    example: "`$defs/Invoice` disappears",
    fix: "Keep it, or move the major version and say in the migration note what takes its place.")

  /// `contract.moved`.
  public static let contractMoved = Rule(
    id: "contract.moved", severity: .note,
    title: "A contract stands in another file, or has another name.",
    why: "Its meaning is compared as if it had stayed; only links to the place change.",
    example: "billing.schema.json becomes invoices.schema.json",
    fix: "Nothing.")

  /// `contract.narrowed`.
  public static let contractNarrowed = Rule(
    id: "contract.narrowed", severity: .warning,
    title: "A contract refuses values that it used to accept.",
    why: "Stored documents, and what old writers send, are refused by new readers.",
    example: "\"required\": [\"id\"] becomes [\"id\", \"region\"]",
    fix:
      """
      Undo the narrowing (make the member optional, keep the old values), or move the major \
      version with a migration note.
      """)

  /// `contract.widened`.
  public static let contractWidened = Rule(
    id: "contract.widened", severity: .warning,
    title: "A contract accepts values that readers of the old version refuse.",
    why: "Consumers that have not been updated fail on what new producers write.",
    example: "an enum of an event payload gains \"PAUSED\"",
    fix:
      """
      Append a payload version, declare the enum open with `x-open`, or move the major version \
      with a migration note.
      """)

  /// `contract.narrowed-strictly`.
  public static let contractNarrowedStrictly = Rule(
    id: "contract.narrowed-strictly", severity: .note,
    title: "A contract refuses values with undeclared members that it used to accept.",
    why:
      """
      An open object lets anything through under names that nobody has declared; declaring one \
      takes that freedom. Writers that send only declared members lose nothing.
      """,
    example: "a new optional property \"region\" of type string",
    fix:
      """
      Nothing, unless writers send undeclared members; "content_model": "strict" makes it \
      count.
      """)

  /// `contract.widened-strictly`.
  public static let contractWidenedStrictly = Rule(
    id: "contract.widened-strictly", severity: .note,
    title: "A contract accepts values with undeclared members that old readers refuse.",
    why: "It matters only where writers send members that no version declares.",
    example: "an optional property is taken out of an open object",
    fix:
      """
      Nothing, unless writers send undeclared members; "content_model": "strict" makes it \
      count.
      """)

  /// `contract.undecided`.
  public static let contractUndecided = Rule(
    id: "contract.undecided", severity: .warning,
    title: "Whether a contract lost anything is not known.",
    why: "What cannot be proved counts as breaking: a gate that guesses protects nobody.",
    example: "a pattern with a back-reference on both sides",
    fix: "Say the same with simpler keywords, or treat the change as breaking.")

  /// `contract.extended`.
  public static let contractExtended = Rule(
    id: "contract.extended", severity: .note,
    title: "A contract has changed, and nobody who relies on it loses anything.",
    why: "What was promised before still holds, shown by a proof.",
    example: "a new optional property",
    fix: "Move the minor version.")

  /// `contract.documented`.
  public static let contractDocumented = Rule(
    id: "contract.documented", severity: .note,
    title: "A contract is described differently and accepts the same values.",
    why: "Readers should see the new text, programs see no difference.",
    example: "another \"description\"",
    fix: "Nothing; a patch release may carry it.")

  /// `contract.rewritten`.
  public static let contractRewritten = Rule(
    id: "contract.rewritten", severity: .note,
    title: "An edit has no effect of its own.",
    why: """
      It was proved that the contract accepts the same values with and without all edits that are told by this rule.
      """,
    example: "a definition is inlined",
    fix: "Nothing.")

  /// The rules about changes of modules and schemas.
  package static let changes: [Rule] = [
    .moduleAdded, .moduleRemoved, .moduleStabilityRaised, .moduleStabilityLowered,
    .moduleRangeNarrowed, .moduleRangeWidened, .moduleRequirementAdded, .envelopeVersionMoved,
    .contractAdded, .contractRemoved, .contractMoved, .contractNarrowed, .contractWidened,
    .contractNarrowedStrictly, .contractWidenedStrictly, .contractUndecided, .contractExtended,
    .contractDocumented, .contractRewritten,
  ]
}
