// Who can do something, as text for a terminal: each principal with the statements that decide.
import type { GrantingStatement, WhoCan } from '#iam/access/index.ts';
import { count } from '#iam/text/index.ts';
import { painter, type Terminal } from '#cli/terminal.ts';

/** What is printed as JSON, too: schemas/who.json says what is in it. */
export interface WhoAnswer {
  readonly action: string;
  readonly resource: string;
  readonly account: string;
  /** How many principals were asked about. */
  readonly of: number;
  readonly principals: readonly WhoCan[];
  readonly assumptions: readonly string[];
}

const statementWords = ({ policy, number, sid, effect, matched }: GrantingStatement): string => {
  const does = { Allow: 'allows', Deny: 'denies', unreadable: 'may allow or deny' }[effect];
  const may = { Allow: 'may allow', Deny: 'may deny', unreadable: 'may allow or deny' }[effect];
  return `    ${matched === 'yes' ? does : may}: ${policy}, statement ${number}${sid === undefined ? '' : ` (${sid})`}`;
};

const summaryOf = ({ of, principals }: WhoAnswer): string => {
  const allowed = principals.filter(({ decision }) => decision === 'allowed').length;
  const depends = principals.length - allowed;
  return `${allowed} of ${count(of, 'principal')} can do it${depends === 0 ? '' : `, and for ${depends} it depends`}.`;
};

/** Those that cannot do it are only counted. */
export function whoText(answer: WhoAnswer, terminal: Pick<Terminal, 'color'>): string {
  const paint = painter(terminal);
  const { action, resource, account, principals, assumptions } = answer;
  return [
    paint('bold', `${action} on ${resource} in account ${account}`),
    ...principals.flatMap(({ principal, decision, text, statements, missing }) => [
      `  ${principal}  ${decision === 'allowed' ? paint('green', 'allowed') : paint('yellow', 'it depends')}`,
      `    ${text}`,
      ...statements.map(statementWords),
      ...missing.map((name) => `    not given: ${name}`),
    ]),
    ...(assumptions.length > 0 ? ['  Assumptions', ...assumptions.map((text) => `    ${text}`)] : []),
    summaryOf(answer),
    '',
  ].join('\n');
}
