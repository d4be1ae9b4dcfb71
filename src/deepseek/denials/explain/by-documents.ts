// Explains a denial by comparing what AWS says with what the documents say.
import { showAll } from '#iam/text/quote.ts';
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import { answerFixes, type AnswerScope } from './answer-fixes.ts';
import { byMessage, tokenStep } from './by-message.ts';
import { hasOwnPermissions } from './caller.ts';
import { codeFix } from './code-fix.ts';
import { compareDenial, type ComparedDenial } from './compare.ts';
import { compareCalls, madeCalls } from './made-calls.ts';
import { deniedCall, type CallReading, type DeniedCall } from './denied-call.ts';
import type { DenialComparison, DenialFix, NoFix } from './explained.ts';
import { causeOfLayer, defined, type DenialFinding } from './finding.ts';
import type { Ground } from './ground.ts';
import { statementFix } from './statement-fix.ts';
import { stepFor } from './steps.ts';
import { teamFix } from './teams.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { documentsOf, type KitDocument } from '#deepseek/compose/role-kit.ts';
import { joinAnd } from '#iam/text/words.ts';
import type { StatementLocation } from '#iam/environment/resolve-request.ts';
import { statementsIn, textsIn } from '#iam/policy/raw-policy.ts';
import { documentValue } from '#iam/environment/policy-environment.ts';

/** Empty for any other call, and where the documents name no role that may be passed. */
function rolesToPass({ action, resource }: Denial, { role }: DeniedCall): readonly string[] {
  if (action?.toLowerCase() !== 'iam:passrole') return [];
  const roles = role.permissions
    .flatMap((document) => statementsIn(documentValue(document)))
    .filter(({ Effect, Action }) => Effect === 'Allow' && textsIn(Action).includes('iam:PassRole'))
    .flatMap(({ Resource }) => textsIn(Resource));
  return roles.some((arn) => arn === resource || arn.includes('*')) ? [] : [...new Set(roles)];
}

/** The document as the wizard composed it; undefined if it was edited or pasted. */
function composed({ kit, from }: Ground, id: string): KitDocument | undefined {
  if (!kit || !from || Object.hasOwn(from.edits, id)) return undefined;
  return documentsOf(kit).find((document) => document.id === id);
}

/** The names of the limit: its switches in step 5, or the document that is a limit as a whole. */
function limitsAt(location: StatementLocation, ground: Ground, isDeny: boolean): readonly string[] {
  const document = composed(ground, location.documentId);
  if (!document || !ground.from) return [];
  const view = viewOf(ground.from.answers);
  const whys = document.whys[Number(location.path[1] ?? 0)] ?? [];
  const switches = whys.flatMap(({ answers }) =>
    answers
      .filter((id) => view.asks(id) && fieldOf(id).step === 'limits')
      .map((id) => `“${fieldOf(id).label}” under Lock it down`),
  );
  if (switches.length > 0) return switches;
  return isDeny ? [`“${whys[0]?.title ?? document.title}” in ${document.title}`] : [];
}

/** The limits of the kit that the statements are, in words; empty if any of them is no limit. */
function ownLimits(statements: readonly StatementLocation[], ground: Ground, isDeny: boolean): string {
  const names = statements.map((location) => limitsAt(location, ground, isDeny));
  return names.length > 0 && names.every((each) => each.length > 0)
    ? joinAnd([...new Set(names.flat())])
    : '';
}

/** Titles of the documents of the statements, in words. */
function documentTitles(statements: readonly StatementLocation[], { environment }: Ground): string {
  const all = [
    ...environment.roles.flatMap(({ trust, permissions }) => [...(trust ? [trust] : []), ...permissions]),
    ...environment.policies.flatMap(({ documents }) => documents),
  ];
  const ids = new Set(statements.map(({ documentId }) => documentId));
  return joinAnd([...new Set(all.filter(({ id }) => ids.has(id)).map(({ title }) => title))]);
}

