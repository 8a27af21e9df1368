/// The work that was done for a question, and what of it may be done.
///
/// Steps and what is remembered are the same on every machine. The clock is looked at as well, now and
/// then, in case that some steps take far longer than they should.
struct Effort {
  private(set) var steps = 0
  private var earlier = 0
  fileprivate let budget: Budget
  fileprivate var stepLimit: Int
  private var looks = 0
  private var calls = 0
  fileprivate var deadline: ContinuousClock.Instant
  fileprivate var isLate = false
  /// Bytes that are no longer counted.
  fileprivate var base = 0

  init(_ budget: Budget) {
    self.budget = budget
    stepLimit = budget.steps
    deadline = .now + .seconds(budget.seconds)
  }

  /// Begins to count anew, for another question.
  ///
  /// - Parameter remembered: the bytes that earlier questions left behind.
  mutating func begin(after remembered: Int) {
    base = remembered
    deadline = .now + .seconds(budget.seconds)
    isLate = false
    restart(steps: budget.steps)
  }

  /// Begins to count steps anew, for another part of a question.
  mutating func restart(steps limit: Int) {
    earlier += steps
    steps = 0
    stepLimit = limit
  }

  /// All steps so far, those of other parts and questions included.
  var total: Int { earlier + steps }

  /// Whether the steps are used up.
  var isExhausted: Bool { steps > stepLimit || isLate }

  /// Counts quick looks; many of them are a step.
  mutating func look(_ count: Int = 1) {
    looks += count
    steps += looks >> 5
    looks &= 31
  }

  /// The steps for the second part of a question: what is left by the first one.
  func rest(since start: Int) -> Int { max(budget.steps - (total - start), 1) }

  /// Whether no time is left, which is asked of the clock at some of the calls only.
  mutating func isOver() -> Bool {
    calls += 1
    if calls & 127 == 0, !isLate { isLate = .now > deadline }
    return isLate
  }

  fileprivate mutating func add(_ count: Int) { steps += count }
}

extension Prover {
  /// Begins to count anew, for another question.
  mutating func begin() { effort.begin(after: remembered) }

  /// Whether the steps are used up.
  var isExhausted: Bool { effort.isExhausted }

  /// Counts quick looks, each about as long as finding a number in a set; many of them are a step.
  mutating func charge(_ looks: Int = 1) { effort.look(looks) }

  /// Counts a step; a doubt when none are left.
  mutating func spend(_ count: Int = 1) -> Doubt? {
    effort.add(count)
    effort.look(formulas.takeLooks())
    if effort.steps > effort.stepLimit {
      let unit = budget.steps == 1 ? "step" : "steps"
      return exhausted("the budget of \(budget.steps) \(unit) is used up", .steps)
    }
    if (remembered - effort.base) >> 20 >= budget.memory {
      return exhausted(
        "the budget of \(budget.memory) MiB of memory is used up", .memory)
    }
    guard effort.isOver() else { return nil }
    return exhausted(
      "it takes more than \(budget.seconds) s here, the last resort", .seconds)
  }

  /// Bytes that formulas and steps of arguments take, about; measured on questions that run out of
  /// steps late.
  private var remembered: Int { formulas.store.bytes + proofs.count * 200 }

  /// The doubt of a budget that is used up: about the choice that took most of it, in the goal that
  /// did and is not a mere frame of another one that did.
  private func exhausted(_ reason: String, _ remedy: Doubt.Remedy) -> Doubt {
    let limit = effort.stepLimit / 2
    let costly = starts.filter { effort.steps - $0.steps >= limit }
    let frames = costly.isEmpty ? Array(starts.prefix(1)) : costly
    let choices = frames.reversed().compactMap(\.choice)
    return Doubt(
      reason, remedy, origin: choices.isEmpty ? nil : .formulas(choices), goal: frames.last?.goal)
  }
}
