/** Lets the browser see that a form has gone, so that its password manager can offer to save; waits longer where milliseconds are given. */
export const yieldOnce = (milliseconds?: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
