// What cannot be where a text says that it must be: Regions, models behind a profile of several Regions, accounts.
import type { AnswersView } from '#deepseek/answers/field.ts';
import { missing } from '#deepseek/answers/offered-regions.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import { findModel, type InferenceProfile, type Model } from '#deepseek/facts/models.ts';
import { partFor } from './choose-scenario.ts';
import type { PlacedWords } from './clauses.ts';
import type { Contradiction } from './contradiction.ts';
import type { StatedPart } from './sentence-part.ts';
import type { StatedAnswer } from './state-answers.ts';
import { liesIn, residencesIn, type Residence, type StatedResidence } from './vocabulary/residence-words.ts';

/** The Regions there that the scenario offers. */
function regionsIn(residence: Residence, view: AnswersView): readonly string[] {
  const field = fieldOf('regions');
  const options = field.kind === 'choices' ? field.options(view) : [];
  return options
    .filter(({ value, disabled }) => !disabled && liesIn(value, residence))
    .map(({ value }) => value);
}

/** “us-west-2”, and “must stay in the EU”. */
function ofPlaces(
  residences: readonly StatedResidence[],
  statements: readonly StatedAnswer[],
  view: AnswersView,
): readonly Contradiction[] {
  const stated = statements.flatMap(({ field, part }) =>
    (field === 'regions' || field === 'callerRegions') && part.region !== undefined
      ? [{ ...part, field, region: part.region }]
      : [],
  );
  return residences.flatMap((residence) =>
    stated
      .filter(({ region }) => !liesIn(region, residence))
      .map((part): Contradiction => ({
        field: part.field,
        said: [
          { ...part, value: [part.region] },
          { ...residence, value: regionsIn(residence, view).slice(0, 1) },
        ],
      })),
  );
}

/** Where a model is called, it may be by a profile. */
const BY_PROFILE: ReadonlySet<string> = new Set([
  'inference-profile',
  'served-models',
  'agent-models',
  'flow-models',
]);

/** A model that only a profile of several Regions calls, and the words that name it. */
interface Profiled {
  readonly part: StatedPart;
  readonly model: Model;
  readonly profile: InferenceProfile;
}

function profiledIn(parts: readonly StatedPart[], view: AnswersView): readonly Profiled[] {
  if (!view.scenarios.some(({ regionRule }) => BY_PROFILE.has(regionRule))) return [];
  return parts.flatMap((part) => {
    const { profileModels: ids } = part.answers;
    const [id = ''] = Array.isArray(ids) && part.negated !== true ? (ids as readonly string[]) : [];
    const model = findModel(id);
    return model?.profile && model.regions.length === 0 ? [{ part, model, profile: model.profile }] : [];
  });
}

/** “No cross-Region inference”, “without an inference profile”, “a single Region only”. */
const IN_ONE_REGION =
  /\b(?:no|not|without|never|avoid)\s+(?:\w+\s+){0,2}?(?:cross[- ]regions?(?:\s+\w+)?|(?:us\.?\s+)?(?<!application )inference profiles?|us\.?\s+profiles?)\b|\b(?:by|with|using) (?:its|the) (?:plain |bare |base |foundation[- ])?model id\b|\bno (?:routing|failover|fan-?out) (?:across|between|over|to)\b[^.;,]*\bregions?\b|\bpinned to (?:one region|us-\w+-\d)|\bonly (?:ever )?us-\w+-\d (?:is|may|can) (?:allowed to )?(?:process|serve|answer)\w*|\b(?:served|processed|answered|run) (?:only )?in (?:us-\w+-\d|\w+) (?:only|and nowhere else|alone)\b|\b(?:single|one)[- ]region\b(?!s)|\bin-region\b|\b(?:no|not|never)\s+(?:[\w-]+\s+){0,3}?other regions?\b/gi;

/** “R1 must stay in us-east-1”: its profile answers from several Regions. */
function ofProfiles(
  text: string,
  residences: readonly StatedResidence[],
  parts: readonly StatedPart[],
  view: AnswersView,
): readonly Contradiction[] {
  const limits: readonly (PlacedWords & { readonly residence?: Residence })[] = [
    ...residences.map((residence) => ({ ...residence, residence })),
    ...Array.from(text.matchAll(IN_ONE_REGION), ({ 0: words, index }) => ({
      text: words,
      start: index,
      end: index + words.length,
    })),
  ];
  return profiledIn(parts, view).flatMap(({ part, model, profile }) =>
    limits
      .filter(
        ({ residence }) => !residence || !profile.destinationRegions.every((code) => liesIn(code, residence)),
      )
      .map((limit): Contradiction => ({
        field: 'regions',
        said: [
          { ...part, value: profile.sourceRegions },
          {
            ...limit,
            value: profile.sourceRegions.filter((code) => limit.residence && liesIn(code, limit.residence)),
          },
        ],
        why: `${model.name} is called through ${profile.id}, which answers from ${profile.destinationRegions.join(', ')}`,
      })),
  );
}

/** “An agent with V3.2 within Germany”: nothing is offered there. */
function ofNowhere(
  residences: readonly StatedResidence[],
  parts: readonly StatedPart[],
  statements: readonly StatedAnswer[],
  view: AnswersView,
): readonly Contradiction[] {
  if (!view.asks('regions') || statements.some(({ field }) => field === 'regions')) return [];
  const part = partFor(view.scenario.id, parts);
  if (!part) return [];
  return residences
    .filter((residence) => regionsIn(residence, view).length === 0)
    .map((residence): Contradiction => ({
      field: 'regions',
      said: [
        { ...part, value: [] },
        { ...residence, value: [] },
      ],
      why: `${residence.code} has no Region with it`,
    }));
}

/** Whether the Regions are those of an answer that nobody stated, and that need not be so. */
const isOfDefault = (statements: readonly StatedAnswer[], view: AnswersView): boolean =>
  view.scenario.id === 'discover' ||
  (view.asks('trainingImage') && !statements.some(({ field }) => field === 'trainingImage'));

/** “V3.1 in São Paulo”, “import in Ireland”: a Region without what is asked there. */
function ofOffers(
  parts: readonly StatedPart[],
  statements: readonly StatedAnswer[],
  view: AnswersView,
): readonly Contradiction[] {
  // An organization allows Regions for more than this.
  if (!view.asks('regions') || view.scenario.family === 'govern') return [];
  const stated = statements.filter(({ field, part }) => field === 'regions' && part.region !== undefined);
  const models = statements.find(({ field }) => /models$/i.test(field))?.part;
  if (isOfDefault(statements, view)) return [];
  const task = models ?? partFor(view.scenario.id, parts);
  return stated.flatMap(({ part }): readonly Contradiction[] => {
    const why = missing(part.region ?? '', view);
    if (why === undefined || !task || task.start === part.start) return [];
    return [
      {
        field: 'regions',
        said: [
          // Which of the others is for a person to say.
          { ...task, value: [] },
          { ...part, value: [part.region!] },
        ],
        why: why.replace(/\.$/, ''),
      },
    ];
  });
}

/** What cannot be where the text says that it is or must be. */
export function outOfReach(
  text: string,
  parts: readonly StatedPart[],
  statements: readonly StatedAnswer[],
  view: AnswersView,
): readonly Contradiction[] {
  const residences = residencesIn(text);
  const ofResidence = [
    ...ofPlaces(residences, statements, view),
    ...ofProfiles(text, residences, parts, view),
    ...ofNowhere(residences, parts, statements, view),
  ];
  return [...ofResidence, ...(ofResidence.length > 0 ? [] : ofOffers(parts, statements, view))];
}
