import Billing
import Mail
import Orders
import Stock

let count = try thingsOrdered(
  #"{"number": "o-1", "lines": [{"item": "tea", "count": 2}, {"item": "jam", "count": 3}]}"#)
print("ordered \(count), enough: \(try suffices(#"{"item": "tea", "left": 4}"#, for: count))")
print(try Invoice(json: #"{"number": "i-1", "cents": 1250}"#).line)
let type = "shared.mail.MailSent"
print(try summary(type: type, version: 1, #"{"to": "ada", "x": 1.0}"#) ?? "unknown")
print(try summary(type: type, version: 2, #"{"to": "bob", "copies": 2}"#) ?? "unknown")
print(try summary(type: "shared.mail.LetterSent", version: 1, #"{"to": "eve"}"#) ?? "unknown")
print(try summary(type: type, version: 4, #"{"to": 1}"#) ?? "unknown")
print(safetyClass)
