import JSON
import Testing

/// Laws of whole numbers of any size, on numbers around the edges of limbs.
@Suite struct IntegerTests {
  private let numbers: [Integer] = {
    let texts = [
      "0", "1", "-1", "7", "10", "9223372036854775807", "-9223372036854775808",
      "9223372036854775808", "18446744073709551615", "18446744073709551616",
      "-340282366920938463463374607431768211455", "340282366920938463463374607431768211456",
      "340282366920938463444927863358058659840",
      "6277101735386680763835789423207666416102355444464034512895",
      "123456789012345678901234567890123456789012345678901234567890",
    ]
    return texts.compactMap { Integer($0) }
  }()

  @Test func textsComeBack() {
    for text in [
      "0", "-1", "18446744073709551616", "10000000000000000000",
      "-100000000000000000000000000000000000000001",
    ] {
      #expect(Integer(text)?.description == text)
    }
    for text in ["", "-", "1.0", "+1", " 1", "1e2"] { #expect(Integer(text) == nil) }
  }

  @Test func ringLaws() {
    for a in numbers {
      #expect(a - a == 0 && a + 0 == a && a * 1 == a && -(-a) == a)
      for b in numbers {
        #expect(a + b == b + a && a * b == b * a && (a < b) == (b - a > 0))
        #expect((a + b) - b == a && (a + b) * (a - b) == a * a - b * b)
        for c in numbers { #expect(a * (b + c) == a * b + a * c) }
      }
    }
  }

  @Test func divisionLaws() {
    for a in numbers {
      for b in numbers where b != 0 {
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        #expect(quotient * b + remainder == a)
        let distance = remainder.isNegative ? -remainder : remainder
        #expect(distance < (b.isNegative ? -b : b))
        #expect(remainder == 0 || remainder.isNegative == a.isNegative)
        for c in numbers where c != 0 {
          #expect((a * b * c).quotientAndRemainder(dividingBy: b * c).remainder == 0)
        }
      }
    }
  }

  @Test func divisorLaws() {
    for a in numbers {
      for b in numbers where a != 0 || b != 0 {
        let common = a.gcd(b)
        #expect(common > 0 && common == b.gcd(a))
        #expect(a.quotientAndRemainder(dividingBy: common).remainder == 0)
        #expect(b.quotientAndRemainder(dividingBy: common).remainder == 0)
      }
    }
  }
}
