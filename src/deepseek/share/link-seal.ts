// The end of a link: a checksum, which shows that nothing was cut off or changed.
import { checksum } from './checksum.ts';
import { excerpt, refuseLink, type LinkRefusal } from './opened-link.ts';

export const sealLink = (body: string): string => `${body}&c=${checksum(body)}`;

const CUT = refuseLink(
  'cut',
  'The link is cut off: its end is missing. Ask for it again, or paste the whole of it.',
);
const DAMAGED = refuseLink(
  'damaged',
  'The link was changed on the way: its checksum does not match. Ask for it again.',
);

/** The link without its checksum, which must match. */
export function verifyChecksum(fragment: string): { readonly ok: true; readonly body: string } | LinkRefusal {
  if (/[^!-~]/.test(fragment))
    return refuseLink('damaged', 'The link has characters in it that do not belong there. Ask for it again.');
  const at = fragment.lastIndexOf('&c=');
  const seal = fragment.slice(at + 3);
  if (at < 0 || seal.length < 4) return CUT;
  const body = fragment.slice(0, at);
  if (seal === checksum(body)) return { ok: true, body };
  if (seal.slice(0, 4) !== checksum(body)) return DAMAGED;
  return refuseLink(
    'damaged',
    `The link goes on where it should end: “${excerpt(seal.slice(4))}” does not belong to it.`,
  );
}
