/// A complete deterministic automaton; a text is accepted when the state after its last scalar is.
struct DFA: Sendable, Hashable {
  let alphabet: Alphabet
  let initial: Int32
  /// `transitions[state * classCount + class]`.
  let transitions: [Int32]
  let accepting: [Bool]

  var stateCount: Int { accepting.count }

  /// The automaton of the texts an `NFA` finds something in; nil when the limits do not suffice.
  ///
  /// State 0 is the one that never accepts, state 1 the one that always does.
  ///
  /// - Parameter steps: what it took is added here, also when the limits do not suffice.
  init?(searching nfa: NFA, stateLimit: Int, stepLimit: Int, steps: inout Int) {
    var construction = SubsetConstruction(nfa)
    defer { steps += construction.steps }
    let classCount = nfa.alphabet.classCount
    initial = construction.initialState()
    var transitions = [Int32](repeating: 0, count: classCount)
    transitions += [Int32](repeating: 1, count: classCount)
    var accepting = [false, true]
    var state: Int32 = 2
    while Int(state) < construction.stateCount {
      guard construction.stateCount <= stateLimit, construction.steps <= stepLimit else {
        return nil
      }
      for symbol in 0..<Int32(classCount) {
        transitions.append(construction.successor(of: state, on: symbol))
      }
      accepting.append(construction.isAccepting(state))
      state += 1
    }
    alphabet = nfa.alphabet
    self.transitions = transitions
    self.accepting = accepting
  }

  /// The same for those who do not count.
  init?(searching nfa: NFA, stateLimit: Int, stepLimit: Int) {
    var steps = 0
    self.init(searching: nfa, stateLimit: stateLimit, stepLimit: stepLimit, steps: &steps)
  }

  init(alphabet: Alphabet, initial: Int32, transitions: [Int32], accepting: [Bool]) {
    self.alphabet = alphabet
    self.initial = initial
    self.transitions = transitions
    self.accepting = accepting
  }
}
