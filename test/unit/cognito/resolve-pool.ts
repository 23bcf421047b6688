import { readPool, type Pool, type PoolConfig } from '../../../src/cognito/pool.js';
import { poolProblem } from '../../../src/cognito/pool-problem.js';

/** A configuration as the session reads it: what cannot be right is thrown, with the reason. */
export function resolvePool(config: PoolConfig): Pool {
  const pool = readPool(config);
  if (!pool) throw poolProblem(config);
  return pool;
}
