// The scripts of the AWS CLI, run: all of them against a recorder, every scenario's against a local AWS.
import { scratch } from './support/tools.mjs';
import { proveOnMoto } from './support/aws-cli-on-moto.mjs';
import { proveRecorded } from './support/aws-cli-recorded.mjs';

/** @type {import('../interop.mjs').Proof} */
export default {
  title: 'Bash scripts with the AWS CLI',
  packages: ['bash', 'awscli', 'python3-moto', 'python3-flask', 'python3-flask-cors'],
  async run(kits) {
    const recorded = await proveRecorded(kits, scratch());
    const real = await proveOnMoto(kits, scratch());
    return `${recorded} ${real}`;
  },
};
