// A version in words: what it is about, and when it was.
import { pastedOf, type PageDraft } from '#app/state/pasted.ts';
import { findScenario } from '#deepseek/catalog/scenarios.ts';
import { count } from '#iam/text/words.ts';

/** "Call DeepSeek-V3 on Bedrock" */
export function versionTitle(draft: PageDraft): string {
  const { open, policies } = pastedOf(draft);
  if (open && policies.length > 0) return count(policies.length, 'pasted policy');
  return findScenario(draft.answers.scenario)?.title ?? 'Role kit';
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const relative = () => new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
const moment = () => new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

/** "5 minutes ago". Nothing where the computer's clock was changed, so that the time lies ahead. */
export function agoWords(at: number, now: number): string {
  const ms = now - at;
  if (ms < 0) return '';
  const [unit, size] = UNITS.find(([, length]) => ms >= length) ?? ['minute', 0];
  return size === 0 ? 'just now' : relative().format(-Math.floor(ms / size), unit);
}

/** "Nov 27, 2026, 9:32 PM" */
export const momentWords = (at: number | null): string =>
  at === null ? 'On an earlier visit' : moment().format(at);
