// The scripts of the AWS CLI after a change of the answers, run on what the earlier scripts created in a local AWS.
import { startMoto } from '#workshop/interop/support/moto.ts';
import { proveConvergence } from '#workshop/interop/support/prove-convergence.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { scratchFolder } from '#workshop/interop/support/tools.ts';
import awsCli from './aws-cli.ts';

const proof: InteropProof = {
  title: 'Bash scripts of changed answers',
  packages: awsCli.packages,
  async run() {
    const moto = await startMoto();
    try {
      const changes = await proveConvergence(moto, scratchFolder());
      return `After ${changes} changes of answers, the scripts leave the same as in an empty account.`;
    } finally {
      moto.stop();
    }
  },
};
export default proof;
