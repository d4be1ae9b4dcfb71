// security.txt has what RFC 9116 requires, and no contact that nobody reads.
import { expect, test } from 'vitest';
import { securityText } from './security-text.ts';

const NOW = new Date('2026-11-27T12:00:00Z');

test.each(['mailto:security@example.com', 'https://example.com/security', 'tel:+1-201-555-0123'])(
  'names %s, and expires within a year',
  (contact) => {
    const lines = securityText(contact, NOW).trimEnd().split('\n');
    expect(lines[0]).toBe(`Contact: ${contact}`);
    const [, expires = ''] = /^Expires: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/.exec(lines[1] ?? '') ?? [];
    const days = (new Date(expires).getTime() - NOW.getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(300);
    expect(days).toBeLessThan(365);
  },
);

test.each(['security@example.com', 'http://example.com', '', 'mailto:a@b\nExpires: 1999-01-01T00:00:00Z'])(
  'refuses %j',
  (contact) => {
    expect(() => securityText(contact, NOW)).toThrow('SECURITY_CONTACT is');
  },
);
