// Which pods get the role: those of the service account that is named, or those of the S3 driver.
import type { CheckedAnswers } from './read-answers.ts';
import { driverMounts } from './s3-driver.ts';

interface RolePods {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** https://docs.aws.amazon.com/eks/latest/userguide/s3-csi-create.html */
const DRIVER: RolePods = { namespace: 'kube-system', serviceAccount: 's3-csi-driver-sa' };

/** The namespace and the service account of the pods. */
export const podsOf = ({ answer, view }: CheckedAnswers): RolePods =>
  driverMounts(view) ? DRIVER : { namespace: answer('namespace'), serviceAccount: answer('serviceAccount') };
