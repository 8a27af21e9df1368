import Inclusion
import JSON
import Schema

/// `treaty explain --proof OLD NEW`: why one schema accepts all that another does.
func explainProof(_ invocation: Invocation) throws(Failure) -> ExitCode {
  guard invocation.operands.count == 2 else {
    throw .usage("treaty explain --proof needs two schemas, the old one first")
  }
  guard invocation.value("--format") != "markdown" else {
    throw .usage("treaty explain --proof prints text only")
  }
  let settings = try SchemaSettings(invocation)
  let (old, new) = try sides(invocation.operands, settings: settings)
  let reading = invocation.value("--reading").flatMap(Reading.init(rawValue:)) ?? .declared
  if let argument = argument(that: old, isIn: new, reading: reading, budget: settings.budget) {
    try Console.out(text(of: argument, reading))
    return argument.faults.isEmpty ? .fine : .notJudged
  }
  let verdict = decide(old, in: new, reading: reading, budget: settings.budget)
  let answer = DirectedVerdict(direction: "backward", reading: reading, verdict: verdict)
  try Console.out(comparisonText([answer], old: old, new: new))
  return verdict.witness == nil ? .notJudged : .violated
}

private func text(of argument: Argument, _ reading: Reading) -> String {
  let values =
    reading == .strict
    ? "All that the old schema accepts"
    : "All that a writer of the old schema sends, who sends declared members only"
  let hasSets = argument.stepCount > 0 || !argument.isWhole || !argument.faults.isEmpty
  let head =
    "\(values), the new one accepts" + (hasSets ? ". No value is in the first set:\n\n" : ":\n\n")
  let tail: String
  if let fault = argument.faults.first {
    tail = "The checker does not confirm it, which is a bug of Treaty: \(fault)"
  } else if let excess = argument.excess {
    tail =
      "The argument is too long to be written out in full, so that the checker has not verified it: "
      + "it takes more than \(excess)."
  } else if argument.stepCount == 0 {
    tail = "Nothing else is to be shown."
  } else {
    let count = argument.stepCount
    tail =
      "The checker has verified it in all detail, \(count) \(count == 1 ? "step" : "steps"); "
      + "it is shown in short here."
  }
  return head + argument.text + "\n\n" + tail + "\n"
}
