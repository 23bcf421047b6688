/** The wait for another code, which begins once the step is shown. */
import { button, see } from './page.js';
import type { World } from './world.js';

/** Lets that wait end. @param seconds that are left of it */
export async function waitOut(world: World, seconds = 30): Promise<void> {
  await see(`Send a new code (in ${seconds} s)`);
  world.advance(seconds * 1000);
  await button('Send a new code');
}
