// rolewright who: which users and roles of an account can do something, and by which statement.
import { type AnyonesCall, readAccountDetails, whoCan } from '#iam/access/index.ts';
import { referenceFacts } from '#iam/decide/index.ts';
import type { JsonValue } from '#iam/json/index.ts';
import type { Command } from './command.ts';
import { readDocuments, readLayers } from './documents.ts';
import { readable } from './readable.ts';
import { referenceWith } from './reference.ts';
import { readContext, servicesOfKeys } from './simulate/context.ts';
import { knownAction } from './simulate/requests.ts';
import { jsonText, undamaged, type Terminal } from './terminal.ts';
import { reasonOf, UsageError } from './usage.ts';
import { whoText } from './who/as-text.ts';

async function detailsIn(path: string, terminal: Terminal) {
  const text = undamaged(await terminal.read(path), path);
  const called = path === '-' ? 'Standard input' : path;
  let root: JsonValue;
  try {
    root = JSON.parse(text.replace(/^\ufeff/, '')) as JsonValue;
  } catch (error) {
    throw new UsageError(`${called} is not valid JSON: ${reasonOf(error)}.`);
  }
  const { details, problem } = readAccountDetails(root);
  if (problem !== undefined) throw new UsageError(`${called} ${problem}`);
  return details;
}

export const whoCommand: Command = {
  name: 'who',
  operands: '<action> <resource>',
  count: [2, 2],
  summary: 'Shows which users and roles of an account can do something.',
  about: [
    'Decides the action on the resource for each user and role in what “aws iam get-account-authorization-details” prints, with the policies of their groups, managed policies and permissions boundaries. Those that are not listed cannot do it.',
    'Condition keys that are not given with --context are left open: where they matter, “it depends”. So it does where a policy of the principal is not in the details, or where the policy of a key, or of a resource of another account, must allow and is not given.',
    'Not listed: the root user, who can do everything in its account that nothing denies, and principals of other accounts.',
  ],
  options: [
    {
      name: 'account',
      value: 'FILE',
      text: 'What “aws iam get-account-authorization-details” prints; - for standard input.',
    },
    {
      name: 'resource-policy',
      value: 'FILE',
      text: 'The policy of the resource. The trust policies of the account’s roles are known.',
    },
    {
      name: 'scp',
      value: 'FILE',
      multiple: true,
      text: 'The service control policies at one level: the root, an organizational unit or the account.',
    },
    { name: 'rcp', value: 'FILE', multiple: true, text: 'The resource control policies at one level.' },
    {
      name: 'context',
      value: 'KEY=VALUE',
      multiple: true,
      text: 'A condition key. Repeat it for several values.',
    },
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], text: 'The output format; default: text.' },
  ],
  examples: [
    'aws iam get-account-authorization-details > account.json',
    'rolewright who s3:GetObject arn:aws:s3:::amzn-s3-demo-bucket/a.txt --account account.json',
    'rolewright who iam:CreateUser "*" --account account.json --format json',
  ],
  async run(input, terminal) {
    const [action = '', resource = ''] = input.operands;
    const path = input.one('account');
    if (path === undefined)
      throw new UsageError('Give --account FILE: what “aws iam get-account-authorization-details” prints.');
    const details = await detailsIn(path, terminal);
    const policyPath = input.one('resource-policy');
    const documents = policyPath === undefined ? [] : await readDocuments(policyPath, terminal);
    if (documents.length > 1)
      throw new UsageError('A resource has one policy: give one document as --resource-policy.');
    const reference = referenceWith((known) => [
      ...[known.listed(action.split(':')[0] ?? '')?.prefix ?? []].flat(),
      ...servicesOfKeys(input.all('context'), known),
    ]);
    const given = readContext(input.all('context'), reference);
    const call: AnyonesCall = {
      action: knownAction(action, reference),
      resource,
      context: given.context,
      ...(documents.length > 0 && { resourcePolicy: documents[0] }),
      scps: await readLayers(input.all('scp'), terminal),
      rcps: await readLayers(input.all('rcp'), terminal),
    };
    const { found, problems } = whoCan(details, call, referenceFacts(reference));
    if (problems) throw new UsageError(problems.join('\n'));
    for (const note of given.notes) terminal.note(note);
    const asked = { action: call.action, resource, account: details.account, of: details.principals.length };
    terminal.out(
      input.one('format') === 'json'
        ? jsonText({ ...asked, ...found })
        : readable(whoText({ ...asked, ...found }, terminal), terminal),
    );
    return 0;
  },
};
