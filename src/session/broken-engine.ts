import { poolProblem } from '../cognito/pool-problem.js';
import { readPool } from '../cognito/pool.js';
import { AuthError } from '../core/errors.js';
import { createDriver } from './driver.js';
import type { Engine, EngineOwner } from './engine.js';
import { explain } from './explain.js';

/** An engine that cannot start: it lets the forms be seen, with the reason in them, and refuses everything. */
export function createBrokenEngine(owner: EngineOwner): Engine {
  const { auth } = owner;
  const { userPoolEndpoint: endpoint, ...config } = auth.config;
  const problem = auth.config.problem ?? (readPool({ ...config, endpoint })
    ? new AuthError('InsecureContextError', 'WebCrypto is missing: the page must be served over HTTPS or from localhost.')
    : poolProblem({ ...config, endpoint }));
  const failure = explain(problem);
  console.error(`auth-elements: ${problem.message}`);

  const driver = createDriver({
    ...owner,
    getSnapshot: auth.getSnapshot,
    execute: ({ type }) => Promise.resolve(type === 'idle' ? { type: 'started' } : type === 'setup' ? { type: 'nobodySignedIn' } : { type: 'failed', failure }),
    onAdvance: () => undefined,
  });
  // Whoever has asked for the engine has it by then.
  queueMicrotask(() => { driver.dispatch({ type: 'misconfigured', failure }); });

  const refuse = (): Promise<never> => Promise.reject(problem);
  return { ...driver, get bench(): never { throw problem; }, getTokens: refuse, cognitoUser: refuse, signOut: () => Promise.resolve(), watch: () => undefined, unwatch: () => undefined };
}
