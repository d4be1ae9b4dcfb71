// Pulumi's packages, as exported programs pin them. Two proofs use them: the programs run with them, and their
// declarations say what is deprecated.
import { PULUMI_PACKAGES, PULUMI_TOOLS } from '#deepseek/export/formats/pulumi/project.ts';
import { npmFolder } from './npm.ts';

export const pulumiPackages = npmFolder('pulumi', { ...PULUMI_PACKAGES, ...PULUMI_TOOLS });
