/**
 * The prime of the 3072-bit group (RFC 5054 appendix A, from RFC 3526 §5), computed as it is defined there:
 * 2³⁰⁷² − 2³⁰⁰⁸ − 1 + 2⁶⁴ · (⌊2²⁹⁴² · π⌋ + 1690314). Some lines of arithmetic are a third of its digits' bytes.
 */
export const N = 2n ** 3072n - 2n ** 3008n - 1n + 2n ** 64n * (piTimesPowerOf2(2942n) + 1690314n);

/** ⌊2ⁿ · π⌋ by Machin's formula, π = 16·arctan(1/5) − 4·arctan(1/239). */
function piTimesPowerOf2(n: bigint): bigint {
  // More bits than are asked for, so that what each division cuts off stays below the last of them.
  const guard = 32n;
  const one = 1n << (n + guard);
  const arctanOfInverse = (x: bigint): bigint => {
    let sum = 0n;
    for (let power = one / x, divisor = 1n; power; power /= -x * x, divisor += 2n) sum += power / divisor;
    return sum;
  };
  return (16n * arctanOfInverse(5n) - 4n * arctanOfInverse(239n)) >> guard;
}
