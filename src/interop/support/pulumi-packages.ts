// Pulumi's packages, which two proofs use: the programs run with them, and their declarations say what is deprecated.
import { npmFolder } from './npm.ts';

export const pulumiPackages = npmFolder('pulumi', { '@pulumi/aws': '7.48.0', '@pulumi/pulumi': '3.248.0' });
