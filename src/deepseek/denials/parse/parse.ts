// Reads refused calls out of any text: error messages, logs, CloudTrail events. Never throws.
import { denialOf, type Denial } from '#deepseek/denials/denial.ts';
import { eventsIn } from './json-events.ts';
import { denialOfEvent } from './cloudtrail.ts';
import { denialOfDecoded } from './decoded-message.ts';
import { withPassedService } from './passed-service.ts';
import { plainText } from './plain-text.ts';
import { scanMessages } from './scan-messages.ts';

/** What makes two denials the same, wherever they were printed. Of the context, the endpoint decides, not each address. */
const keyOf = ({ position: _position, count: _count, context, ...same }: Denial): string =>
  JSON.stringify([same, context['aws:SourceVpce']]);

/** What was found under a key; a message may be printed once with the Region and once without. */
class Found {
  readonly denials = new Map<string, Denial>();
  readonly #keys = new Map<string, string>();

  add(denial: Denial): void {
    const open = keyOf({ ...denial, region: undefined });
    const same = denial.region === undefined ? this.#keys.get(open) : undefined;
    const own = keyOf(denial);
    const key = same ?? (!this.denials.has(own) && this.denials.has(open) ? open : own);
    if (!this.#keys.has(open)) this.#keys.set(open, key);
    const known = this.denials.get(key);
    this.denials.set(
      key,
      known
        ? denialOf({
            ...known,
            region: known.region ?? denial.region,
            count: known.count + denial.count,
            context: shared(known.context, denial.context),
          })
        : denial,
    );
  }
}

/** The keys that both have with the same value. */
function shared(a: Denial['context'], b: Denial['context']): Denial['context'] {
  return Object.fromEntries(Object.entries(a).filter(([key, value]) => b[key] === value));
}

/** The denials in the text, in order, each once with how often it is there. */
export function parseDenials(text: string): readonly Denial[] {
  const { events, rest } = eventsIn(text);
  const all = [
    ...events.flatMap(
      ({ event, position }) => denialOfDecoded(event, position) ?? denialOfEvent(event, position) ?? [],
    ),
    ...(rest === '' ? [] : scanMessages(plainText(rest))),
  ].toSorted((a, b) => a.position.start - b.position.start);
  const found = new Found();
  for (const denial of all) found.add(withPassedService(denial));
  return [...found.denials.values()];
}
