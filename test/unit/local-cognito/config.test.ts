import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readConfig } from '../../../src/local-cognito/config.js';

const client = { ClientId: 'web' };
const pool = { Id: 'eu-west-1_Local', clients: [client] };
const withPool = (extra: object) => ({ userPools: [{ ...pool, ...extra }] });
const withClient = (extra: object) => withPool({ clients: [{ ...client, ...extra }] });

test('the defaults are those of CreateUserPool and CreateUserPoolClient', () => {
  const [read] = readConfig(withPool({}));
  assert.deepEqual(read?.policy, { minimumLength: 8, uppercase: true, lowercase: true, numbers: true, symbols: true, historySize: 0, temporaryDays: 7 });
  assert.deepEqual({ name: read.name, region: read.region, mfa: read.mfa, caseSensitive: read.caseSensitive, recovery: read.recovery }, {
    name: 'Local', region: 'eu-west-1', mfa: 'OFF', caseSensitive: false, recovery: ['phone_number', 'email'],
  });
  const [readClient] = read.clients;
  assert.deepEqual(readClient?.flows, ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_CUSTOM_AUTH']);
  assert.deepEqual([readClient.accessTokenMs, readClient.refreshTokenMs, readClient.sessionMs], [3_600_000, 30 * 86_400_000, 180_000]);
  assert.equal(readClient.preventUserExistenceErrors, false);
  assert.equal(readClient.revocable, true);
});

test('a policy asks only for what it names', () => {
  const [read] = readConfig(withPool({ Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } } }));
  assert.deepEqual(read?.policy, { minimumLength: 12, uppercase: false, lowercase: false, numbers: true, symbols: false, historySize: 0, temporaryDays: 7 });
});

test('keys that change nothing are taken, units are heeded', () => {
  const [read] = readConfig(withPool({
    PoolName: 'x', UserPoolTags: { a: 'b' }, EmailConfiguration: {}, AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    clients: [{ ...client, ClientName: 'Web', AccessTokenValidity: 10, TokenValidityUnits: { AccessToken: 'minutes' }, GenerateSecret: true }],
  }));
  assert.equal(read?.clients[0]?.accessTokenMs, 600_000);
  assert.match(read.clients[0].secret ?? '', /^[\w+]{51}$/);
  assert.deepEqual(read.recovery, ['email']);
});

test('a sign-up is confirmed by a code, unless the template says by a link', () => {
  const [plain, code, link] = [{}, { DefaultEmailOption: 'CONFIRM_WITH_CODE', SmsMessage: '{####}' }, { DefaultEmailOption: 'CONFIRM_WITH_LINK' }]
    .map((VerificationMessageTemplate) => readConfig(withPool({ VerificationMessageTemplate, Domain: 'demo' }))[0]);
  assert.deepEqual([plain, code, link].map((read) => read?.confirmsByLink), [false, false, true]);
  assert.equal(link?.hasDomain, true);
  assert.equal(readConfig(withPool({}))[0]?.hasDomain, false);
});

const refusals: [unknown, RegExp][] = [
  [null, /^The configuration must be an object\./],
  [{}, /^userPools must be a list\./],
  [{ userPools: [{ clients: [] }] }, /^userPools\[0\]\.Id must be a text\./],
  [withPool({ Id: 'nonsense' }), /^userPools\[0\]\.Id must match .*'nonsense' does not\./],
  [withPool({ clients: undefined }), /^userPools\[0\]\.clients must be a list\./],
  [withPool({ UsernameAttribute: ['email'] }), /^userPools\[0\] has an unknown key 'UsernameAttribute'\./],
  [withPool({ UsernameAttributes: ['name'] }), /^userPools\[0\]\.UsernameAttributes\[0\] must be one of email, phone_number\./],
  [withPool({ UsernameAttributes: ['email'], AliasAttributes: ['email'] }), /^userPools\[0\]\.AliasAttributes cannot stand beside UsernameAttributes\./],
  [withPool({ Policies: { PasswordPolicy: { MinimumLength: 5 } } }), /^userPools\[0\]\.Policies\.PasswordPolicy\.MinimumLength must be a whole number from 6 to 99\./],
  [withPool({ MfaConfiguration: 'on' }), /^userPools\[0\]\.MfaConfiguration must be one of OFF, OPTIONAL, ON\./],
  [withPool({ VerificationMessageTemplate: { DefaultEmailOption: 'LINK' } }), /^userPools\[0\]\.VerificationMessageTemplate\.DefaultEmailOption must be one of CONFIRM_WITH_CODE, CONFIRM_WITH_LINK\./],
  [withPool({ VerificationMessageTemplate: 'CONFIRM_WITH_LINK' }), /^userPools\[0\]\.VerificationMessageTemplate must be an object\./],
  [withPool({ VerificationMessageTemplate: { EmailOption: 'CONFIRM_WITH_LINK' } }), /^userPools\[0\]\.VerificationMessageTemplate has an unknown key 'EmailOption'\./],
  [withPool({ Domain: 'https://demo' }), /^userPools\[0\]\.Domain must match .*'https:\/\/demo' does not\./],
  [withPool({ Schema: [{ Name: 'team', Required: true }] }), /^userPools\[0\]\.Schema\[0\]\.Required cannot be true for a custom attribute\./],
  [withPool({ users: [{ Username: 'a', Password: ' x' }] }), /^userPools\[0\]\.users\[0\]\.Password must match/],
  [withClient({ ClientId: 'no spaces' }), /^userPools\[0\]\.clients\[0\]\.ClientId must match/],
  [withClient({ ExplicitAuthFlows: ['USER_SRP_AUTH'] }), /^userPools\[0\]\.clients\[0\]\.ExplicitAuthFlows\[0\] must be one of ALLOW_USER_AUTH/],
  [withClient({ AuthSessionValidity: 2 }), /^userPools\[0\]\.clients\[0\]\.AuthSessionValidity must be a whole number from 3 to 15\./],
  [withClient({ AccessTokenValidity: 2, TokenValidityUnits: { AccessToken: 'days' } }), /^userPools\[0\]\.clients\[0\]\.AccessTokenValidity must be from 5 minutes to 1 days\./],
  [withClient({ RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 61 } }), /RetryGracePeriodSeconds must be a whole number from 0 to 60\./],
  [{ userPools: [pool, pool] }, /^userPools has the pool Id 'eu-west-1_Local' twice\./],
  [withPool({ clients: [client, client] }), /^userPools has the ClientId 'web' twice\./],
];

for (const [config, message] of refusals) {
  test(`refused: ${message.source}`, () => { assert.throws(() => readConfig(config), { name: 'ConfigError', message }); });
}
