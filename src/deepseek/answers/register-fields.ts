// Adds every question. Import it where kits are composed.
import { addFields } from './fields/fields.ts';
import { LATE_FIELDS } from './fields/late-fields.ts';

addFields(LATE_FIELDS);
