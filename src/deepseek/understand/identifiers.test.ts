// Nothing that is named by its identifier is lost: it stands in an answer, or is said not to.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import ARTICLE_CASES from './article.cases.json';
import AUDIT_CASES from './audit.cases.json';
import CONFLICT_CASES from './conflicts.cases.json';
import { readSentence } from './read-sentence.ts';
import REMARKS_CASES from './remarks.cases.json';
import FIRST_CASES from './sentence.cases.json';
import MORE_CASES from './sentence.cases.more.json';
import VALUE_CASES from './sentence.cases.values.json';

const TEXTS = [
  ...FIRST_CASES,
  ...MORE_CASES,
  ...VALUE_CASES,
  ...ARTICLE_CASES,
  ...AUDIT_CASES,
  ...REMARKS_CASES,
  ...CONFLICT_CASES,
].map(({ text }) => text);

/** ARNs, buckets, accounts, log groups, IDs and names in quotes. */
const IDENTIFIERS =
  /\barn:aws[\w-]*:[^\s"'`“”’,;)]*[\w*/]|\bs3:\/\/[^\s"'`,;)]*[\w/]|(?<![\w:/.-])\d{12}(?![\w/.-])|(?<![\w.:/~-])\/[a-z][\w.#-]*(?:\/[\w.#-]+)+|\b(?:vpce|subnet|sg|cr)-[0-9a-f]{8,}\b|`[^`\n]{2,60}`|"[^"\n]{2,60}"|“[^”\n]{2,60}”/g;

/** A type of Terraform, and a name that its sentence takes back. */
const NOT_MEANT = /"aws_iam_role"|"Sec Analysts"/g;

/** The identifiers that a reading says nothing of. */
function lostIn(text: string): readonly string[] {
  const { answers, understood, conflicts, notRead, otherTasks, outside, open = [] } = readSentence(text);
  // Without a role there is nothing to place it in.
  if (!answers) return [];
  const said = [
    ...understood.filter(({ field }) => field !== 'scenario'),
    ...conflicts.flatMap(({ parts }) => parts),
    ...notRead,
    ...otherTasks,
    ...outside,
    ...open,
  ];
  const others = otherTasks.map((task) => JSON.stringify(task.answers?.values ?? {}));
  return Array.from(
    text.replace(NOT_MEANT, (found) => ' '.repeat(found.length)).matchAll(IDENTIFIERS),
    ({ 0: raw, index }) => ({ raw, start: index, end: index + raw.length }),
  )
    .filter(({ start, end }) => !said.some((part) => part.start < end && start < part.end))
    .map(({ raw }) => raw)
    .filter((raw) => !others.some((values) => values.includes(raw)));
}

test('in no sentence of the tests an identifier is lost', () => {
  const lost = TEXTS.map((text) => ({ text, lost: lostIn(text) })).filter(({ lost: own }) => own.length > 0);
  expect(lost).toEqual([]);
}, 120_000);

const account = fc.constantFrom('111122223333', '444455556666');
const region = fc.constantFrom('us-east-1', 'eu-central-1', 'ap-south-1');
const name = fc.constantFrom('claims-bot', 'prod-7', 'ml_team_x');
const kind = fc.constantFrom(
  'es:domain/',
  'logs:log-group:/corp/',
  'ecr:repository/team/',
  'sns:',
  'kms:key/1234abcd-12ab-34cd-56ef-',
  'sagemaker:endpoint/',
  'sagemaker:model-package-group/',
  'states:stateMachine:',
  'codebuild:project/',
  'dynamodb:table/',
  'resource-groups:group/',
  'iam:role/',
);
const arn = fc.tuple(kind, region, account, name).map(([of, where, whose, last]) => {
  const [service = '', ...rest] = of.split(':');
  return `arn:aws:${service}:${service === 'iam' ? '' : where}:${whose}:${rest.join(':')}${last}`;
});
const identifier = fc.oneof(
  arn,
  account,
  name.map((last) => `s3://acme-${last.replaceAll('_', '-')}/in/`),
  name.map((last) => `/corp/bedrock/${last}`),
  name.map((last) => `\`${last}\``),
  fc.constantFrom('vpce-0123456789abcdef0', 'subnet-0123456789abcdef0', 'cr-0123456789abcdef0'),
);
const task = fc.constantFrom(
  'Lambda calls V3.2',
  'ECS calls R1',
  'import a distill',
  'host the distill on SageMaker',
  'fine-tune a distill on SageMaker',
  'log model invocations',
  'read the invocation logs',
  'batch inference with V3.1',
  'OpenSearch connector to V3.2',
  'vLLM on EC2 serves our weights',
);
const joint = fc.constantFrom(', ', ' with ', ' in ', ', also ', '; ', ' (');

test('whatever identifiers stand behind a task, none is lost', () => {
  fc.assert(
    fc.property(
      task,
      fc.array(fc.tuple(joint, identifier), { minLength: 1, maxLength: 3 }),
      (first, more) => {
        expect(lostIn(first + more.flat().join(''))).toEqual([]);
      },
    ),
  );
});
