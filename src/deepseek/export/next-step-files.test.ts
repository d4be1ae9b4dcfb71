// Commands of next steps run as printed in the folder of the exported files.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { answersOf, type Values } from '#deepseek/compose/testing/kits.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { exportKitOf } from './export-kit.ts';
import { json } from './formats/json/json.ts';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const VPC = {
  subnets: ['subnet-0123456789abcdef0'],
  securityGroups: ['sg-0123456789abcdef0'],
};

const VARIANTS: readonly Values[] = [
  {},
  { network: 'vpce', vpcEndpoints: ['vpce-0abc123def4567890'] },
  { ownerAccount: '444455556666', weightsEncryption: 'kms', weightsKeys: [KEY] },
  { jobInVpc: true, endpointVpc: true, deployComponents: true, ...VPC },
  { evaluationKind: 'judge', servedFrom: 'jumpstart', accessPoints: ['deepseek-weights-ap'] },
  { evaluationKind: 'human', delegateAccessPoints: true, bucketTls: true },
];

const ids = scenarios.all().map(({ id }) => id);

test.each(ids)('%s: a command reads only files that are exported or that a step before it writes', (id) => {
  const scripts = new Set<string>();
  for (const values of VARIANTS) {
    const answers = answersOf(id, values);
    const result = exportKitOf(answers, compose(answers));
    if (!result.ok) throw new Error('The kit cannot be exported');
    const known = new Set(json.files(result.kit).map(({ name }) => name));
    for (const { id: step, code } of result.kit.nextSteps) {
      if (code === undefined) continue;
      expect(code, step).not.toBe('');
      for (const [, written = ''] of code.matchAll(/(?<![<\d])> ([\w.-]+)/g)) known.add(written);
      for (const [, read = ''] of code.matchAll(/(?:file:\/\/|-current\.json )([\w.-]+)/g))
        expect(known, step).toContain(read);
      if (/^(?:[a-z]\w* |# )/.test(code)) scripts.add(code);
    }
  }
  for (const script of scripts) {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: script });
    expect(status, `${script}: ${String(stderr)}`).toBe(0);
  }
});
