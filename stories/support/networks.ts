/** Networks of a bad day: each stands between the elements and the local Cognito. */
type Network = (next: typeof fetch) => typeof fetch;

const operationOf = (request: RequestInfo | URL, init?: RequestInit): string =>
  new Request(request, init).headers.get('X-Amz-Target')?.split('.').pop() ?? '';

/** An operation is never answered, from the given number of calls on: what waits for it stays busy. */
export const hanging = (operation: string, { after = 0 } = {}): Network => (next) => {
  let calls = 0;
  return (request, init) => {
    if (operationOf(request, init) !== operation || calls++ < after) return next(request, init);
    return new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => { reject(new DOMException('The request was aborted.', 'AbortError')); });
    });
  };
};

/** Nothing gets through. */
export const down: Network = () => () => Promise.reject(new TypeError('Failed to fetch'));

/** Something on the way answers in Cognito's place, with a page of its own. */
export const answering = (status: number): Network => () => () =>
  Promise.resolve(new Response('<html><body>Not today</body></html>', { status, headers: { 'content-type': 'text/html' } }));
