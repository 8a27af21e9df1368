import Files

runOnDeepStack {
  do throws(UsageError) {
    guard let arguments = try Arguments(CommandLine.arguments.dropFirst()) else {
      return say(Arguments.help, on: .output)
    }
    return generate(arguments)
  } catch {
    return say("treaty-generate: error: \(error.message)\n", on: .error, code: 2)
  }
}

/// Writes a text and gives the exit code to end with.
func say(_ text: String, on stream: StandardStream, code: Int32 = 0) -> Int32 {
  do throws(FileError) {
    try stream.write(text)
    return code
  } catch {
    return 2
  }
}
