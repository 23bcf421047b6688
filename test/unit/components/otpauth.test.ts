/** The address in the QR code, as an authenticator app would read it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { otpauthUri } from '../../../src/components/totp-key/otpauth.js';

/** Reads it as the format says: the label is `issuer:account`, both percent-encoded. */
function read(uri: string): { issuer: string; account: string; secret: string | null; parameter: string | null } {
  const url = new URL(uri);
  assert.equal(`${url.protocol}//${url.host}`, 'otpauth://totp');
  const [issuer = '', account] = url.pathname.slice(1).split(':');
  return {
    issuer: account === undefined ? '' : decodeURIComponent(issuer),
    account: decodeURIComponent(account ?? issuer),
    secret: url.searchParams.get('secret'),
    parameter: url.searchParams.get('issuer'),
  };
}

test('an ordinary issuer and account', () => {
  assert.equal(otpauthUri('example.com', 'ada@example.com', 'JBSWY3DPEHPK3PXP'), 'otpauth://totp/example.com:ada%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=example.com');
});

for (const [issuer, account, readIssuer = issuer, readAccount = account] of [
  ['Müller & Söhne', 'jörg+test@example.com'],
  ['What? #1 / 100%', 'a b/c?d#e&f=g%h'],
  ['日本', '利用者@例え.jp'],
  ['🙂', "o'neil\"<script>"],
  ['Acme: Anvils', 'a:b', 'Acme  Anvils', 'a b'],
  ['', 'ada'],
  ['\ud800broken', 'half\udfff', 'broken', 'half'],
] as const) {
  test(`${JSON.stringify(issuer)} and ${JSON.stringify(account)}`, () => {
    assert.deepEqual(read(otpauthUri(issuer, account, 'JBSWY3DPEHPK3PXP')), { issuer: readIssuer, account: readAccount, secret: 'JBSWY3DPEHPK3PXP', parameter: readIssuer || null });
  });
}

test('padding and blanks of the secret are left out', () => {
  assert.equal(read(otpauthUri('a', 'b', 'jbsw y3dp=====')).secret, 'JBSWY3DP');
});

test('whatever the issuer and the account are, an app reads them back', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 }), (issuer, account) => {
    const clean = (text: string): string => text.replaceAll(':', ' ').trim();
    const uri = otpauthUri(issuer, account, 'JBSWY3DPEHPK3PXP');
    assert.match(uri, /^[\x21-\x7e]+$/);
    const result = read(uri);
    assert.equal(result.issuer, clean(issuer));
    assert.equal(result.account, clean(account));
  }), { numRuns: 100, seed: 1 });
});
