/// Samples that their own schema judges otherwise than their collection does, each with the reason.
///
/// Python's jsonschema says the same of each of them. Generated types and the validator agree on all.
enum CollectionExceptions {
  private static let overlap = "called valid, but two branches of a `oneOf` accept it: "

  /// Samples of quicktype by the name of the file. All of them rest on what quicktype, not JSON Schema, says.
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

  /// Samples of SchemaStore by schema, kind and file.
  static let schemaStore: [String: String] = {
    var reasons = [
      "es6importsorterrc/valid/es6importsorterrc-test.json": overlap + noConst,
      "all-contributors/invalid/non-uri-avatar.json": annotation + "`uri`",
      "all-contributors/invalid/non-uri-profile.json": annotation + "`uri`",
      "madge/invalid/exclude-regexp-invalid.json": annotation + "`regex`",
    ]
    for version in ["10.0.0", "11.0.0", "11.1.0", "11.3.0", "12.0.0"] {
      let folder = "abc-supply-plan-\(version)/invalid"
      reasons["\(folder)/abc-supply-plan-invalid-plan-date.json"] = annotation + "`date`"
    }
    for name in functions { reasons["function/valid/\(name).json"] = overlap + noConst }
    return reasons
  }()

  private static let annotation = "called invalid, but `format` does not assert unless asked to: "
  private static let noConst = "they differ by `const`, which draft-04 does not know"

  /// The samples of `function`: its `sqlBinding` says by `const` of what type it is, and so accepts
  /// bindings of every other type.
  private static let functions = [
    "BlobTrigger", "EventHubTrigger", "ExternalFileTrigger", "ExternalTable", "FaceLocator",
    "GenericWebHook",
    "GitHubCommenter", "GitHubWebHook", "HttpGET(CRUD)", "HttpPOST(CRUD)", "HttpPUT(CRUD)",
    "HttpTrigger", "ImageResizer", "Kusto", "ManualTrigger", "MySql", "QueueTrigger", "SasToken",
    "ScheduledMail", "SendGrid", "ServiceBusQueueTrigger", "ServiceBusTopicTrigger", "Sql",
    "TimerTrigger", "function",
  ]

  /// Schemas that cannot be generated, with a document each that they refer to and that the collection
  /// does not have.
  static let absentDocuments: [String: String] = [
    "azure-deviceupdate-update-manifest-4": "azure-deviceupdate-manifest-definitions-4.0.json",
    "cinnamon-spice.info": "base.json",
    "circleciconfig": "schema.json of CircleCI-Public/circleci-yaml-language-server",
    "foundryvtt-module-manifest": "foundryvtt-base-package-manifest.json",
    "foundryvtt-world-manifest": "foundryvtt-base-package-manifest.json",
    "grunt-clean-task": "grunt-task",
    "grunt-cssmin-task": "grunt-task",
    "mta": "mtad.json",
    "package": "semantic-release.json, eslintrc.json and others",
    "pre-commit-config": "pre-commit-hooks.json",
    "prisma": "base.json",
    "rc3-collection-0.0.3": "rc3-auth-0.0.3.json",
    "rc3-request-0.0.3": "rc3-auth-0.0.3.json",
    "vs-2017.3.host": "ide.host.json",
  ]
}
