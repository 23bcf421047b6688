/** Removes what a build makes, so that nothing of an earlier one is published. */
import { rmSync } from 'node:fs';

for (const folder of ['build', 'dist']) rmSync(folder, { recursive: true, force: true });
