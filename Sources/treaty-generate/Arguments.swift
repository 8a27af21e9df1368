import Contracts

/// What was asked for on the command line could not be understood.
struct UsageError: Error {
  let message: String
}

/// The command line of `treaty-generate`.
struct Arguments: Sendable {
  static let help = """
    usage: treaty-generate [options]

      --configuration PATH   the treaty.json to use; else the nearest one upwards
      --folder PATH          no treaty.json: all manifests, *.schema.json, *.events.json and
                             *.commands.json files below PATH
      --root PATH            the folder that paths in treaty.json may not leave; else its own
      --output FOLDER        where the Swift files go; else what treaty.json says
      --shards N             N files of fixed names in place of one pair for each module
      --access LEVEL         public, package or internal; else what treaty.json says
      --watched FOLDER       keep links there to the folders that schemas were read from
      --check                write nothing; print what would change, and exit with 1 if anything

    """

  var configuration: String?
  var folder: String?
  var root: String?
  var output: String?
  var shards: Int?
  var watched: String?
  var access: Configuration.Access?
  var isCheck = false

  /// Nil when help was asked for.
  init?(_ arguments: some Sequence<String>) throws(UsageError) {
    var rest = Array(arguments)[...]
    while let option = rest.popFirst() {
      switch option {
      case "--help", "-h": return nil
      case "--check": isCheck = true
      default:
        guard let value = rest.popFirst() else {
          throw UsageError(message: "\(option) is unknown or lacks its value; see --help")
        }
        try set(option, value)
      }
    }
  }

  private mutating func set(_ option: String, _ value: String) throws(UsageError) {
    switch option {
    case "--configuration": configuration = value
    case "--folder": folder = value
    case "--root": root = value
    case "--output": output = value
    case "--watched": watched = value
    case "--shards":
      guard let count = Int(value), (1...64).contains(count) else {
        throw UsageError(message: "--shards takes a number from 1 to 64, not \(value)")
      }
      shards = count
    case "--access":
      guard let level = Configuration.Access(rawValue: value) else {
        throw UsageError(message: "--access takes public, package or internal, not \(value)")
      }
      access = level
    default: throw UsageError(message: "\(option) is no option; see --help")
    }
  }
}
