// How each language writes the beginning of a statement, up to the place where its author is.

/** The members of a statement that come first, and the value or name that is being written. */
export interface Writing {
  readonly before?: Readonly<Record<string, string | readonly string[]>>;
  readonly element: string;
  /** Of a list the entries before; of Principal the kind; of Condition operator and key. */
  readonly within?: readonly string[];
  readonly entries?: readonly string[];
  readonly typed: string;
}

interface WrittenForm {
  readonly name: string;
  readonly language: 'json' | 'yaml' | 'hcl';
  readonly write: (writing: Writing) => string;
}

const list = (values: string | readonly string[]): readonly string[] => [values].flat();

const json = (value: string | readonly string[]): string => JSON.stringify(value);

/** JSON up to the cursor; nothing is closed. */
function openJson({ before = {}, element, within = [], entries, typed }: Writing): string {
  const members = Object.entries(before).map(([name, value]) => `"${name}": ${json(value)}, `);
  const steps = within.map((step) => `{ "${step}": `).join('');
  const items = entries ? `[${entries.map((each) => `${json(each)}, `).join('')}` : '';
  return `{ ${members.join('')}"${element}": ${steps}${items}"${typed}`;
}

/** The same with everything closed behind the cursor. */
function closedJson(writing: Writing): string {
  const closing = `${writing.entries ? ']' : ''}${'}'.repeat((writing.within ?? []).length)}`;
  return `${openJson(writing)}"${closing} }`;
}

function yaml({ before = {}, element, within = [], entries, typed }: Writing, quote: string): string {
  const lines = Object.entries(before).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [`${name}: '${value}'`]
      : [`${name}:`, ...value.map((each) => `  - '${each}'`)],
  );
  const steps = [element, ...within];
  const names = steps.map((name, index) => `${'  '.repeat(index)}${name}:`);
  const indent = '  '.repeat(steps.length);
  const last = names.pop()!;
  const own = entries
    ? [last, ...entries.map((each) => `${indent}- ${each}`), `${indent}- ${quote}${typed}`]
    : [`${last} ${quote}${typed}`];
  return [...lines, ...names, ...own].map((line, index) => `${index === 0 ? '- ' : '  '}${line}`).join('\n');
}

function flow({ before = {}, element, within = [], entries, typed }: Writing): string {
  const members = Object.entries(before).map(([name, value]) => `${name}: ${json(value)}, `);
  const steps = within.map((step) => `{"${step}": `).join('');
  const items = entries ? `[${entries.map((each) => `${json(each)}, `).join('')}` : '';
  return `- {${members.join('')}${element}: ${steps}${items}"${typed}`;
}

function encoded({ before = {}, element, within = [], entries, typed }: Writing): string {
  const members = Object.entries(before).map(([name, value]) => `${name} = ${json(value)}\n`);
  const steps = within.map((step) => `{\n"${step}" = `).join('');
  const items = entries ? `[${entries.map((each) => `${json(each)}, `).join('')}` : '';
  return `${members.join('')}${element} = ${steps}${items}"${typed}`;
}

const ATTRIBUTES: Readonly<Record<string, string>> = {
  Sid: 'sid',
  Effect: 'effect',
  Action: 'actions',
  NotAction: 'not_actions',
  Resource: 'resources',
  NotResource: 'not_resources',
};

const hclList = (values: readonly string[]): string => `[${values.map((each) => json(each)).join(', ')}]`;

function blocks({ before = {}, element, within = [], entries = [], typed }: Writing): string {
  const lines = Object.entries(before).map(([name, value]) =>
    name === 'Effect' || name === 'Sid'
      ? `${ATTRIBUTES[name]} = ${json(value)}`
      : `${ATTRIBUTES[name]} = ${hclList(list(value))}`,
  );
  const items = `[${entries.map((each) => `${json(each)}, `).join('')}"${typed}`;
  const [first, second] = within;
  const own =
    element === 'Condition'
      ? ['condition {', `  test = "${first}"`, `  variable = "${second}"`, `  values = ${items}`]
      : element === 'Principal'
        ? ['principals {', `  type = "${first}"`, `  identifiers = ${items}`]
        : [`${ATTRIBUTES[element]} = ${element === 'Effect' ? `"${typed}` : items}`];
  return [...lines, ...own].join('\n');
}

const TEMPLATE = `Resources:
  Role:
    Type: TYPE
    Properties:
      PolicyName: Read
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
`;

const inTemplate = (text: string, type = 'AWS::IAM::Policy'): string =>
  TEMPLATE.replace('TYPE', type) + text.replaceAll(/^/gm, ' '.repeat(10));

const typeFor = ({ element }: Writing): string =>
  element === 'Principal' ? 'AWS::S3::BucketPolicy' : 'AWS::IAM::Policy';
const resourceFor = ({ element }: Writing): string =>
  element === 'Principal' ? 'aws_s3_bucket_policy' : 'aws_iam_policy';

const inResource = (text: string, writing: Writing): string =>
  `resource "${resourceFor(writing)}" "p" {\n  policy = ${text}`;

export const FORMS: readonly WrittenForm[] = [
  {
    name: 'JSON policy, open',
    language: 'json',
    write: (each) => `{ "Version": "2012-10-17", "Statement": [${openJson(each)}`,
  },
  {
    name: 'JSON policy, closed',
    language: 'json',
    write: (each) => `{ "Version": "2012-10-17", "Statement": [${closedJson(each)}] }`,
  },
  {
    name: 'JSON template, open',
    language: 'json',
    write: (each) =>
      `{ "Resources": { "P": { "Type": "${typeFor(each)}", "Properties": { "PolicyDocument": { "Statement": [${openJson(each)}`,
  },
  { name: 'YAML, plain', language: 'yaml', write: (each) => inTemplate(yaml(each, ''), typeFor(each)) },
  { name: 'YAML, quote', language: 'yaml', write: (each) => inTemplate(yaml(each, "'"), typeFor(each)) },
  {
    name: 'YAML, another statement below',
    language: 'yaml',
    write: (each) =>
      inTemplate(`${yaml(each, '"')}\n- Effect: Deny\n  Action: '*'\n  Resource: '*'`, typeFor(each)),
  },
  { name: 'YAML, brackets', language: 'yaml', write: (each) => inTemplate(flow(each), typeFor(each)) },
  {
    name: 'jsonencode, open',
    language: 'hcl',
    write: (each) =>
      inResource(`jsonencode({ Version = "2012-10-17", Statement = [{\n${encoded(each)}`, each),
  },
  {
    name: 'heredoc, open',
    language: 'hcl',
    write: (each) => inResource(`<<-EOT\n{ "Statement": [${openJson(each)}`, each),
  },
  {
    name: 'policy document, open',
    language: 'hcl',
    write: (each) =>
      `${inResource('data.aws_iam_policy_document.d.json', each)}\n}\ndata "aws_iam_policy_document" "d" {\n  statement {\n${blocks(each)}`,
  },
];
