import { ref } from 'lit/directives/ref.js';

/** Sets the values of the controls as attributes, as a page would write them. */
export const attributes = (args: Record<string, unknown>): ReturnType<typeof ref> => ref((element) => {
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined || value === '' || value === false) element?.removeAttribute(name);
    else element?.setAttribute(name, value === true ? '' : String(value));
  }
});
