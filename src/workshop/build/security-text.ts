// Vite plugin: .well-known/security.txt, which says where to report a security problem of the place where the app is hosted.
// Only who hosts it knows, so it is written where the build is given a contact. https://www.rfc-editor.org/rfc/rfc9116
import type { Plugin } from 'vite';

/** RFC 9116 asks for less than a year. */
const DAYS = 360;

/** The file. Throws where the contact is not an address that the RFC allows. */
export function securityText(contact: string, now: Date): string {
  if (!/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+[\d-]+)$/.test(contact))
    throw new Error(
      `SECURITY_CONTACT is “${contact}”. Give an address such as mailto:security@example.com or https://example.com/security.`,
    );
  const expires = new Date(now.getTime() + DAYS * 24 * 60 * 60 * 1000);
  return `Contact: ${contact}\nExpires: ${expires.toISOString().slice(0, 10)}T00:00:00Z\nPreferred-Languages: en\n`;
}

export const securityTextFile = (contact = process.env['SECURITY_CONTACT']): Plugin => ({
  name: 'rolewright:security-text',
  apply: 'build',
  generateBundle(_options, bundle) {
    // Only with the page: the command line is hosted nowhere.
    if (contact === undefined || contact === '' || !('index.html' in bundle)) return;
    this.emitFile({
      type: 'asset',
      fileName: '.well-known/security.txt',
      source: securityText(contact, new Date()),
    });
  },
});
