// Whether pods mount their weights through the S3 driver, and with whose role.
import type { AnswersView } from './field.ts';

/** Whether a volume has the weights: Mountpoint mounts folders only, and lists them. */
export const mountsWeights = (view: AnswersView): boolean =>
  view.asks('weightsMount') && view.text('weightsMount') !== 'download';

/**
 * Whether the CSI driver mounts the weights with credentials of its own.
 * https://docs.aws.amazon.com/eks/latest/userguide/s3-csi-create.html
 */
export const driverMounts = (view: AnswersView): boolean =>
  view.asks('weightsMount') && view.text('weightsMount') === 'driver';
