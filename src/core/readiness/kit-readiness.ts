// The readiness of a kit where nothing else has checked it: on the command line, for agents and in programs.
import type { Answers } from '#core/answers/answers.ts';
import { documentsOf, type KitDocument, type RoleKit } from '#core/compose/role-kit.ts';
import { expectationsOf } from '#core/expectations/index.ts';
import { print } from '#core/iam/print.ts';
import { parse, toValue } from '#core/json/parse.ts';
import { nonWhitespaceLength } from '#core/json/text-size.ts';
import { notJsonMessage, refusalsOf } from '#core/schema/refusals/refusals.ts';
import { kitAccountOf } from '#core/verify/kit-account.ts';
import { environmentOf } from '#core/verify/policy-environment.ts';
import { prove } from '#core/verify/prove.ts';
import { curesOf } from './cures.ts';
import { readinessOf } from './readiness-of.ts';
import type { Readiness, ReadinessDocument, ReadinessInput } from './readiness.ts';

/** Document id → the text of its edit. */
type Edits = Readonly<Record<string, string>>;

function refusalIn({ type }: KitDocument, text: string): string | undefined {
  const { root, syntax } = parse(text);
  if (!root || syntax !== 'valid') return notJsonMessage(type);
  return refusalsOf(type, toValue(root), nonWhitespaceLength(text))[0]?.message;
}

function editedDocument(source: KitDocument, text: string): ReadinessDocument {
  const refusal = refusalIn(source, text);
  return {
    id: source.id,
    type: source.type,
    text,
    composed: print(source.document),
    ...(refusal === undefined
      ? {}
      : { findings: [{ severity: 'error', message: `AWS answers: “${refusal}”`, refusal }] }),
  };
}

/** The calls that edits keep from being as they must. What is composed needs no proof. */
function failingWith(answers: Answers, kit: RoleKit, edits: Edits): NonNullable<ReadinessInput['failing']> {
  const environment = environmentOf(kit, kitAccountOf(answers), edits);
  return expectationsOf(answers)
    .filter((expectation) => !prove(environment, expectation).passes)
    .map(({ id, label, difference, expect }) => ({
      id,
      title: difference === undefined ? label : `${label}, ${difference}`,
      ...(expect === 'denied' && { denies: true }),
    }));
}

function inputOf(answers: Answers, kit: RoleKit, edits: Edits): ReadinessInput {
  const documents = documentsOf(kit).flatMap((source) => {
    const text = Object.hasOwn(edits, source.id) ? edits[source.id] : undefined;
    return text === undefined ? [] : [editedDocument(source, text)];
  });
  return {
    answers,
    kit,
    documents,
    ...(documents.length > 0 ? { failing: failingWith(answers, kit, edits) } : {}),
  };
}

export const kitReadiness = (answers: Answers, kit: RoleKit, edits: Edits = {}): Readiness =>
  readinessOf(inputOf(answers, kit, edits));

/** The same, with what cures each cause. */
export function curedReadiness(answers: Answers, kit: RoleKit, edits: Edits = {}): Readiness {
  const input = inputOf(answers, kit, edits);
  const { state, causes } = readinessOf(input);
  return { state, causes: causes.map((cause) => ({ ...cause, cures: curesOf(input, cause) })) };
}
