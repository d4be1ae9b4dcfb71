// The form of service principal names, and the nearest one to a name that does not exist.
import { findServicePrincipal, PRINCIPAL_SUFFIXES } from '#iam/facts/service-principals.ts';
import { looksLikeRegion } from '#iam/facts/regions.ts';

const LABEL = /^[a-z0-9-]+$/;

/** The labels before amazonaws.com, or what takes its place; undefined when the text has no such end. */
export function labelsOf(text: string): readonly string[] | undefined {
  const suffix = PRINCIPAL_SUFFIXES.find((each) => text.endsWith(each));
  return suffix === undefined ? undefined : text.slice(0, -suffix.length).split('.');
}

/** Whether the text has the form of a service principal, known or not. */
export const isPrincipalForm = (text: string): boolean =>
  findServicePrincipal(text) !== undefined || labelsOf(text)?.every((label) => LABEL.test(label)) === true;

/** Whether the text is a service in a Region, as kms:ViaService has it. */
export function isRegionalForm(text: string): boolean {
  const labels = labelsOf(text);
  return (
    labels !== undefined &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    looksLikeRegion(labels.at(-1)!)
  );
}

/** The service principal that is meant by a text of another form, where that is plain. */
export function meantPrincipal(text: string): string | undefined {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[./]+$/, '');
  if (findServicePrincipal(bare)) return bare;
  const first = bare.slice(0, Math.max(0, bare.indexOf('.'))) || bare;
  return findServicePrincipal(`${first}.amazonaws.com`)?.name;
}
