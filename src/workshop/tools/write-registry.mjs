// Starts `npm run registry`.
import { writeRegistries } from './registry.mjs';

writeRegistries();
