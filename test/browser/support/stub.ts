/** Stands in for what a browser has or has not, for one test. */

const restore: (() => void)[] = [];

/** Replaces a member of the browser until the end of the test; undefined takes it away. */
export function stub(target: object, name: string, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  if (value === undefined) Reflect.deleteProperty(target, name);
  else Object.defineProperty(target, name, { configurable: true, writable: true, value });
  restore.push(() => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  });
}

/** WebKitGTK has no passkeys: the page is given the interface, and the tests answer for it. */
beforeEach(() => { if (!('PublicKeyCredential' in globalThis)) stub(globalThis, 'PublicKeyCredential', function PublicKeyCredential() { throw new TypeError('Illegal constructor'); }); });
beforeEach(() => { if (!('credentials' in navigator)) stub(navigator, 'credentials', {}); });

afterEach(() => { for (const undo of restore.splice(0).reverse()) undo(); });
