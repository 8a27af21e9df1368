import Compatibility
import Contracts
import Diagnostics
import Files
import JSON

/// `treaty waive`: let a finding pass for a while.
let waiveCommand = Command(
  name: "waive",
  summary: "Let a finding of treaty check pass until a day, with a reason and an owner.",
  operands: "FINGERPRINT",
  discussion: """
    Writes an entry to contracts/waivers.json. From then on treaty check tells the finding as a note
    and asks for no version or note on its account, until the day is over. A break, a rule of release
    and a loosened policy can be waived; what cannot be read cannot. A waiver that has expired, or
    that nothing needs any more, is a finding itself.
    """,
  options: [
    .value("--reason", "TEXT", "Why it does no harm, for a reader who was not there."),
    .value("--owner", "NAME", "Who answers for it: a team or a role."),
    .value("--expires", "YYYY-MM-DD", "The last day on which it holds."),
  ] + stateOptions.filter { $0.name == "--against" || $0.name == "--today" },
  examples: [
    .init(
      line:
        "treaty waive 9f2c4e0d71ab6835 --reason \"no caller left\" --owner billing \\\n"
        + "      --expires 2027-01-31",
      meaning: "lets one finding pass")
  ],
  run: { invocation throws(Failure) in try waive(invocation) })

private func waive(_ invocation: Invocation) throws(Failure) -> ExitCode {
  guard let fingerprint = invocation.operands.first, invocation.operands.count == 1 else {
    throw .usage("treaty waive takes one fingerprint, which treaty check prints")
  }
  let today = try ReviewedStates.day(invocation)
  let entry = try waiver(fingerprint, invocation, today: today)
  let states = try ReviewedStates(invocation, operands: 1)
  let findings = states.review.check.findings
  guard let finding = findings.first(where: { Name($0.fingerprint) == Name(fingerprint) }) else {
    throw .usage("no finding of treaty check has the fingerprint \(fingerprint)\nsee: treaty check")
  }
  guard finding.canBeWaived else {
    throw .usage("\(finding.rule.id) cannot be waived\nsee: treaty explain \(finding.rule.id)")
  }
  let location = try ConfigurationLocation()
  let path = joined(location.folder, ContractSet.waiverPath)
  try onFiles { () throws(FileError) in
    try makeFolder(Files.folder(of: path))
    try writeFile(path, Array(try text(at: path, with: entry).utf8))
  }
  try Console.out("\(ContractSet.waiverPath): \(fingerprint) [\(finding.rule.id)] is waived\n")
  return .fine
}

private func waiver(
  _ fingerprint: String, _ invocation: Invocation, today: String
) throws(Failure) -> JSON {
  guard let reason = invocation.value("--reason"), reason.unicodeScalars.count >= 10 else {
    throw .usage("--reason must say why, in 10 characters at least")
  }
  guard let owner = invocation.value("--owner"), !owner.utf8.isEmpty else {
    throw .usage("--owner must say who answers for it")
  }
  guard let expires = invocation.value("--expires"), isDate(expires) else {
    throw .usage("--expires must be a date such as 2027-01-31")
  }
  guard Name(today) <= Name(expires) else {
    throw .usage("--expires \(expires) is over already; today is \(today)")
  }
  return .object(
    JSONObject([
      JSONMember(name: "fingerprint", value: .string(fingerprint)),
      JSONMember(name: "reason", value: .string(reason)),
      JSONMember(name: "owner", value: .string(owner)),
      JSONMember(name: "expires", value: .string(expires)),
    ]))
}

/// The file with an entry more, or with a newer one for the same finding.
private func text(at path: String, with entry: JSON) throws(FileError) -> String {
  var members = [JSONMember(name: "$schema", value: "urn:treaty:schema:waivers")]
  var entries: [JSON] = []
  if kind(ofPath: path) == .file,
    let document = try? JSONDocument(parsing: readFile(path), name: path)
  {
    members = (document.root.object?.members ?? []).filter { $0.name != "waivers" }
    entries = document.root["waivers"]?.array ?? []
  }
  entries.removeAll { $0["fingerprint"] == entry["fingerprint"] }
  let waivers = JSONMember(name: "waivers", value: .array(entries + [entry]))
  return JSON.object(JSONObject(members + [waivers])).indentedText()
}
