/**
 * base^exponent mod modulus, with a fixed window of 5 bits: one digit in base 32 at a time.
 * @param base 0 ≤ base < modulus
 * @param exponent not negative
 */
export function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const powers = [1n];
  for (let i = 1; i < 32; i++) powers.push((powers[i - 1]! * base) % modulus);
  let result = 1n;
  for (const char of exponent.toString(32)) {
    for (let i = 0; i < 5; i++) result = (result * result) % modulus;
    const digit = parseInt(char, 32);
    if (digit) result = (result * powers[digit]!) % modulus;
  }
  return result;
}
