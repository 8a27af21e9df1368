/// What is to happen to a text on which RFC 8259 leaves readers free.
enum Outcome {
  case accepted
  /// Refused with a message that has these words.
  case refused(String)
}

/// The `i_` files of JSONTestSuite, what happens to each, and why.
let implementationDefined: [(file: String, outcome: Outcome, reason: String)] = [
  (
    "i_number_double_huge_neg_exp.json", .accepted,
    "Exact numbers have no least one above zero down to 10,000 decimal places."
  ),
  (
    "i_number_huge_exp.json", .refused("too large"),
    "The number has more digits than Treaty keeps, 10,001 before the point."
  ),
  (
    "i_number_neg_int_huge_exp.json", .accepted,
    "Exact numbers go up to 10 to the power of 10,000."
  ),
  (
    "i_number_pos_double_huge_exp.json", .accepted,
    "Exact numbers go up to 10 to the power of 10,000."
  ),
  (
    "i_number_real_neg_overflow.json", .refused("too large"),
    "The number has more digits than Treaty keeps, 10,001 before the point."
  ),
  (
    "i_number_real_pos_overflow.json", .refused("too large"),
    "The number has more digits than Treaty keeps, 10,001 before the point."
  ),
  (
    "i_number_real_underflow.json", .refused("decimal places"),
    "The number has more decimal places than Treaty keeps, 10,000."
  ),
  (
    "i_number_too_big_neg_int.json", .accepted,
    "Numbers keep every digit."
  ),
  (
    "i_number_too_big_pos_int.json", .accepted,
    "Numbers keep every digit."
  ),
  (
    "i_number_very_big_negative_int.json", .accepted,
    "Numbers keep every digit."
  ),
  (
    "i_object_key_lone_2nd_surrogate.json", .refused("surrogate"),
    "Half of a surrogate pair is no character and has no UTF-8."
  ),
  (
    "i_string_1st_surrogate_but_2nd_missing.json", .refused("surrogate"),
    "Half of a surrogate pair is no character and has no UTF-8."
  ),
  (
    "i_string_1st_valid_surrogate_2nd_invalid.json", .refused("surrogate"),
    "Half of a surrogate pair is no character and has no UTF-8."
  ),
  (
    "i_string_UTF-16LE_with_BOM.json", .refused("UTF-16"),
    "RFC 8259 asks for UTF-8."
  ),
  (
    "i_string_UTF-8_invalid_sequence.json", .refused("no UTF-8"),
    "Bytes that are no UTF-8 have no meaning; replacing them would lose them."
  ),
  (
    "i_string_UTF8_surrogate_U+D800.json", .refused("no UTF-8"),
    "Bytes that are no UTF-8 have no meaning; replacing them would lose them."
  ),
  (
    "i_string_incomplete_surrogate_and_escape_valid.json", .refused("surrogate"),
    "Half of a surrogate pair is no character and has no UTF-8."
  ),
  (
    "i_string_incomplete_surrogate_pair.json", .refused("surrogate"),
    "Half of a surrogate pair is no character and has no UTF-8."
  ),
  (
    "i_string_incomplete_surrogates_escape_valid.json", .refused("surrogate"),
    "Half of a surrogate pair is no character and has no UTF-8."
  ),
  (
    "i_string_invalid_lonely_surrogate.json", .refused("surrogate"),
    "Half of a surrogate pair is no character and has no UTF-8."
  ),
  (
    "i_string_invalid_surrogate.json", .refused("surrogate"),
    "Half of a surrogate pair is no character and has no UTF-8."
  ),
  (
    "i_string_invalid_utf-8.json", .refused("no UTF-8"),
    "Bytes that are no UTF-8 have no meaning; replacing them would lose them."
  ),
  (
    "i_string_inverted_surrogates_U+1D11E.json", .refused("surrogate"),
    "Half of a surrogate pair is no character and has no UTF-8."
  ),
  (
    "i_string_iso_latin_1.json", .refused("no UTF-8"),
    "Bytes that are no UTF-8 have no meaning; replacing them would lose them."
  ),
  (
    "i_string_lone_second_surrogate.json", .refused("surrogate"),
    "Half of a surrogate pair is no character and has no UTF-8."
  ),
  (
    "i_string_lone_utf8_continuation_byte.json", .refused("no UTF-8"),
    "Bytes that are no UTF-8 have no meaning; replacing them would lose them."
  ),
  (
    "i_string_not_in_unicode_range.json", .refused("no UTF-8"),
    "Bytes that are no UTF-8 have no meaning; replacing them would lose them."
  ),
  (
    "i_string_overlong_sequence_2_bytes.json", .refused("no UTF-8"),
    "Bytes that are no UTF-8 have no meaning; replacing them would lose them."
  ),
  (
    "i_string_overlong_sequence_6_bytes.json", .refused("no UTF-8"),
    "Bytes that are no UTF-8 have no meaning; replacing them would lose them."
  ),
  (
    "i_string_overlong_sequence_6_bytes_null.json", .refused("no UTF-8"),
    "Bytes that are no UTF-8 have no meaning; replacing them would lose them."
  ),
  (
    "i_string_truncated-utf-8.json", .refused("no UTF-8"),
    "Bytes that are no UTF-8 have no meaning; replacing them would lose them."
  ),
  (
    "i_string_utf16BE_no_BOM.json", .refused("UTF-16"),
    "RFC 8259 asks for UTF-8."
  ),
  (
    "i_string_utf16LE_no_BOM.json", .refused("UTF-16"),
    "RFC 8259 asks for UTF-8."
  ),
  (
    "i_structure_500_nested_arrays.json", .accepted,
    "The limit is 512 levels."
  ),
  (
    "i_structure_UTF-8_BOM_empty_object.json", .accepted,
    "Editors write byte-order marks; RFC 8259 lets a reader ignore one."
  ),
]
