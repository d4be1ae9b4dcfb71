// Which files can hold policies.
/** As the language server knows them, by the names of VS Code and of the extensions for AWS, Terraform and OpenTofu. */
export const LANGUAGES = [
  'json',
  'jsonc',
  'json.cloudformation',
  'yaml',
  'yaml.cloudformation',
  'cloudformation',
  'terraform',
  'terraform-vars',
  'opentofu',
  'hcl',
];

export const SELECTOR = ['file', 'untitled'].flatMap((scheme) =>
  LANGUAGES.map((language) => ({ scheme, language })),
);
