/** Lets the browser see that a form has gone, so that its password manager can offer to save. */
export const yieldOnce = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve); });
