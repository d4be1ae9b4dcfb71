// What the rows of compose/cases say of calls, decided; and that no scenario, trusted entity or switch is without a row.
import { expect, test } from 'vitest';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { fieldOf, isFieldId } from '#deepseek/answers/fields/fields.ts';
import { entities } from '#deepseek/catalog/entities.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf, type RoleKit } from '#deepseek/compose/role-kit.ts';
import {
  answersOfCase,
  checkedCases,
  type CheckedCalls,
  type CheckedCase,
} from '#deepseek/compose/testing/checked-cases.ts';
import { allowed, type Expectation } from '#iam/request/expectation.ts';
import type { Caller, CallPrincipal } from '#iam/request/call.ts';
import { kitAccountOf } from './kit-account.ts';
import { environmentOf } from './kit-environment.ts';
import { prove } from '#iam/environment/prove.ts';

function outsider(who: string): Caller {
  if (who.includes(':oidc-provider/')) return { kind: 'web-identity', provider: who };
  return who.includes(':role/') ? { kind: 'role-session', roleArn: who } : who;
}

/** “app with ID”, “ARN through ID”: who, and the policy that also decides. */
function callerOf(words: string, { roles }: RoleKit) {
  const [who = '', by, id = ''] = words.split(' ');
  const isRole = roles.some((role) => role.id === who);
  if (!isRole && !/[.:]|^\d{12}$/.test(who)) throw new Error(`The kit has no role ${who}`);
  const caller = outsider(who);
  const principal: CallPrincipal = isRole ? { role: who } : { caller };
  if (by === 'with') return { principal, sessionPolicy: id };
  return by === 'through' ? { principal, viaEndpoint: id } : { principal };
}

/** The account that owns a bucket, whose ARN does not say so: that of the kit, unless the context names another. */
const bucketOwner = (resource: string, account: string): { readonly resourceAccount?: string } =>
  resource.includes(':s3:::') ? { resourceAccount: account } : {};

const callsOf = (calls: CheckedCalls | undefined, kit: RoleKit, account: string): readonly Expectation[] =>
  Object.entries(calls ?? {}).flatMap(([who, list]) =>
    list.map(([action, resource, { resourceAccount, ...context } = {}]) =>
      allowed({
        label: who,
        ...callerOf(who, kit),
        action,
        resource,
        context,
        ...(typeof resourceAccount === 'string' ? { resourceAccount } : bucketOwner(resource, account)),
      }),
    ),
  );

/** Each call of the row with what is decided. */
function decisionsOn({ allows, denies }: CheckedCase, answers: Answers) {
  const kit = compose(answers);
  const home = kitAccountOf(answers);
  const environment = environmentOf(kit, home);
  const decided = (calls: CheckedCalls | undefined) =>
    callsOf(calls, kit, home.account).map((call) => ({
      who: call.label,
      action: call.action,
      resource: call.resource,
      context: call.context,
      decision: prove(environment, call).decision,
    }));
  return { allows: decided(allows), denies: decided(denies) };
}

const withCalls = checkedCases.filter(({ allows, denies }) => allows ?? denies);

test.each(withCalls)('$name: its calls are decided as it says', (row) => {
  const { allows, denies } = decisionsOn(row, answersOfCase(row));
  expect(allows.filter(({ decision }) => decision !== 'allowed')).toEqual([]);
  expect(
    denies.filter(({ decision }) => decision !== 'implicitlyDenied' && decision !== 'explicitlyDenied'),
  ).toEqual([]);
});

test('every scenario has a row with calls that its kit allows and calls that it denies', () => {
  const without = scenarios
    .all()
    .map(({ id }) => id)
    .filter((id) => !checkedCases.some((row) => row.scenario === id && row.allows && row.denies));
  expect(without).toEqual([]);
});

test('every trusted entity has a row with calls', () => {
  const trusted = withCalls.map((row) => viewOf(answersOfCase(row)).entity.id);
  expect(
    entities
      .all()
      .map(({ id }) => id)
      .filter((id) => !trusted.includes(id)),
  ).toEqual([]);
});

/** What a row says of a kit: the documents and steps that it names, and the decisions. A role that is gone decides nothing. */
function saidOf(row: CheckedCase, answers: Answers): string {
  const kit = compose(answers);
  const named = { ...row.documents, ...row.contents };
  const documents = documentsOf(kit).filter(({ id }) => id in named);
  const steps = kit.nextSteps.filter(({ id }) => row.steps && id in row.steps);
  const texts = [documents.map(({ document }) => document), steps.map(({ code }) => code)];
  try {
    return JSON.stringify([texts, decisionsOn(row, answers)]);
  } catch {
    return JSON.stringify(texts);
  }
}

/** Whether the row would fail without its answer to the question. */
function tells(row: CheckedCase, id: string): boolean {
  const { [id]: given, ...others } = row.values;
  const answers = answersOfCase(row);
  if (given === undefined || !viewOf(answers).asks(id)) return false;
  return saidOf(row, answers) !== saidOf(row, answersOfCase({ ...row, values: others }));
}

test('every switch and every choice is answered by a row that would fail with the starting value', () => {
  const asked = new Set(scenarios.all().flatMap(({ fields }): readonly string[] => fields));
  const switches = [...asked].filter(
    (id) => isFieldId(id) && ['switch', 'choice'].includes(fieldOf(id).kind),
  );
  expect(switches.filter((id) => !checkedCases.some((row) => tells(row, id)))).toEqual([]);
});
