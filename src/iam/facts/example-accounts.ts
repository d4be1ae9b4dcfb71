// Accounts that AWS's documentation writes in its samples: in a policy that was pasted, they were left there.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html

export const EXAMPLE_ACCOUNTS: readonly string[] = [
  '111122223333',
  '444455556666',
  '777788889999',
  '123456789012',
  '012345678901',
];
