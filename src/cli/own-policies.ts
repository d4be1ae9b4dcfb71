// Options of `can` and `diff` for policies that limit a principal besides its own.
import { isAccountId } from '#core/facts/account-id.ts';
import type { MatrixOptions } from '#core/access/matrix/matrix-caller.ts';
import type { OwnPolicies } from '#core/access/matrix/matrix.ts';
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
    text: 'The service control policies of one level: the root, a unit, the account.',
  },
];

export const PLACE_OPTIONS: readonly CommandOption[] = [
  { name: 'account', value: 'ID', text: 'The account whose resources are meant, as twelve digits.' },
  {
    name: 'partition',
    value: 'NAME',
    text: 'aws, aws-cn or aws-us-gov, where the ARNs of the policies do not say.',
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
    throw new UsageError(`Write --account as twelve digits, not “${account}”.`);
  if (partition !== undefined && !/^[a-z][a-z0-9-]*$/.test(partition))
    throw new UsageError(`Write --partition as aws, aws-cn or aws-us-gov, not “${partition}”.`);
  return {
    ...(account !== undefined && { account }),
    ...(partition !== undefined && { partition }),
  };
}
