extension Rule {
  /// `type.added`.
  public static let typeAdded = Rule(
    id: "type.added", severity: .note,
    title: "An event or command type is new.",
    why: "Nobody relies on it yet.",
    example: "an entry appears in `events`",
    fix: "Move the minor version.")

  /// `type.removed`.
  public static let typeRemoved = Rule(
    id: "type.removed", severity: .warning,
    title: "An event or command type is gone.",
    why: "Consumers wait for it, and stored events of the type can no longer be read.",
    example: "an entry disappears from `events`",
    fix: "Deprecate it first and remove it after `last_supported`; until then keep the entry.")

  /// `type.retired`.
  public static let typeRetired = Rule(
    id: "type.retired", severity: .note,
    title: "A type is gone after its deprecation window.",
    why: "Its users had until then to leave it.",
    example: "`last_supported` was 2.4.0, the module is at 3.0.0",
    fix: "Say so in the release notes.")

  /// `type.renamed`.
  public static let typeRenamed = Rule(
    id: "type.renamed", severity: .note,
    title: "A type has a new name and keeps the old one as an alias.",
    why: "Readers know both names, so nothing is lost.",
    example: "\"renamed_from\": \"core.JobHalted\"",
    fix: "Keep `renamed_from` as long as events of the old name are stored.")

  /// `type.alias-dropped`.
  public static let typeAliasDropped = Rule(
    id: "type.alias-dropped", severity: .warning,
    title: "A type no longer answers to the name it had before.",
    why: "Stored events of the old name can no longer be read.",
    example: "\"renamed_from\": \"core.JobHalted\" disappears",
    fix: "Keep `renamed_from` as long as anything is stored under the old name.")

  /// `type.hidden`.
  public static let typeHidden = Rule(
    id: "type.hidden", severity: .warning,
    title: "A public type became private.",
    why: "Other modules may no longer use it.",
    example: "\"visibility\": \"public\" becomes \"private\"",
    fix: "Keep it public and deprecate it, or move the major version.")

  /// `type.published`.
  public static let typePublished = Rule(
    id: "type.published", severity: .note,
    title: "A private type became public.",
    why: "Other modules may use it from now on.",
    example: "\"visibility\": \"private\" becomes \"public\"",
    fix: "Move the minor version.")

  /// `type.deprecated`.
  public static let typeDeprecated = Rule(
    id: "type.deprecated", severity: .note,
    title: "A type is deprecated.",
    why: "Its users are told to leave it, and until when it stays.",
    example: "\"status\": \"active\" becomes \"deprecated\"",
    fix: "Nothing.")

  /// `type.reactivated`.
  public static let typeReactivated = Rule(
    id: "type.reactivated", severity: .note,
    title: "A deprecated type is active again.",
    why: "Users who were leaving need not.",
    example: "\"status\": \"deprecated\" becomes \"active\"",
    fix: "Nothing.")

  /// `type.activated`.
  public static let typeActivated = Rule(
    id: "type.activated", severity: .note,
    title: "A draft type may be relied upon.",
    why: "From now on its payload versions are fixed.",
    example: "\"status\": \"draft\" becomes \"active\"",
    fix: "Move the minor version.")

  /// `type.withdrawn`.
  public static let typeWithdrawn = Rule(
    id: "type.withdrawn", severity: .warning,
    title: "An active type became a draft again.",
    why: "Its users can no longer rely on it.",
    example: "\"status\": \"active\" becomes \"draft\"",
    fix: "Deprecate the type instead.")

  /// `type.support-shortened`.
  public static let typeSupportShortened = Rule(
    id: "type.support-shortened", severity: .warning,
    title: "A deprecated type ends earlier than promised.",
    why: "Users planned with the old date or version.",
    example: "\"last_supported\": \"2027-06-30\" becomes \"2027-01-31\"",
    fix: "Keep the old date or version.")

  /// `type.support-extended`.
  public static let typeSupportExtended = Rule(
    id: "type.support-extended", severity: .note,
    title: "A deprecated type is kept longer than promised.",
    why: "Nobody is hurried.",
    example: "\"last_supported\": \"2027-01-31\" becomes \"2027-06-30\"",
    fix: "Nothing.")

