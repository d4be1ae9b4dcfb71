// verify.sh, run with the AWS CLI on what apply.sh created in a local AWS, before and after edits of it.
import { startMoto } from '#workshop/interop/support/moto.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { proveVerify } from '#workshop/interop/support/prove-verify.ts';
import { scratchFolder } from '#workshop/interop/support/tools.ts';
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
