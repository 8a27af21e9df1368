// Asks an independent engine (node) what patterns match: `node generate.js > judged.jsonl`.
//
// First line: the texts. Then one line per pattern: [pattern, mode, bits]; mode is "u" (legal with
// the u flag), "b" (legal only without it) or "x" (illegal); bits are hexadecimal, the first text
// is the highest bit.
'use strict';

let seed = 20;
const random = n => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0, (seed >>> 16) % n);
const pick = list => list[random(list.length)];

const texts = [''];
for (let length = 1; length <= 4; length++) {
  for (let n = 0; n < 2 ** length; n++) {
    texts.push([...Array(length).keys()].map(i => (n >> i) & 1 ? 'b' : 'a').join(''));
  }
}
texts.push('c', 'abc', 'cab', 'A', 'Z', '_', '-', 'a-b', '0', '9', '12', '2024-01-31', 'a1', 'a b',
  ' ', '\n', 'a\n', '\na', '\r', '\u2028', '\u2029', '\ufeff', '\u00a0', '\u180e', '\t', '\x00',
  '\x01', '\x08', '\x0b', '\x1f', 'é', 'e\u0301', 'ß', 'Ω', 'я', 'ا', '٣', '中', 'カ', '한', '🐲',
  '🐲🐲', 'a🐲b', '\u{1F600}', '\u{10FFFF}', '\ue000', '\ud7ff', '$', '^', '.', '*', '(', ')', '[',
  ']', '{', '}', '{1}', '{,2}', 'a{1', '\\', '/', '|', '+', '?', ',', 'u0061', 'p{L}', 'x41', 'k<a>',
  'aaaaa', 'ababab', 'aabbaabb', 'foo bar', 'a.b@c.de', '192.168.0.1', 'wordword', 'x\ny', 'ǅ', 'ⅷ');
while (texts.length % 4) texts.push('q' + texts.length);

const atoms = ['a', 'b', 'a', 'b', 'c', '.', '[ab]', '[^a]', '\\d', '\\w', '\\s', '\\W', '[a-c]',
  '\\D', '\\S', '[^]', '[\\w-]', 'é', '🐲', '\\u{1F432}', '\\ud83d\\udc32', '\\x61', '\\n', '\\b',
  '\\B', '^', '$', '\\p{L}', '\\P{Lu}', '[^\\d]', '-', '\\.'];
