// Four characters that show whether a link was changed or cut off.
import { toBase64url } from './base64url.ts';

/** The CRC of RFC 9580 section 6.1.1. A change within 24 neighboring bits always shows, so each single character counts. */
const POLYNOMIAL = 0x864cfb;
const START = 0xb704ce;

function step(crc: number): number {
  const shifted = crc << 1;
  return shifted & 0x1000000 ? (shifted ^ POLYNOMIAL) & 0xffffff : shifted;
}

const table = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 16;
  for (let bit = 0; bit < 8; bit += 1) crc = step(crc);
  return crc;
});

/** The checksum of ASCII text. */
export function checksum(text: string): string {
  let crc = START;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text.charCodeAt(at) & 0xff;
    crc = ((crc << 8) & 0xffffff) ^ (table[(crc >> 16) ^ byte] ?? 0);
  }
  return toBase64url(Uint8Array.of(crc >> 16, (crc >> 8) & 0xff, crc & 0xff));
}
