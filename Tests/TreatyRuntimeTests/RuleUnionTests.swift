import Testing

@testable import TreatyRuntime

/// Unions that stand beside other keywords are checked by rules: what they print when they refuse.
@Suite struct RuleUnionTests {
  private static let rules = SchemaRules([
    #"{"$at":"s#","$key":"any","anyOf":[{"required":["a"]},{"properties":{"b":{"type":["string"]}},"required":["b"]}]}"#,
    #"{"$at":"s#","$key":"one","oneOf":[{"required":["a"]},{"required":["b"]},{"required":["c"]}]}"#,
    #"{"$at":"s#","$key":"nested","oneOf":[{"anyOf":[{"oneOf":[{"required":["a"]}]}]},{"required":["b"]}]}"#,
    #"{"$at":"s#","$key":"held","properties":{"x":{"anyOf":[{"type":["null"]},{"minimum":2,"type":["integer"]}]}}}"#,
    #"{"$at":"s#","$key":"none","enum":[]}"#,
    #"{"$at":"s#","$key":"letter","const":"\u00E9"}"#,
    #"{"$at":"s#","$key":"sizes","minItems":1,"maxProperties":1,"minLength":2}"#,
    #"{"$at":"s#","$key":"denied","not":{"anyOf":[{"required":["a"]},{"required":["b"]}]}}"#,
  ])

  @Test(
    "Each branch says why it refuses, and where",
    arguments: [
      ("any", #"{"a":1}"#, ""),
      (
        "any", #"{"b":1}"#,
        """
        the document (line 1, column 1): expected a value that fits one of the 2 branches, found an object with the member "b" [s#/anyOf]
          the document (line 1, column 1): expected the member "a", found an object with the member "b" [s#/anyOf/0/required]
          /b (line 1, column 6): expected a string, found the number 1 [s#/anyOf/1/properties/b/type]
        """
      ),
      ("one", #"{"b":1}"#, ""),
      (
        "one", "{}",
        """
        the document (line 1, column 1): expected a value that fits exactly one of the 3 branches, found an empty object [s#/oneOf]
          the document (line 1, column 1): expected the member "a", found an empty object [s#/oneOf/0/required]
          the document (line 1, column 1): expected the member "b", found an empty object [s#/oneOf/1/required]
          the document (line 1, column 1): expected the member "c", found an empty object [s#/oneOf/2/required]
        """
      ),
      (
        "one", #"{"a":1,"c":1}"#,
        """
        the document (line 1, column 1): expected a value that fits only one of the 3 branches, not /oneOf/0 and /oneOf/2 at once, found an object with the members "a", "c" [s#/oneOf]
        """
      ),
      (
        "one", #"{"a":1,"c":1,"b":2}"#,
        """
        the document (line 1, column 1): expected a value that fits only one of the 3 branches, not /oneOf/0, /oneOf/1 and /oneOf/2 at once, found an object with the members "a", "c", "b" [s#/oneOf]
        """
      ),
      (
        "nested", "{}",
        """
        the document (line 1, column 1): expected a value that fits exactly one of the 2 branches, found an empty object [s#/oneOf]
          the document (line 1, column 1): expected a value that fits one of the 1 branches, found an empty object [s#/oneOf/0/anyOf]
            the document (line 1, column 1): expected a value that fits exactly one of the 1 branches, found an empty object [s#/oneOf/0/anyOf/0/oneOf]
          the document (line 1, column 1): expected the member "b", found an empty object [s#/oneOf/1/required]
        """
      ),
      (
        "held", #"{"x":1}"#,
        """
        /x (line 1, column 6): expected a value that fits one of the 2 branches, found the number 1 [s#/properties/x/anyOf]
          /x (line 1, column 6): expected null, found the number 1 [s#/properties/x/anyOf/0/type]
          /x (line 1, column 6): expected at least 2, found the number 1 [s#/properties/x/anyOf/1/minimum]
        """
      ),
      (
        "none", "1",
        "the document (line 1, column 1): expected nothing, found the number 1 [s#/enum]"
      ),
      (
        "letter", "\"e\u{301}\"",
        #"the document (line 1, column 1): expected "\u{E9}", found the string "e\u{301}" [s#/const]"#
      ),
      (
        "letter", "\"\u{EA}\"",
        "the document (line 1, column 1): expected \"\u{E9}\", found the string \"\u{EA}\" [s#/const]"
      ),
      (
        "sizes", "[]",
        "the document (line 1, column 1): expected at least 1 item, found an empty array [s#/minItems]"
      ),
      (
        "sizes", #"{"a":1,"b":2}"#,
        #"the document (line 1, column 1): expected at most 1 member, found an object with the members "a", "b" [s#/maxProperties]"#
      ),
      (
        "sizes", #""a""#,
        #"the document (line 1, column 1): expected at least 2 characters, found the string "a" [s#/minLength]"#
      ),
      ("denied", "{}", ""),
      (
        "denied", #"{"b":1}"#,
        """
        the document (line 1, column 1): expected anything but what `not` describes, found an object with the member "b" [s#/not]
        """
      ),
    ])
  func refusals(key: String, text: String, expected: String) {
    let printed = Array(text.utf8).withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes, depthLimit: 512)
      do throws(Rejection) {
        try reader.check(Self.rules[key])
        return ""
      } catch {
        return DecodingFailure(error, in: bytes).description
      }
    }
    #expect(printed == expected)
  }
}