const quantifiers = ['*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,1}', '{2,}', '{1,3}?'];
function expression(depth, rich) {
  const parts = [];
  for (let n = random(3) + 1; n > 0; n--) {
    let part;
    const kind = depth > 0 ? random(rich ? 10 : 7) : 0;
    if (kind < 4) part = pick(atoms);
    else if (kind < 5) part = `(?:${expression(depth - 1, rich)})`;
    else if (kind < 6) part = `(${expression(depth - 1, rich)})`;
    else if (kind < 7) part = `(?:${expression(depth - 1, rich)}|${expression(depth - 1, rich)})`;
    else if (kind < 9) part = `(${pick(['?=', '?!', '?<=', '?<!'])}${expression(depth - 1, rich)})`;
    else part = '\\1';
    const repeatable = !/^(\\[bB]|\^|\$|\(\?[=!<])/.test(part);
    parts.push(part + (repeatable && random(3) === 0 ? pick(quantifiers) : ''));
  }
  return parts.join('');
}

const special = String.raw`
a{ a{1 a{1, a{,2} a{1}} {1} {a} } ] [ ( ) (? (?: (?a) (?i)a a** a*+ ^* $? \b+ (?=a)* (?<=a)* (?!a){2}
a{2,1} [b-a] [\w-a] [a-\d] [\d-\w] [] [^] [a-] [-a] [a-b-c] [--0] []] [[] [\]] [\b] [\B] [\-] \- \_ \a \z \Z \A
\c \cA \ca \c1 [\c1] [\c_] [\c] [\cA] \0 \00 \01 \1 \8 \9 \10 (a)\1 (a)\2 \1(a) (?:\1)(a) [\0] [\1] [\8]
\x \x4 \x41 \xg1 \u \u0 \u0061 \u{61} \u{110000} \u{ \u{} \u{00000061} \ud83d\udc32 \ud83d \udc32 [\ud83d\udc32]
\k \k<a> (?<a>a)\k<a> \k<a>(?<a>b) (?<a>a)\k<b> (?<a>a)(?<a>b) (?<1>a) (?<$>a)\k<$> (?<é>a) (?<a (?<>a) (?<\u0061>b)\k<a>
\p \p{ \p{} \p{L} \p{Letter} \p{letter} \p{gc=Lu} \p{General_Category=Lu} \p{Script=Greek} \p{sc=Grek}
\p{scx=Arab} \p{Script_Extensions=Hira} \p{Greek} \p{Alphabetic} \p{ASCII} \p{Any} \p{Assigned} \P{Any} \p{Nd} \p{digit}
\p{White_Space} \p{Emoji} \p{Extended_Pictographic} \p{ID_Start} \p{XIDC} \p{Lt} \p{Nl} \p{LC} \p{punct} \p{C} \p{Co} \p{Cn}
\p{IsLatin} \p{InGreek} \p{Lu=a} \pL \p{L}+$ ^\P{L}+$ [\p{L}\d] [^\p{L}] [\P{L}\p{Lu}] [\p{L}-z] \p{Cased} \p{Hex} \p{RGI_Emoji}
^$ ^ $ $^ a^b a$b (^a|b$) ^a|b$ (?:^)a a(?:$) x*^a \b \B ^\b ^\B \ba\b \Ba\B a\b- . ^.$ ^..$ ^[^a]$ ^\s$ ^\S$
^\w$ ^\W$ ^\d$ ^\D$ ^[\s\S]$ ^[\w\W]+$ ^[A-z]$ ^[^]$ \/ / \| \. \* \+ \? \( \) \[ \] \{ \} \^ \$ \\ - = ! < > , : # & ~ @ % " '
(?=a)b (?=a)a (?!a). ^(?!a) ^(?=.*b)(?=.*a).{2,}$ ^(?!.*b) (?!a)(?!b). ^((?!b).)*$ (?<=a)b (?<!a)b ^(?!-)[a-z0-9-]+(?<!-)$
(?<=^a)b (?<=a|^)b (?<=(a)(b))\1 (?<=\1(a))b (?<!b|^)a (?=(a*))\1b (?=(a+))a*b\1 (?!(a))\1b ((a)|b)*\2 (a*)*b (a|ab)(c|bcd)(d*)
(a*)+ (a+)+b (?:a?){3}a{3} (?:)* (?:){3} ()* (|a)+ (a|)+b (a*?)*? (?:a|b)*?b ^(?:a{1,2}){2}$ a{0} a{0}b (a){0}\1b a{0,0} (?:a{2}){2,3}
^(a|b)*a(a|b){2}$ (\b|a)+b ^(?:\d{1,3}\.){3}\d{1,3}$ ^[\w.]+@[\w.]+$ ^\d{4}-\d\d-\d\d$ (?:^|\s)a(?:\s|$) ^(?:(?:a|b)|c)+$
`.trim().split(/\s+/);

const patterns = new Set(['', ' ', 'a b', '\n', '\u2028', ...special, ...special.map(p => `(?:${p})a`),
  ...special.map(p => `${p}|b`)]);
while (patterns.size < 1800) patterns.add(expression(2, false));
while (patterns.size < 3000) patterns.add(expression(2, true));

// With the u flag the engine also finds empty matches inside surrogate pairs, against ECMA-262
// (22.2.7.2 advances by code points); so every place is tried by itself.
function isFound(regex, text) {
  if (!regex.sticky) return regex.test(text);
  for (let i = 0; i <= text.length; i += text.codePointAt(i) > 0xFFFF ? 2 : 1) {
    regex.lastIndex = i;
    if (regex.test(text)) return true;
  }
  return false;
}

console.log(JSON.stringify(texts));
for (const pattern of patterns) {
  let regex, mode = 'x';
  try { regex = new RegExp(pattern, 'uy'); mode = 'u'; } catch {
    try { regex = new RegExp(pattern); mode = 'b'; } catch { /* illegal in both */ }
  }
  let bits = '';
  for (let i = 0; regex && i < texts.length; i += 4) {
    let digit = 0;
    for (let j = 0; j < 4; j++) digit = digit * 2 + (isFound(regex, texts[i + j]) ? 1 : 0);
    bits += digit.toString(16);
  }
  console.log(JSON.stringify([pattern, mode, bits]));
}
