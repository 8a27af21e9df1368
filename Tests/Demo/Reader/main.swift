// Reads one error response of the contract pack, as a program that uses the generated types does.
import Foundation
import GeneratedContracts
import TreatyRuntime

let bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
do {
  let problem = try RunOperate.ErrorResponse(json: bytes)
  print("code:      \(problem.code.value)")
  print("message:   \(problem.message)")
  print("retryable: \(problem.retryable.map(String.init) ?? "not said")")
  print("unknown:   \(problem.unknownMembers.count), kept and written again")
  print(String(decoding: problem.jsonBytes(), as: UTF8.self))
} catch {
  print("refused:   \(error)")
  exit(1)
}
