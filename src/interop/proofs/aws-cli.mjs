// The scripts of the AWS CLI, run: all of them against a recorder, every scenario's against a local AWS.
import { scratch } from '#interop/support/tools.mjs';
import { proveOnMoto } from '#interop/support/aws-cli-on-moto.mjs';
import { proveRecorded } from '#interop/support/aws-cli-recorded.mjs';

/** @type {import('#interop/run.mjs').Proof} */
export default {
  title: 'Bash scripts with the AWS CLI',
  packages: ['bash', 'awscli', 'python3-moto', 'python3-flask', 'python3-flask-cors'],
  async run(kits) {
    const recorded = await proveRecorded(kits, scratch());
    const real = await proveOnMoto(kits, scratch());
    return `${recorded} ${real}`;
  },
};
