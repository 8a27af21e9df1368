package import Contracts
package import Inclusion

extension Inclusion.Budget {
  /// The budget of a configuration, with the defaults for what it leaves out.
  package init(_ configured: Configuration.Budget) {
    self = .standard
    steps = configured.steps ?? steps
    candidates = configured.candidates ?? candidates
    states = configured.states ?? states
    depth = configured.depth ?? depth
    witnessSize = configured.witnessParts ?? witnessSize
    memory = configured.memory ?? memory
    seconds = configured.seconds ?? seconds
  }
}
