// Adds every scenario, trusted entity and question. Whoever composes or reads links imports it.
import '#core/catalog/register-all.ts';
import { addFields } from './fields/fields.ts';
import { LATE_FIELDS } from './fields/late-fields.ts';

addFields(LATE_FIELDS);
