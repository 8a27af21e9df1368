import TreatyRuntime

/// What was sent, as the latest version says it; nil when the text is no event of this module.
public func summary(type: String, version: Int, _ json: String) throws -> String? {
  switch try Mail.Events.payload(type: type, version: version, RawJSON(json: json)) {
  case .mailSent(let stored):
    guard let sent = try stored.latest() else { return nil }
    return "\(sent.to): \(sent.subject) \(sent.jsonText())"
  case .unknown: return nil
  }
}

// Version 3 asks for a subject. How messages of the time before it get one is for people to say.
extension Mail.Events.MailSent.FromV2 {
  static func step(for old: Mail.Events.MailSent.V2) -> Step { Step(subject: "(none)") }
}

/// What sending a letter may do.
public let safetyClass = Mail.Commands.SendMail.safetyClass