  /// `type.retargeted`.
  public static let typeRetargeted = Rule(
    id: "type.retargeted", severity: .note,
    title: "A type refers to another schema.",
    why: "The two schemas are compared by what they accept, not by their names.",
    example: "\"$ref\": \"a.json#/$defs/Job\" becomes \"b.json#/$defs/JobRun\"",
    fix: "Nothing, unless a finding about the schemas follows.")

  /// `type.owner-changed`.
  public static let typeOwnerChanged = Rule(
    id: "type.owner-changed", severity: .note,
    title: "A type has another owner.",
    why: "Users must know who answers; a command's callers depend on its owner.",
    example: "\"owner\": \"billing\" becomes \"ledger\"",
    fix: "Tell the users; for a command, move the major version.")

  /// `type.documented`.
  public static let typeDocumented = Rule(
    id: "type.documented", severity: .note,
    title: "The title or description of a type changed.",
    why: "People read something else, and generated comments change; values do not.",
    example: "\"title\": \"Paid\" becomes \"Invoice paid\"",
    fix: "Nothing. Look whether the words still say what the type means.")

  /// `payload.appended`.
  public static let payloadAppended = Rule(
    id: "payload.appended", severity: .note,
    title: "A type has a new payload version.",
    why: "The older versions stay as they are.",
    example: "\"payload_schema_version\": 2 appears",
    fix: "Move the minor version.")

  /// `payload.removed`.
  public static let payloadRemoved = Rule(
    id: "payload.removed", severity: .warning,
    title: "A payload version is gone.",
    why: "Stored events of that version can no longer be read.",
    example: "\"payload_schema_version\": 1 disappears",
    fix: "Keep the entry; mark it deprecated.")

  /// `command.handler-changed`.
  public static let commandHandlerChanged = Rule(
    id: "command.handler-changed", severity: .warning,
    title: "A command is handled by another component.",
    why: "Only one handler carries a command out; callers and operators address it.",
    example: "\"handler\": \"scheduler\" becomes \"dispatcher\"",
    fix: "Move the major version, and say in the note how commands in flight are treated.")

  /// `command.target-changed`.
  public static let commandTargetChanged = Rule(
    id: "command.target-changed", severity: .warning,
    title: "A command acts upon something else.",
    why: "The same command reaches another target.",
    example: "\"target_ref\": \"run:{run_id}\" becomes \"job:{job_id}\"",
    fix: "Define another command.")

  /// `command.scope-changed`.
  public static let commandScopeChanged = Rule(
    id: "command.scope-changed", severity: .warning,
    title: "The scope of a command's idempotency changed.",
    why: "Repetitions that were one command become two, or the other way round.",
    example:
      """
      ["command", "run:{run_id}"] becomes ["egress", "{destination}", "{tenant_id}"]
      """,
    fix: "Define another command, or move the major version.")

  /// `command.safety-raised`.
  public static let commandSafetyRaised = Rule(
    id: "command.safety-raised", severity: .warning,
    title: "A command is more dangerous than its callers know.",
    why: "Callers now need the approval and the quotas that its class demands.",
    example: "\"WRITE_INTERNAL\" becomes \"WRITE_EXTERNAL_SIDE_EFFECT\"",
    fix: "Move the major version, so that callers take notice.")

  /// `command.safety-lowered`.
  public static let commandSafetyLowered = Rule(
    id: "command.safety-lowered", severity: .warning,
    title: "A guard of a command was removed.",
    why: "What needed an approval is carried out without one.",
    example: "\"WRITE_EXTERNAL_SIDE_EFFECT\" becomes \"WRITE_INTERNAL\"",
    fix: "Keep the class, unless the command really lost its effect; then move the major version.")

  /// The rules about changes of event and command types.
  package static let typeChanges: [Rule] = [
    .typeAdded, .typeRemoved, .typeRetired, .typeRenamed, .typeAliasDropped, .typeHidden,
    .typePublished,
    .typeDeprecated, .typeReactivated, .typeActivated, .typeWithdrawn, .typeSupportShortened,
    .typeSupportExtended, .typeRetargeted, .typeOwnerChanged, .typeDocumented,
    .payloadAppended, .payloadRemoved,
    .commandHandlerChanged, .commandTargetChanged, .commandScopeChanged, .commandSafetyRaised,
    .commandSafetyLowered,
  ]
}
