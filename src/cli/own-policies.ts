// Options of `can` and `diff` for policies that limit a principal besides its own.
import { isAccountId } from '#iam/facts/index.ts';
import type { MatrixOptions, OwnPolicies } from '#iam/access/index.ts';
import type { CommandInput, CommandOption } from './command.ts';
import { readDocuments, readLayers } from './documents.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

export const LAYER_OPTIONS: readonly CommandOption[] = [
  { name: 'boundary', value: 'FILE', text: 'The permissions boundary.' },
  { name: 'session', value: 'FILE', multiple: true, text: 'A session policy.' },
  {
    name: 'scp',
    value: 'FILE',
    multiple: true,
    text: 'The service control policies at one level: the root, an organizational unit or the account.',
  },
];

export const PLACE_OPTIONS: readonly CommandOption[] = [
  { name: 'account', value: 'ID', text: 'The account whose resources count, as 12 digits.' },
  {
    name: 'partition',
    value: 'NAME',
    text: 'The partition, such as aws or aws-cn, if the ARNs in the policies do not say.',
  },
];

export async function readLayerPolicies(
  input: CommandInput,
  terminal: Terminal,
): Promise<Omit<OwnPolicies, 'identity'>> {
  const boundary = input.one('boundary');
  return {
    boundaries: boundary === undefined ? [] : await readDocuments(boundary, terminal),
    session: (await readLayers(input.all('session'), terminal)).flat(),
    scps: await readLayers(input.all('scp'), terminal),
  };
}

export function readPlace(input: CommandInput): MatrixOptions {
  const [account, partition] = [input.one('account'), input.one('partition')];
  if (account !== undefined && !isAccountId(account))
    throw new UsageError(`Write --account as 12 digits, not “${account}”.`);
  if (partition !== undefined && !/^[a-z][a-z0-9-]*$/.test(partition))
    throw new UsageError(`Write --partition as aws, aws-cn or aws-us-gov, not “${partition}”.`);
  return {
    ...(account !== undefined && { account }),
    ...(partition !== undefined && { partition }),
  };
}
