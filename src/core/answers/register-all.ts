// Adds every scenario, trusted entity and question. Import it where kits are composed or links are read.
import '#core/catalog/register-all.ts';
import { addFields } from './fields/fields.ts';
import { LATE_FIELDS } from './fields/late-fields.ts';

addFields(LATE_FIELDS);
