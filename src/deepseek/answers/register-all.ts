// Adds every scenario, trusted entity and question. Import it where links are read.
import '#deepseek/catalog/register-all.ts';
import './register-fields.ts';
