// Adds every scenario, trusted entity and question. Import it where links are read.
import '#deepseek/catalog/register-all.ts';
import './register-fields.ts';
import { ENTITY_QUESTIONS } from '#deepseek/entities/questions.ts';
import { addFields } from './fields/fields.ts';

addFields(ENTITY_QUESTIONS);
