// What a report has besides the kit: findings, proofs, and the access of each role.
import type { Answers } from '#deepseek/answers/index.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { type RoleKit, documentsOf } from '#deepseek/compose/index.ts';
import type { ReviewFinding, ReviewInput, ReviewProof } from '#deepseek/export/index.ts';
import { print } from '#iam/policy/index.ts';
import { accessMatrices, subjectsOf, summarizeAccess } from '#iam/access/index.ts';
import { findingsIn, type ReferenceWith } from './read-edits.ts';
import { environmentOf, kitAccountOf } from '#deepseek/verify/index.ts';
import { prove } from '#iam/environment/index.ts';
import { referenceFacts } from '#iam/decide/index.ts';
import type { Draft } from '#deepseek/share/index.ts';

function findingsOf(
  kit: RoleKit,
  edits: Draft['overrides'],
  referenceWith: ReferenceWith,
): readonly ReviewFinding[] {
  return documentsOf(kit).flatMap((document) => {
    const edit = Object.hasOwn(edits, document.id) ? edits[document.id] : undefined;
    return findingsIn(document, edit ?? print(document.document), referenceWith) // Mere advice on what nobody edited: the answers have decided it.
      .filter(({ code, severity }) => edit !== undefined || code !== undefined || severity !== 'suggestion')
      .map(({ severity, message, code, source }) => ({
        document: document.id,
        severity,
        message,
        ...(code !== undefined && { code }),
        ...(source !== undefined && { source }),
      }));
  });
}

/** The calls that a kit is proved with. */
export const callsOf = (kit: RoleKit, answers: Answers, edits: Draft['overrides']): ReviewInput => ({
  calls: {
    environment: environmentOf(kit, kitAccountOf(answers), edits),
    expectations: expectationsOf(answers),
  },
});

export function reviewOf(
  kit: RoleKit,
  answers: Answers,
  edits: Draft['overrides'],
  referenceWith: ReferenceWith,
): ReviewInput {
  const environment = environmentOf(kit, kitAccountOf(answers), edits);
  const facts = referenceFacts(referenceWith(() => []));
  const proofs = expectationsOf(answers).map((expectation): ReviewProof => {
    const proof = prove(environment, expectation, facts);
    const outcome = proof.passes ? 'holds' : proof.decision === undefined ? 'open' : 'fails';
    return { expectation, proof, outcome };
  });
  const access = subjectsOf(environment).map((subject) => {
    const reference = referenceWith((known) => accessMatrices({ subject }, known).needs);
    return summarizeAccess(subject, accessMatrices({ subject }, reference).matrix);
  });
  return { findings: findingsOf(kit, edits, referenceWith), proofs, access, ...callsOf(kit, answers, edits) };
}
