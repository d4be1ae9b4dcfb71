// Links to the pages of AWS's Service Authorization Reference.

/** The page of the service with this name; AWS makes its address out of the letters and digits of the name. */
export function servicePage(
  name: string,
  part: 'actions' | 'resources' | 'keys' | { action: string },
): string {
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const anchor =
    typeof part === 'object'
      ? part.action
      : { actions: 'actions-as-permissions', resources: 'resources-for-iam-policies', keys: 'policy-keys' }[
          part
        ];
  return `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${slug}.html#${slug}-${anchor}`;
}
