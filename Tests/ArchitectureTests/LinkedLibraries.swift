import Foundation

/// The shared libraries that a product of this build names directly, as `ldd` or `otool` lists them.
func linkedLibraries(of product: String) throws -> [String] {
  let binary = try builtProduct(product)
  #if os(macOS)
    let text = try output(of: "/usr/bin/otool", ["-L", binary.path])
  #else
    let text = try output(of: "/usr/bin/env", ["ldd", binary.path])
  #endif
  return text.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    .filter { !$0.isEmpty }
}

/// An executable that was built together with these tests.
func builtProduct(_ name: String) throws -> URL {
  var folder = Bundle.main.bundleURL
  for _ in 0..<4 {
    let candidate = folder.appending(path: name)
    if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
    folder = folder.deletingLastPathComponent()
  }
  throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: name])
}

private func output(of program: String, _ arguments: [String]) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
}
