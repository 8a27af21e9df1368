import Foundation
import TestSupport
import Testing

/// A package of users, built as users build it, through the plug-ins.
@Suite(.serialized, .timeLimit(.minutes(40))) struct ConsumerTests {
  @Test func oneSchemaInThreeLines() throws {
    try expectOrders(in: Consumer().swift("run", "--quiet", "OneSchema"))
  }

  private func expectOrders(in run: Consumer.Ending) {
    #expect(run.code == 0, "\(run.output)")
    #expect(
      run.output.contains(
        #"o-1 1 tea null {"order_id":"o-1","lines":[{"item":"tea","count":2}],"note":null,"#
          + #""gift":1.50,"replaces":{"order_id":"o-0","lines":[{"item":"tea","count":1}]}}"#),
      "\(run.output)")
    #expect(run.output.contains("\no-1\n"))
    #expect(
      run.output.contains(
        "/lines/0/count (line 1, column 56): expected at least 1, found the number 0"))
  }

  @Test func severalTargetsContractsOutsideATargetAndLooseRegistries() throws {
    let run = try Consumer().swift("run", "--quiet", "Shop")
    #expect(run.code == 0, "\(run.output)")
    let expected = """
      ordered 5, enough: false
      i-1: 1250
      ada: (none) {"to":"ada","x":1.0,"subject":"(none)","channel":"mail"}
      bob: (none) {"to":"bob","copies":2,"subject":"(none)","channel":"mail"}
      eve: (none) {"to":"eve","subject":"(none)","channel":"mail"}
      unknown
      WRITE_EXTERNAL_SIDE_EFFECT

      """
    #expect(run.output.hasSuffix(expected), "\(run.output)")
  }

  @Test func onlyWhatAnEditConcernsIsWrittenAndCompiled() throws {
    let shop = try Consumer()
    try build(shop)
    let line = "Sources/Orders/line.schema.json"
    let (texts, objects) = (try shop.generated(for: "Orders"), try shop.objects(of: "Orders"))
    let others = try shop.objects(of: "Stock")

    // The same bytes with another date: the tool runs and nothing is compiled.
    let original = try shop.text(line)
    try shop.remove(line)
    try shop.write(original, to: line)
    try build(shop)
    #expect(try shop.objects(of: "Orders") == objects)

    // Another bound: the file of its type is written and compiled, and nothing else.
    let edited = original.replacing("\"maximum\": 1000", with: "\"maximum\": 99")
    try shop.write(edited, to: line)
    let after = try changes(in: shop)
    let home = try #require(texts.first { $0.value.contains("struct Line:") }?.key)
    #expect(after == Changes(written: [home], compiled: ["\(home).o"]))

    // A schema more is one shard more to compile; without it everything is as it was.
    let crate = #"{"title": "Crate", "type": "object", "properties": {"id": {"type": "string"}}}"#
    try shop.write(crate, to: "Sources/Orders/crate.schema.json")
    let added = try changes(in: shop)
    let place = try #require(
      try shop.generated(for: "Orders").first { $0.value.contains("struct Crate:") }?.key)
    #expect(added == Changes(written: [place], compiled: ["\(place).o"]))

    try shop.remove("Sources/Orders/crate.schema.json")
    #expect(try changes(in: shop) == added)
    try shop.write(original, to: line)
    #expect(try changes(in: shop) == after)
    #expect(try shop.generated(for: "Orders") == texts)
    #expect(try shop.objects(of: "Stock") == others)
  }

  /// Plain builds, in which SwiftPM asks the plug-in again only when it notices that something came or went.
  @Test(arguments: ["contracts", ".contracts"])
  func schemasOutsideOfTheTargetComeChangeAndGo(folder: String) throws {
    let shop = try Consumer()
    func receipt(_ length: Int) -> String {
      let id = #"{"type": "string", "maxLength": \#(length)}"#
      return #"{"title": "Receipt", "type": "object", "properties": {"id": \#(id)}}"#
    }
    func built() throws -> String {
      let result = try shop.plainSwift("build", ["--target", "Billing"])
      #expect(result.code == 0, "\(result.output)")
      return try shop.generated(for: "Billing").values.joined()
    }
    let globs = #"["../../contracts/*.schema.json", "../../\#(folder)/*.schema.json"]"#
    let configuration = try shop.text("Sources/Billing/treaty.json")
    try build(shop)
    // The glob comes with a folder that is new, or with a file of one that is known.
    try shop.write(receipt(8), to: "\(folder)/receipt.schema.json")
    try shop.write(
      #"{"schemas": \#(globs), "swift": {"access": "public"}}"#, to: "Sources/Billing/treaty.json")
    #expect(try built().contains("At most 8 characters"))
    try shop.overwrite(receipt(9), to: "\(folder)/receipt.schema.json")
    #expect(try built().contains("At most 9 characters"))
    try shop.write(receipt(7).replacing("Receipt", with: "Refund"), to: "\(folder)/r.schema.json")
    #expect(try built().contains("struct Refund:"))
    try shop.remove("\(folder)/r.schema.json")
    let without = try built()
    #expect(!without.contains("struct Refund:") && without.contains("struct Receipt:"))
    try shop.remove("\(folder)/receipt.schema.json")
    try shop.write(configuration, to: "Sources/Billing/treaty.json")
    #expect(try !built().contains("struct Receipt:"))
    if folder.hasPrefix(".") { try shop.remove(folder) }
  }

  /// What a build changed of the target `Orders`: the generated files, and the object files of all.
  private struct Changes: Equatable {
    let written: [String]
    let compiled: [String]
  }

  private func changes(in shop: Consumer) throws -> Changes {
    let (texts, objects) = (try shop.generated(for: "Orders"), try shop.objects(of: "Orders"))
    #expect(texts.count == 4 && objects.count == 5)
    try build(shop)
    let (newTexts, newObjects) = (try shop.generated(for: "Orders"), try shop.objects(of: "Orders"))
    #expect(newTexts.keys.sorted() == texts.keys.sorted())
    #expect(newObjects.keys.sorted() == objects.keys.sorted())
    return Changes(
      written: texts.keys.filter { texts[$0] != newTexts[$0] }.sorted(),
      compiled: objects.keys.filter { objects[$0] != newObjects[$0] }.sorted())
  }

  @Test func theToolOfAPlugInGivesTheBytesOfTheToolThatIsTested() throws {
    // SwiftPM builds tools of plug-ins without optimisation; `make test` optimises.
    let shop = try Consumer()
    try build(shop)
    let own = shop.scratch.appending(path: "debug/treaty-generate-tool").path
    let products = try #require(Bundle.main.executableURL?.deletingLastPathComponent())
    let tested = products.appending(path: "treaty-generate").path
    let outputs = shop.scratch.appending(path: "same-bytes")
    let sources = [
      ["--configuration", Consumer.root.appending(path: "treaty.json").path],
      ["--folder", shop.folder.appending(path: "Sources/Orders").path],
      ["--folder", shop.folder.appending(path: "Sources/Mail").path],
    ]
    for source in sources {
      for shards in [["--shards", "1"], ["--shards", "4"], ["--shards", "7"], []] {
        let results = try [own, tested].enumerated().map { index, tool in
          let output = outputs.appending(path: "\(index)")
          try? FileManager.default.removeItem(at: output)
          let run = try Consumer.run([tool, "--output", output.path] + source + shards)
          #expect(run.code == 0, "\(run.output)")
          return try Consumer.texts(in: output)
        }
        #expect(results[0] == results[1], "\(source) \(shards)")
        #expect(!results[0].isEmpty)
        if let count = shards.last { #expect("\(results[0].count)" == count) }
      }
    }
  }

  @Test(
    "What is wrong in a schema is an error at its place",
    arguments: [
      ("\"integer\"", "\"integr\"", "item.schema.json:8:23: error: "),
      ("\"minimum\": 0", "\"minimum\": 0,", "item.schema.json:8:48: error: "),
      (
        "\"minimum\": 0", "\"contains\": {\"pattern\": \"(a)\\\\1\"}",
        "item.schema.json:8:47: error: The pattern `(a)\\1`"
      ),
    ])
  func brokenSchema(right: String, wrong: String, message: String) throws {
    let shop = try Consumer()
    let schema = "Sources/Stock/item.schema.json"
    try shop.write(try shop.text(schema).replacing(right, with: wrong), to: schema)
    let result = try shop.swift("build", "--target", "Stock")
    #expect(result.code != 0)
    let folder = shop.folder.appending(path: "Sources/Stock").path
    #expect(result.output.contains("\(folder)/\(message)"), "\(result.output)")
  }

  @Test func aPackageThatGeneratesNeedsNoLibgit2() throws {
    let shop = try Consumer(scratch: "scratch-without-libgit2")
    // What is found by pkg-config is jansson and nothing else.
    let found = shop.folder.deletingLastPathComponent().appending(path: "pkgconfig")
    try FileManager.default.createDirectory(at: found, withIntermediateDirectories: true)
    let jansson = try Consumer.run(["pkg-config", "--variable=pcfiledir", "jansson"])
    #expect(jansson.code == 0, "\(jansson.output)")
    let file = jansson.output.trimmingCharacters(in: .whitespacesAndNewlines) + "/jansson.pc"
    let copy = found.appending(path: "jansson.pc")
    try? FileManager.default.removeItem(at: copy)
    try FileManager.default.copyItem(atPath: file, toPath: copy.path)
    let build = try shop.swift(
      "build", "--product", "OneSchema", environment: ["PKG_CONFIG_LIBDIR": found.path])
    #expect(build.code == 0, "\(build.output)")
    let modules = try shop.builtModules()
    #expect(modules.isSuperset(of: ["OneSchema", "SwiftTypes", "TreatyRuntime"]), "\(modules)")
    #expect(modules.isDisjoint(with: ["GitHistory", "Compatibility", "Reports", "treaty"]))
    #if os(Linux)
      let tool = shop.scratch.appending(path: "debug/treaty-generate-tool").path
      let libraries = try Consumer.run(["ldd", tool])
      #expect(libraries.output.contains("libjansson"), "\(libraries.output)")
      #expect(!libraries.output.contains("libgit2"), "\(libraries.output)")
    #endif
  }

  @Test func theCommandPluginWritesChecksAndAsksBeforeItWrites() throws {
    let shop = try Consumer()
    let refused = try shop.swift("package", "treaty", "generate")
    #expect(refused.code != 0)
    #expect(refused.output.contains("--allow-writing-to-package-directory"), "\(refused.output)")
    #expect(throws: (any Error).self) { try shop.text("Checked/Models.swift") }

    let allowed = "--allow-writing-to-package-directory"
    let written = try shop.swift("package", allowed, "treaty", "generate")
    #expect(written.code == 0, "\(written.output)")
    let models = try shop.text("Checked/Models.swift")
    #expect(models.contains("struct Invoice:"))
    let fresh = try shop.swift("package", allowed, "treaty", "generate", "--check")
    #expect(fresh.code == 0, "\(fresh.output)")

    try shop.write(
      models.replacing("  public var cents: JSONInteger\n", with: "")
        .replacing("  var cents: JSONInteger\n", with: ""), to: "Checked/Models.swift")
    let stale = try shop.swift("package", allowed, "treaty", "generate", "--check")
    #expect(stale.code == 1, "\(stale.output)")
    #expect(stale.output.contains("\n--- Checked/Models.swift\n+++ Checked/Models.swift\n@@ "))
    #expect(stale.output.contains("var cents: JSONInteger\n"))
    #expect(stale.output.contains("1 file is not fresh; to mend it: treaty generate"))
  }

  @Test func theOtherBuildSystem() throws {
    let shop = try Consumer.ofCheckout()
    try expectOrders(in: otherwiseRun("OneSchema", in: shop))
    let schema = "Sources/OneSchema/order.schema.json"
    let original = try shop.text(schema)
    let edited = original.replacing("\"minimum\": 1", with: "\"minimum\": 0")
    #expect(edited != original)
    try shop.write(edited, to: schema)
    let after = try otherwiseRun("OneSchema", in: shop)
    #expect(after.code == 0, "\(after.output.prefix(6_000))")
    #expect(after.output.hasSuffix("\no-1\n"), "\(after.output)")
    #expect(!after.output.contains("expected at least"), "\(after.output)")
  }

  /// Swift 6.3's own process of that build system dies now and then before it has planned anything. That says
  /// nothing about the plug-in; what the plug-in, a compiler or the program reports is never repeated.
  private func otherwiseRun(_ product: String, in shop: Consumer) throws -> Consumer.Ending {
    let system = ["--build-system", "swiftbuild"]
    let words = system + ["--product", product]
    var build = try shop.swift("build", words)
    for _ in 0..<2 where build.hasCrashed {
      print("swift build died of a signal; once more. \(build.output.prefix(2_000))")
      build = try shop.swift("build", words)
    }
    guard build.code == 0 else { return build }
    return try shop.swift("run", system + ["--skip-build", "--quiet", product])
  }

  private func build(_ shop: Consumer) throws {
    let result = try shop.swift("build", "--target", "Shop")
    #expect(result.code == 0, "\(result.output)")
  }
}
