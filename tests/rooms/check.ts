/** `npm run rooms`: names each import that the list of rooms forbids. */
import { projectImports } from './imports.ts';
import { EXCEPTIONS, ROOMS } from './rooms.ts';
import { violations } from './violations.ts';

const found = violations(projectImports(), ROOMS, EXCEPTIONS);
for (const violation of found) console.error(violation);
if (found.length > 0) process.exitCode = 1;
