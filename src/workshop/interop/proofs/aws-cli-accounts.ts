// The scripts of the AWS CLI on accounts as they can be: killed after each call, among things of others, edited by hand.
import { startAccounts } from '#workshop/interop/support/accounts.ts';
import { PAIRS } from '#workshop/interop/support/kit-pairs.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { proveComparison } from '#workshop/interop/support/prove-comparison.ts';
import { proveKills } from '#workshop/interop/support/prove-kills.ts';
import { proveOwnership } from '#workshop/interop/support/prove-ownership.ts';
import { scratchFolder } from '#workshop/interop/support/tools.ts';

const proof: InteropProof = {
  title: 'Bash scripts after kills and edits',
  packages: ['bash', 'awscli'],
  async run() {
    const accounts = await startAccounts();
    const folder = scratchFolder();
    try {
      const foreign = await proveOwnership(accounts, folder);
      const [edits, refused] = await proveComparison(accounts, folder);
      const kills = await proveKills(accounts, folder);
      return `Killed ${kills} times with ${PAIRS.length} pairs of answers, the scripts leave what the answers say, or name what they keep. ${foreign} things of others stay until they are taken over. verify.sh reports ${edits} kinds of edits, and each of ${refused} refused calls.`;
    } finally {
      accounts.stop();
    }
  },
};
export default proof;
