// What a text names by an identifier, and what its buckets and accounts are for.
export { exemptRolesIn } from './find-exempt-names.ts';
export { findIdentifiers, homeIn } from './find-identifiers.ts';
export { placeAccounts } from './place-accounts.ts';
export { placeBuckets } from './place-buckets.ts';
export { placeIdentifiers } from './place-identifiers.ts';
