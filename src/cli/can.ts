// rolewright can: which of AWS's actions policies allow. The values of condition keys are left open.
import { type Matrix, type OwnPolicies, matrix, matrixCsv, matrixMarkdown } from '#iam/access/index.ts';
import type { Reference } from '#iam/reference/index.ts';
import { canJson } from './can/as-json.ts';
import { canTable } from './can/as-table.ts';
import { readable } from './readable.ts';
import type { Command } from './command.ts';
import { readDocuments } from './documents.ts';
import { LAYER_OPTIONS, PLACE_OPTIONS, readLayerPolicies, readPlace } from './own-policies.ts';
import { referenceWith } from './reference.ts';
import { jsonText, type Terminal } from './terminal.ts';

const FORMATS: Readonly<Record<string, (found: Matrix, reference: Reference, terminal: Terminal) => string>> =
  {
    table: (found, reference, terminal) => readable(canTable(found, reference, terminal), terminal),
    json: (found, reference) => jsonText(canJson(found, reference)),
    csv: (found) => matrixCsv(found),
    markdown: (found, reference) => matrixMarkdown(found, reference),
  };

export const canCommand: Command = {
  name: 'can',
  operands: '<file|->',
  count: [1, 1],
  summary: 'Shows which AWS actions a policy allows.',
  about: [
    'A file holds a policy document, a list of documents that apply together, or the output of the AWS CLI for one policy. Each --scp is one level of the organization. All levels must allow.',
    'Nothing is assumed about condition keys. Access that depends on them is “conditional”.',
  ],
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      choices: Object.keys(FORMATS),
      text: 'The output format; default: table.',
    },
    ...LAYER_OPTIONS,
    ...PLACE_OPTIONS,
  ],
  examples: [
    'rolewright can policy.json',
    'rolewright can policy.json --boundary boundary.json --format csv > allowed.csv',
  ],
  async run(input, terminal) {
    const place = readPlace(input);
    const [path = ''] = input.operands;
    const policies: OwnPolicies = {
      identity: await readDocuments(path, terminal),
      ...(await readLayerPolicies(input, terminal)),
    };
    // Only files of services that the policies may allow are read.
    const reference = referenceWith((known) => matrix(policies, known, place).needs);
    const found = matrix(policies, reference, place);
    terminal.out(FORMATS[input.one('format') ?? 'table']!(found, reference, terminal));
    return 0;
  },
};
