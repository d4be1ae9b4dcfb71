// BinaryEquals: bytes, written in base64.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals
import { triOf } from '#iam/decide/three-valued.ts';
import { show } from '#iam/text/quote.ts';
import { unreadableValue, type ConditionFamily } from './family.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const FORM = /^[A-Za-z0-9+/]*={0,2}$/;

/** The bytes of a base64 text in hexadecimal digits; undefined for any other text. */
function decodeBase64(text: string): string | undefined {
  if (text.length % 4 !== 0 || !FORM.test(text)) return undefined;
  const digits = text.replace(/=+$/, '');
  let bits = 0;
  let buffer = 0;
  let bytes = '';
  for (const digit of digits) {
    buffer = (buffer << 6) | ALPHABET.indexOf(digit);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += ((buffer >> bits) & 255).toString(16).padStart(2, '0');
      buffer &= (1 << bits) - 1;
    }
  }
  return bytes;
}

export const binaryFamily: ConditionFamily = {
  reads: (value) => decodeBase64(value) !== undefined,
  compile(_base, text) {
    const expected = decodeBase64(text);
    if (expected === undefined) return unreadableValue(`${show(text)} is not base64.`);
    return { matches: (value) => triOf(decodeBase64(value) === expected) };
  },
};
