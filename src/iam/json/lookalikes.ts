// Characters that look like ASCII characters, each with the ASCII character.
// The usual suspects of https://www.unicode.org/reports/tr39/ for Latin letters, digits and punctuation.

const PAIRS: readonly (readonly [lookalikes: string, ascii: string])[] = [
  // Cyrillic
  ['асԁеһіјӏорԛѕуѵԝх', 'acdehijlopqsyvwx'],
  ['АВСЕНІЈКМОРԚЅТУѴԜХ', 'ABCEHIJKMOPQSTYVWX'],
  // Greek
  ['αινορυχ', 'aivopux'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  // punctuation
  ['‐‑‒–—―−', '-------'],
  ['‘’‚‛′', "'''''"],
  ['“”„‟″', '"""""'],
  ['∗⁎﹡', '***'],
  ['∶꞉ː', ':::'],
  ['∕⁄', '//'],
];

const byCharacter = new Map(
  PAIRS.flatMap(([lookalikes, ascii]) =>
    Array.from(lookalikes, (character, index) => [character, ascii.charAt(index)] as const),
  ),
);

/** The ASCII character that `character` is easily taken for, or undefined. */
export function lookalikeOf(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  // Full-width forms stand in ASCII order.
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return byCharacter.get(character);
}
