// verify.sh, run with the AWS CLI on what apply.sh created in a local AWS, before and after edits of it.
import { startMoto } from '#interop/support/moto.ts';
import type { InteropProof } from '#interop/support/proof.ts';
import { proveVerify } from '#interop/support/prove-verify.ts';
import { scratchFolder } from '#interop/support/tools.ts';
import awsCli from './aws-cli.ts';

const proof: InteropProof = {
  title: 'Check of what is deployed',
  packages: [...awsCli.packages, 'jq'],
  async run() {
    const moto = await startMoto();
    try {
      return await proveVerify(moto, scratchFolder());
    } finally {
      moto.stop();
    }
  },
};
export default proof;
