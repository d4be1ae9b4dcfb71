// In which Regions calls are made: said where it is known, asked where it is open or contradicts itself.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { looksLikeRegion } from '#iam/facts/regions.ts';
import { REGION_KEYS, regionInAddress } from './client-region.ts';
import { isText, plainName, type Follower, type Value } from './values.ts';
import { regionOfArn } from './model-ids.ts';
import { lineIn, sourceOf, type CodeNotes } from './notes.ts';
import { calledName } from './program.ts';
import { withoutPlaceholder } from './readable-call.ts';

const REGION_VARIABLES = ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_REGION_NAME', 'BEDROCK_REGION'] as const;

/** Regions that are set for no client in particular. */
export function commonRegions({ program, follow, lookUp }: Follower): readonly Value[] {
  const variables = REGION_VARIABLES.flatMap((name) => (program.environment.get(name) ?? []).flatMap(follow));
  if (variables.length > 0) return variables;
  return program.calls.flatMap((call) => [
    ...[...REGION_KEYS, 'env.region'].flatMap((key) => lookUp(call.named, key)),
    ...call.args
      .flatMap(follow)
      .flatMap((value) =>
        value.kind === 'object' && !value.made
          ? [...REGION_KEYS, 'env.region'].flatMap((key) => lookUp(value.entries, key))
          : [],
      ),
    ...(/^(?:with(?:default)?)?region$/.test(plainName(calledName(call))) && call.callee.kind === 'member'
      ? call.args.flatMap(follow)
      : []),
  ]);
}

/** A default is an answer, and may be another one where the code runs. */
export function remarkDefault(value: Value, name: string, field: FieldId, notes: CodeNotes): void {
  if (isText(value) && value.unless !== undefined)
    notes.ask(
      value,
      (where) => `${name} is ${value.value}, ${lineIn(where)}, unless ${value.unless} says otherwise.`,
      field,
    );
}

/** Says the Region of each value, and what could not be followed. */
export function stateRegions(values: readonly Value[], notes: CodeNotes, isHome: boolean): void {
  for (const value of values.map(withoutPlaceholder)) {
    if (isText(value)) {
      if (!looksLikeRegion(value.value)) continue;
      notes.state(value, { answers: { regions: [value.value] }, ...(isHome && { isHome }) });
      remarkDefault(value, 'The Region', 'regions', notes);
    } else
      notes.ask(
        value,
        (where) => `The Region comes from ${sourceOf(value, where)}: which Region?`,
        'regions',
      );
  }
}

/** What a call names in a Region other than that of its client. */
export function stateOtherRegion(value: Value, regions: readonly Value[], notes: CodeNotes): void {
  if (!isText(value)) return;
  const meant = regionOfArn(value.value) ?? regionInAddress(value.value) ?? value.value;
  const known = regions.filter(isText).filter((region) => looksLikeRegion(region.value));
  const [other] = known;
  if (!other || !looksLikeRegion(meant)) return;
  if (known.some((region) => region.value === meant)) return;
  notes.contradict('regions', [
    { start: other.start, end: other.end, value: [other.value] },
    { start: value.start, end: value.end, value: [meant] },
  ]);
}
