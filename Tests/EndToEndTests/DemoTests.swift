import Foundation
import TestSupport
import Testing

@Test("the tour of make demo goes to its end, from any folder and twice")
func theDemoShowsWhatItSays() throws {
  let elsewhere = try TestRepository()
  let script = SharedData.repositoryRoot.appending(path: "Tests/Demo/run.sh")
  let programs = [try builtProgram("treaty").path, try builtProgram("demo-reader").path]
  var outputs: [String] = []
  for _ in 0..<2 {
    let result = try runProgram(
      script, programs, in: elsewhere.folder, environment: elsewhere.environment)
    #expect(result.exitCode == 0, "\(result.output.suffix(2_000))\(result.errors)")
    outputs.append(result.output)
  }
  for verb in ["init", "generate", "diff", "next", "check", "explain", "validate", "compare"] {
    #expect(outputs[0].contains("\n$ treaty \(verb)"), "\(verb)")
  }
  #expect(outputs[0].contains("That was the tour."))
  #expect(outputs[0] == outputs[1])
  #expect(try elsewhere.git("status", "--porcelain").isEmpty)
}

@Test("a step of the tour that does not do what it says ends it with an error")
func theDemoFailsAloud() throws {
  let elsewhere = try TestRepository()
  let folder = elsewhere.folder
  // A treaty that finds nothing to object to.
  try elsewhere.write(["treaty": "#!/bin/sh\nexit 0\n", "demo-reader": "#!/bin/sh\nexit 0\n"])
  for name in ["treaty", "demo-reader"] {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.appending(path: name).path)
  }
  let script = SharedData.repositoryRoot.appending(path: "Tests/Demo/run.sh")
  let result = try runProgram(
    script, ["treaty", "demo-reader"], in: folder, environment: elsewhere.environment)
  #expect(result.exitCode == 1)
  #expect(result.errors.contains("demo: expected"), "\(result.errors)")
}
