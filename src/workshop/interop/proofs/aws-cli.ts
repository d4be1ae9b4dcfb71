// The scripts of the AWS CLI, run: all of them against a recorder, those of every scenario against a local AWS.
import { proveOnMoto } from '#workshop/interop/support/prove-on-moto.ts';
import { proveWithRecorder } from '#workshop/interop/support/prove-with-recorder.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { scratchFolder } from '#workshop/interop/support/tools.ts';

const proof: InteropProof = {
  title: 'Bash scripts with the AWS CLI',
  packages: ['bash', 'awscli', 'python3-moto', 'python3-flask', 'python3-flask-cors'],
  async run() {
    const recorded = await proveWithRecorder(scratchFolder());
    const onMoto = await proveOnMoto(scratchFolder());
    return `${recorded} ${onMoto}`;
  },
};
export default proof;
