/** An authenticator app of the tests' own (RFC 6238); imports nothing of `src`. */
export async function totpAt(secret: string, time: number): Promise<string> {
  let bits = '';
  for (const char of secret) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(char).toString(2).padStart(5, '0');
  const bytes = new Uint8Array(Math.floor(bits.length / 8)).map((_, index) => parseInt(bits.slice(8 * index, 8 * index + 8), 2));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  let counter = Math.floor(time / 30_000);
  const message = new Uint8Array(8);
  for (let index = 7; index >= 0; index--, counter = Math.floor(counter / 256)) message[index] = counter % 256;
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
  const at = (mac[19] ?? 0) & 15;
  const number = (((mac[at] ?? 0) & 127) * 2 ** 24) + ((mac[at + 1] ?? 0) * 2 ** 16) + ((mac[at + 2] ?? 0) * 2 ** 8) + (mac[at + 3] ?? 0);
  return String(number % 1_000_000).padStart(6, '0');
}