const NO_FIX: NoFix = {
  kind: 'none',
  label: 'Change nothing',
  text: 'The policy works as meant. To let the call through, change the call so that it meets the rule.',
  proved: false,
  access: undefined,
  changes: [],
};

interface Compared {
  readonly denial: Denial;
  readonly ground: Ground;
  readonly call: DeniedCall;
  /** What was refused. */
  readonly own: ComparedDenial;
  /** What the code calls once it is changed as the model needs it. */
  readonly made: ComparedDenial;
  readonly reading: CallReading;
}

/** The documents allow what AWS refuses. */
function allowedHere({ denial, reading, call }: Compared): DenialFinding {
  const { layer, explicit } = denial;
  const comparison = 'documents-allow';
  const code = codeFix(denial, reading.model, false);
  if (call.isTrust && layer === 'unknown' && hasOwnPermissions(denial))
    return {
      cause: 'assume-not-said',
      comparison,
      fixes: defined([statementFix(denial, 'identity', reading, undefined), stepFor('not-deployed', denial)]),
    };
  if (!call.isSameRole && explicit !== true && (layer === 'identity' || layer === 'unknown'))
    return {
      cause: 'other-role',
      comparison,
      names: call.role.name,
      fixes: defined([stepFor('other-role', denial), stepFor('not-deployed', denial)]),
    };
  if (layer === 'identity' || layer === 'unknown' || layer === 'trust')
    return {
      cause: explicit === true && layer !== 'trust' ? 'denied-by-statement' : 'not-deployed',
      comparison,
      names: layer === 'unknown' ? 'a policy that AWS does not name' : '',
      fixes: defined([
        explicit === true ? teamFix(denial, layer, reading) : undefined,
        stepFor('not-deployed', denial),
        code,
      ]),
    };
  return {
    cause: causeOfLayer(layer, denial),
    comparison,
    fixes: [teamFix(denial, layer, reading)],
  };
}

function scopeOf({ form }: Denial, { isTrust }: DeniedCall): AnswerScope {
  if (!isTrust) return 'call';
  return form === 'role-not-assumable' ? 'service' : 'trust';
}

/** Fixes in documents that are here. */
function fixesHere(
  { denial, ground, call, made, reading }: Compared,
  layer: DenialLayer,
): readonly DenialFix[] {
  const scope = scopeOf(denial, call);
  return defined([
    ...answerFixes(denial, ground, made, call.role.id, scope, reading),
    statementFix(denial, layer, reading, { call, before: made, ground }),
  ]);
}

/** The documents refuse the call, and allow those that the model answers. */
function otherCall({ denial, made, own, reading: { model } }: Compared): DenialFinding | undefined {
  const isOwn = denial.layer === 'identity' || denial.layer === 'unknown';
  if (!isOwn || own.explicit || made.decision !== 'allowed') return undefined;
  const code = codeFix(denial, model, true);
  return (
    code && {
      cause: 'other-call',
      comparison: 'same',
      fixes: defined([code, stepFor('not-deployed', denial)]),
    }
  );
}

