// A service principal that is on no list.
import { nearest } from '#iam/text/nearest-name.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFinding, type CheckFindings } from '#iam/rules/check.ts';
import type { Located, StatementView } from '#iam/rules/policy-view.ts';
import { findServicePrincipal, SERVICE_PRINCIPALS } from '#iam/facts/service-principals.ts';
import { clientCalled } from '#iam/reference/api-names.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { plainTexts, replaceWith } from './plain-values.ts';
import { isPrincipalForm, labelsOf } from './service-names.ts';

/** Of the keys with service principals, those whose values the list was made from. */
const KEYS: ReadonlySet<string> = new Set(['iam:passedtoservice', 'iam:awsservicename']);

const STEMS = SERVICE_PRINCIPALS.flatMap(({ name }) => labelsOf(name)?.join('.') ?? []);

/** One policy has few of them; looking for the nearest of hundreds takes time. */
const MAX_SUGGESTIONS = 20;

function isKnown(name: string, reference: Reference): boolean {
  if (findServicePrincipal(name)) return true;
  // Parts of a service have names like tasks.apprunner, and new services one like their prefix.
  return labelsOf(name)?.some((label) => reference.listed(label)) === true;
}

function namesIn({ principals, conditions }: StatementView): readonly Located<string>[] {
  const named: Located<string>[] = principals.filter(({ kind }) => kind === 'Service');
  for (const condition of conditions) if (KEYS.has(condition.keyName)) named.push(...plainTexts(condition));
  return named;
}

/** What was meant: the service of a client of this name, or the nearest. */
function stemFor(name: string, reference: Reference): string | undefined {
  const stem = labelsOf(name)?.join('.') ?? '';
  const client = clientCalled(stem, reference)?.prefix;
  return client && STEMS.includes(client) ? client : nearest(stem, STEMS);
}

function hit({ value, path }: Located<string>, reference: Reference): CheckFinding {
  const stem = stemFor(value, reference);
  if (stem === undefined) {
    return {
      message: `${show(value)} is not in the list of service principals. Check it against the documentation of the service.`,
      locations: [atValue(path)],
    };
  }
  const meant = `${stem}.amazonaws.com`;
  return {
    message: `${show(value)} is not in the list of service principals. Did you mean \`${meant}\`?`,
    locations: [atValue(path)],
    severity: 'warning',
    fix: replaceWith(path, meant, false),
  };
}

export default defineCheck({
  id: 'unknown-service-principal',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Unknown service principal',
  why: 'AWS does not publish a complete list of service principals. IAM refuses a wrong name when the policy is saved, or it never matches. A name that is close to a known one is probably a typo.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services',
  bad: [
    {
      type: 'trust',
      with: { Principal: { Service: 'lamda.amazonaws.com' } },
      at: ['Statement.0.Principal.Service'],
      fixed: { Principal: { Service: 'lambda.amazonaws.com' } },
      severity: 'warning',
    },
    {
      type: 'trust',
      with: { Principal: { Service: ['ecs-tasks.amazonaws.com', 'ecs-task.amazonaws.com'] } },
      at: ['Statement.0.Principal.Service.1'],
      severity: 'warning',
      fixed: { Principal: { Service: ['ecs-tasks.amazonaws.com', 'ecs-tasks.amazonaws.com'] } },
    },
    // A client of another name; what is nearer by its letters is another service.
    {
      type: 'trust',
      with: { Principal: { Service: 'bedrock-agent.amazonaws.com' } },
      fixed: { Principal: { Service: 'bedrock.amazonaws.com' } },
      severity: 'warning',
    },
    { type: 'resource', with: { Principal: { Service: 'something.completely.else.amazonaws.com' } } },
    {
      with: {
        Action: 'iam:PassRole',
        Resource: 'arn:aws:iam::111122223333:role/app',
        Condition: { StringEquals: { 'iam:PassedToService': 'sagemakr.amazonaws.com' } },
      },
      at: ['Statement.0.Condition.StringEquals.iam:PassedToService'],
      severity: 'warning',
      fixed: { Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } } },
    },
  ],
  good: [
    {
      type: 'trust',
      with: { Principal: { Service: ['lambda.amazonaws.com', 'ml.opensearchservice.amazonaws.com'] } },
    },
    { type: 'trust', with: { Principal: { Service: 'states.us-east-1.amazonaws.com' } } },
    { type: 'resource', with: { Principal: { Service: 'logs.cn-north-1.amazonaws.com.cn' } } },
    // Not in the list, but the service exists.
    {
      type: 'trust',
      with: { Principal: { Service: ['tasks.apprunner.amazonaws.com', 'iotfleetwise.amazonaws.com'] } },
    },
    // Another check reports what is not a name at all.
    { type: 'trust', with: { Principal: { Service: 'lamda' } } },
  ],
  on: 'statement',
  check: (statement, _statement, { reference }): CheckFindings =>
    namesIn(statement)
      .filter(({ value }) => isPrincipalForm(value) && !isKnown(value, reference))
      .slice(0, MAX_SUGGESTIONS)
      .map((name) => hit(name, reference)),
});
