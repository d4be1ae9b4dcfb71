// In a page without a bundler, or with the reference on a server of your own: give a function that reads its files.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { check } from 'rolewright';

const asked = [];
const readReference = async (file) => {
  asked.push(file);
  // In a page: (await fetch(`/reference/${file}.json`)).json()
  const path = fileURLToPath(import.meta.resolve(`rolewright/reference/${file}.json`));
  return JSON.parse(await readFile(path, 'utf8'));
};
await check('{"Version":"2012-10-17","Statement":[]}', { readReference });
console.log(asked.join(', ')); // index
