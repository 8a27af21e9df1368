/// Searches with states of the deterministic automaton made while they are needed.
///
/// For patterns whose whole automaton would be large. The time is linear in the text: a step costs
/// at most as much as the pattern has states, and forgotten states are only made again.
struct LazySearch {
  private static let stateLimit = 2_000

  private let nfa: NFA
  private var construction: SubsetConstruction
  private var transitions: [Int32] = []
  private var forgottenSteps = 0

  init(_ nfa: NFA) {
    self.nfa = nfa
    construction = SubsetConstruction(nfa)
  }

  /// Elementary steps so far: states of the `NFA` looked at, and scalars read.
  private(set) var scalarCount = 0
  var steps: Int { scalarCount + forgottenSteps + construction.steps }

  mutating func finds(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let classCount = nfa.alphabet.classCount
    var state = construction.initialState()
    var index = 0
    while index < bytes.count, state > SubsetConstruction.found {
      let symbol = nfa.alphabet.classOf(UTF8Reading.scalar(in: bytes, at: &index))
      scalarCount += 1
      let cell = Int(state) * classCount + Int(symbol)
      if transitions.count <= cell {
        let missing = construction.stateCount * classCount - transitions.count
        transitions += [Int32](repeating: -1, count: missing)
      }
      if transitions[cell] < 0 {
        transitions[cell] = construction.successor(of: state, on: symbol)
      }
      state = transitions[cell]
      if construction.stateCount > Self.stateLimit { state = forgetAll(but: state) }
    }
    return construction.isAccepting(state)
  }

  private mutating func forgetAll(but state: Int32) -> Int32 {
    guard state > SubsetConstruction.found else { return state }
    forgottenSteps += construction.steps
    let kept = construction.kernel(of: state)
    construction = SubsetConstruction(nfa)
    transitions = []
    return construction.number(of: kept)
  }
}
