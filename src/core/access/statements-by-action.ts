// Which statements of a subject's documents speak of the actions of a service, so that a person can go there.
import type { JsonPath } from '#core/json/json-path.ts';
import type { Reference } from '#core/reference/reference.ts';
import type { CompiledStatement } from '#core/simulate/compile/compile-statement.ts';
import { actionsOf } from './matrix/action-catalog.ts';
import { speaksOf, speaksOfAction } from './matrix/applies-to.ts';
import { planOf, type PolicySet } from '#core/simulate/compile/compile-policies.ts';
import type { SettingDocument } from '#core/verify/setting.ts';
import { policiesOf } from './access-view.ts';
import type { Subject } from './subject.ts';

export interface SpeakingStatement {
  readonly documentId: string;
  /** Of its document: "Permissions policy". */
  readonly title: string;
  readonly path: JsonPath;
  readonly sid: string | undefined;
  /** What it does: allows in a policy of the subject itself, or denies in any. */
  readonly effect: 'Allow' | 'Deny';
}

/** By action, in the reference's spelling. */
export type Speaking = ReadonlyMap<string, readonly SpeakingStatement[]>;

interface At {
  readonly place: SpeakingStatement;
  readonly statement: CompiledStatement;
}

/** The statements of a set whose documents are these, in order; one without a document is only assumed. */
function placed(
  { documents }: PolicySet,
  from: readonly (SettingDocument | undefined)[],
  effects: readonly SpeakingStatement['effect'][],
): readonly At[] {
  return documents.flatMap(({ statements }, index) => {
    const document = from[index];
    if (!document) return [];
    return statements.flatMap((statement): readonly At[] => {
      const effect = effects.find((each) => each === statement.effect);
      if (!effect) return [];
      const { path, sid } = statement;
      return [{ statement, place: { documentId: document.id, title: document.title, path, sid, effect } }];
    });
  });
}

/** Whether a statement applies to a request, and on which resources, is not looked at. */
export function statementsOn(subject: Subject, prefix: string, reference: Reference): Speaking {
  const { identity, boundaries, session, scps } = planOf(policiesOf(subject));
  const all = [
    ...placed(identity, subject.identity, ['Allow', 'Deny']),
    ...boundaries.flatMap((set, index) => placed(set, [subject.boundaries[index]], ['Deny'])),
    ...(session ? placed(session, subject.session, ['Deny']) : []),
    ...scps.flatMap((set, level) => placed(set, [undefined, ...(subject.scps[level] ?? [])], ['Deny'])),
  ];
  const speaksAt = all.map(({ statement }) => speaksOf(statement, prefix));
  const found = new Map<string, readonly SpeakingStatement[]>();
  for (const { name, full } of actionsOf(reference, prefix)) {
    const speaking = all.filter(
      ({ statement }, index) =>
        speaksAt[index] === 'all' || (speaksAt[index] === 'some' && speaksOfAction(statement, prefix, full)),
    );
    if (speaking.length > 0)
      found.set(
        name,
        speaking.map(({ place }) => place),
      );
  }
  return found;
}