/** The documents refuse too, or may. */
function deniedHere(compared: Compared): DenialFinding {
  const { denial, own, ground, call, reading } = compared;
  const other = otherCall(compared);
  if (other) return other;
  const limits = ownLimits(own.statements, ground, own.explicit);
  const titles = documentTitles(own.statements, ground);
  const isOther = denial.layer !== 'unknown' && own.layer !== 'unknown' && denial.layer !== own.layer;
  const comparison: DenialComparison = isOther
    ? 'other-layer'
    : own.decision === 'depends'
      ? 'depends'
      : 'same';
  // What AWS names comes first: the documents have to be changed as well.
  if (isOther && denial.layer !== 'identity') {
    const { cause, fixes } = byMessage(denial, comparison, reading);
    const more = own.explicit ? [] : fixesHere(compared, own.layer);
    // The boundary of the kit follows its answers.
    const isHere = denial.layer === 'boundary' && call.role.hasKitBoundary && more.length > 0;
    const others = isHere ? [] : fixes.filter(({ kind }) => kind === 'team');
    return { cause, comparison, fixes: [...others, ...more] };
  }
  if (limits !== '') {
    const { decision } = own;
    const isControl = own.layer === 'scp' || own.layer === 'rcp';
    const scope: AnswerScope = isControl ? 'exemption' : 'limit';
    const more =
      own.explicit && !isControl ? [] : answerFixes(denial, ground, own, call.role.id, scope, reading);
    const step = decision === 'depends' ? stepFor('not-deployed', denial) : undefined;
    return { cause: 'works-as-meant', comparison, names: limits, fixes: defined([NO_FIX, ...more, step]) };
  }
  if (own.explicit) {
    const layer = own.layer === 'unknown' ? 'identity' : own.layer;
    return {
      cause: layer === 'identity' ? 'denied-by-statement' : causeOfLayer(layer, denial),
      comparison,
      names: titles,
      fixes: [teamFix({ ...denial, explicit: true }, layer, reading)],
    };
  }
  if (own.decision === 'depends' && own.keys.length > 0 && !call.isTrust)
    return {
      cause: 'condition-not-met',
      comparison,
      names: showAll(own.keys),
      fixes: defined([stepFor('condition-not-met', denial), ...fixesHere(compared, own.layer)]),
    };
  if (call.isTrust)
    return {
      cause: 'trust',
      comparison,
      names: own.keys.length === 0 ? '' : showAll(own.keys),
      fixes: defined([
        ...fixesHere(compared, 'trust'),
        tokenStep(denial, reading.clues),
        teamFix(denial, 'trust', reading),
      ]),
    };
  const roles = rolesToPass(denial, call);
  if (roles.length > 0)
    return {
      cause: 'passes-another-role',
      comparison,
      names: showAll(roles),
      fixes: defined([stepFor('passes-another-role', denial), ...fixesHere(compared, 'identity')]),
    };
  if (own.layer === 'identity' || own.layer === 'unknown')
    return { cause: 'not-allowed', comparison, fixes: fixesHere(compared, 'identity') };
  return {
    cause: causeOfLayer(own.layer, denial),
    comparison,
    fixes: defined([...fixesHere(compared, own.layer), teamFix(denial, own.layer, reading)]),
  };
}

/** The account that the documents are for, if the call was made in another. */
function otherAccount({ account }: Ground, denial: Denial): string | undefined {
  return account !== undefined && denial.account !== undefined && account !== denial.account
    ? account
    : undefined;
}

/** By what AWS says and what the documents say. */
export function byDocuments(denial: Denial, ground: Ground, reading: CallReading): DenialFinding {
  const call = deniedCall(denial, ground.environment, reading);
  const account = otherAccount(ground, denial);
  // Policies of an organization are for its other accounts.
  if (account !== undefined && call && !call.isTrust && call.role.id !== '')
    return {
      cause: 'other-account',
      comparison: 'no-documents',
      names: account,
      fixes: defined([stepFor('other-account', denial)]),
    };
  if (call && !call.isSameRole && reading.isRoleNamed)
    return {
      cause: 'other-role',
      comparison: 'no-documents',
      names: call.role.name,
      fixes: defined([stepFor('other-role', denial), ...byMessage(denial, 'no-documents', reading).fixes]),
    };
  const own = compareDenial(denial, call, ground);
  if (!call || own.decision === 'undecided')
    return byMessage(denial, call ? 'undecided' : 'no-documents', reading);
  const calls = madeCalls(denial, reading);
  const made = calls[0] === denial ? own : compareCalls(calls, ground.environment, reading, ground);
  const compared = { denial, ground, call, own, made, reading };
  return own.decision === 'allowed' ? allowedHere(compared) : deniedHere(compared);
}
