import JSON
import Testing

@Suite struct RationalTests {
  private let numbers: [Rational] = [
    0, 1, -1, 7, Rational(1, over: 3), Rational(-2, over: 3), Rational(1, over: 10),
    Rational(Integer(Int.max), over: 7), Rational(-1, over: Integer.tenToThe(40)),
    Rational(Integer.tenToThe(30)), Rational(355, over: -113),
  ]

  @Test func fieldLaws() {
    for a in numbers {
      #expect(a - a == 0 && a * 1 == a)
      for b in numbers {
        #expect(a + b == b + a && a * b == b * a && (a < b) == (b - a > 0))
        if b != 0 { #expect(a / b * b == a) }
        for c in numbers { #expect(a * (b + c) == a * b + a * c && (a + b) + c == a + (b + c)) }
      }
    }
  }

  @Test func fractionsAreInLowestTerms() {
    let half = Rational(Integer(-50), over: -100)
    #expect(half.numerator == 1 && half.denominator == 2)
    #expect(Rational(0, over: -5).denominator == 1)
  }

  @Test func floorAndCeilingEnclose() {
    for a in numbers {
      #expect(Rational(a.floor) <= a && a < Rational(a.floor + 1))
      #expect(Rational(a.ceil - 1) < a && a <= Rational(a.ceil))
      #expect((a.floor == a.ceil) == a.isInteger)
    }
  }

  @Test func decimalsAreWrittenAndReadBack() {
    let table: [(Rational, String?)] = [
      (Rational(1, over: 8), "0.125"), (Rational(1, over: 3), nil), (Rational(-5, over: 2), "-2.5"),
      (0, "0"), (120, "120"), (Rational(Integer.tenToThe(30)), "1e+30"),
      (Rational(1, over: Integer.tenToThe(7)), "1e-7"),
    ]
    for (value, text) in table {
      #expect(value.decimalText == text)
      #expect(JSONNumber(value)?.text == text)
      if let number = JSONNumber(value) { #expect(number.rational == value) }
    }
    #expect(JSONNumber(Rational(Integer.tenToThe(10_001))) == nil)
  }

  @Test func doublesAreExact() {
    #expect(Rational(exactly: 0.5) == Rational(1, over: 2))
    #expect(Rational(exactly: -3) == -3)
    #expect(Rational(exactly: 0.1) != Rational(1, over: 10))
    #expect(Rational(exactly: .infinity) == nil)
    let tiny = Rational(exactly: .leastNonzeroMagnitude)
    #expect(tiny == Rational(1, over: Integer.power(of: 2, to: 1074)))
  }
}
