/** The configuration that sites have, each kind whole and with each key wrong. */
import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { parseAmplifyConfig } from 'aws-amplify/utils';
import { readConfigFile } from '../../../src/cognito/config-files/read.js';

const POOL = 'eu-west-1_Ab12Cd34E';
const CLIENT = '4k5l6m7n8o9p0q1r2s3t4u5v6w';
const IDENTITIES = 'eu-west-1:12345678-90ab-cdef-1234-567890abcdef';

const outputs = {
  version: '1.4',
  auth: {
    aws_region: 'eu-west-1', user_pool_id: POOL, user_pool_client_id: CLIENT, identity_pool_id: IDENTITIES,
    mfa_methods: ['TOTP'], mfa_configuration: 'OPTIONAL',
    standard_required_attributes: ['email', 'given_name'], username_attributes: ['email', 'phone_number'], user_verification_types: ['email'],
    password_policy: { min_length: 10, require_lowercase: true, require_uppercase: false, require_numbers: true, require_symbols: false },
    groups: [{ ADMINS: { precedence: 0 } }], unauthenticated_identities_enabled: true,
    oauth: {
      identity_providers: ['GOOGLE', 'SIGN_IN_WITH_APPLE', 'Okta'], domain: 'login.example.auth.eu-west-1.amazoncognito.com', scopes: ['openid', 'email'],
      redirect_sign_in_uri: ['http://localhost:3000/', 'https://example.com/'], redirect_sign_out_uri: ['https://example.com/'], response_type: 'code',
    },
    passwordless: { email_otp_enabled: true, sms_otp_enabled: false, web_authn: { relying_party_id: 'example.com', user_verification: 'preferred' }, preferred_challenge: 'EMAIL_OTP' },
  },
  data: { url: 'https://example.com/graphql' },
};

const exportsFile = {
  aws_project_region: 'eu-west-1', aws_cognito_region: 'eu-west-1', aws_user_pools_id: POOL, aws_user_pools_web_client_id: CLIENT, aws_cognito_identity_pool_id: IDENTITIES,
  oauth: { domain: 'login.example.com', scope: ['openid'], redirectSignIn: 'http://localhost:3000/,https://example.com/', redirectSignOut: 'https://example.com/', responseType: 'code' },
  authenticationFlowType: 'USER_PASSWORD_AUTH',
  aws_cognito_username_attributes: [] as string[], aws_cognito_social_providers: ['FACEBOOK', 'AMAZON'], aws_cognito_signup_attributes: ['EMAIL', 'FAMILY_NAME'],
  aws_cognito_mfa_configuration: 'ON', aws_cognito_mfa_types: ['SMS', 'TOTP'],
  aws_cognito_password_protection_settings: { passwordPolicyMinLength: 12, passwordPolicyCharacters: ['REQUIRES_LOWERCASE', 'REQUIRES_SYMBOLS'] },
  aws_cognito_verification_mechanisms: ['EMAIL'],
};

describe('amplify_outputs.json', () => {
  test('says all that the elements need', () => {
    assert.deepEqual(readConfigFile(outputs), {
      userPoolId: POOL, userPoolClientId: CLIENT, identityPoolId: IDENTITIES, authenticationFlowType: 'USER_AUTH', preferredChallenge: 'EMAIL_OTP',
      domain: 'login.example.auth.eu-west-1.amazoncognito.com', redirectSignIn: ['http://localhost:3000/', 'https://example.com/'], redirectSignOut: ['https://example.com/'], scopes: ['openid', 'email'],
      journey: {
        loginMechanisms: ['email', 'phone_number'], signUpAttributes: ['email', 'given_name'], verification: ['email'],
        passwordPolicy: { minLength: 10, requireLowercase: true, requireUppercase: false, requireNumbers: true, requireSymbols: false },
        mfa: { mode: 'OPTIONAL', methods: ['TOTP'] }, socialProviders: ['Google', 'SignInWithApple', 'Okta'], passwordless: ['EMAIL_OTP', 'WEB_AUTHN'],
      },
    });
  });

  test('agrees with what aws-amplify makes of it', () => {
    const { Auth } = parseAmplifyConfig(outputs);
    const { userPoolId, userPoolClientId, identityPoolId, journey } = readConfigFile(outputs);
    const { Cognito } = Auth as { Cognito: Record<string, unknown> };
    assert.deepEqual([userPoolId, userPoolClientId, identityPoolId], [Cognito.userPoolId, Cognito.userPoolClientId, Cognito.identityPoolId]);
    assert.equal(journey.passwordPolicy?.minLength, (Cognito.passwordFormat as { minLength: number }).minLength);
  });

  test('without passwordless methods leaves the flow open, and a pool without attributes to sign in by has user names', () => {
    const { passwordless: _without, ...auth } = outputs.auth;
    const { authenticationFlowType, journey } = readConfigFile({ version: '1', auth: { ...auth, username_attributes: [] } });
    assert.equal(authenticationFlowType, undefined);
    assert.deepEqual(journey.loginMechanisms, ['username']);
    assert.equal(readConfigFile({ version: '1.1', auth: { ...outputs.auth, authentication_flow_type: 'CUSTOM_AUTH' } }).authenticationFlowType, 'CUSTOM_AUTH');
  });

  const wrong: [change: object, message: RegExp][] = [
    [{ user_pool_id: undefined }, /^amplify_outputs\.json: auth\.user_pool_id is missing/],
    [{ user_pool_id: 'Ab12' }, /auth\.user_pool_id "Ab12" is malformed; it looks like eu-west-1_Ab12Cd34E/],
    [{ user_pool_client_id: '' }, /auth\.user_pool_client_id is missing/],
    [{ user_pool_client_id: 7 }, /auth\.user_pool_client_id must be a text/],
    [{ aws_region: 'us-east-1' }, /auth\.aws_region "us-east-1" contradicts/],
    [{ identity_pool_id: 'eu-west-1_Ab' }, /auth\.identity_pool_id "eu-west-1_Ab" is malformed/],
    [{ username_attributes: 'email' }, /auth\.username_attributes must be a list/],
    [{ username_attributes: ['email', 'fax'] }, /auth\.username_attributes\[1\] must be one of email, phone_number, username/],
    [{ password_policy: { min_length: 'ten' } }, /auth\.password_policy\.min_length must be a whole number from 6 to 99/],
    [{ password_policy: { require_numbers: 'yes' } }, /auth\.password_policy\.require_numbers must be true or false/],
    [{ mfa_configuration: 'ON' }, /auth\.mfa_configuration must be one of NONE, OPTIONAL, REQUIRED/],
    [{ oauth: { identity_providers: [] } }, /auth\.oauth\.domain is missing/],
    [{ passwordless: { email_otp_enabled: 1 } }, /auth\.passwordless\.email_otp_enabled must be true or false/],
  ];
  for (const [change, message] of wrong) test(`refused: ${JSON.stringify(change)}`, () => { assert.throws(() => readConfigFile({ version: '1.4', auth: { ...outputs.auth, ...change } }), { name: 'ConfigurationError', message }); });
  test('refused: no auth, another version', () => {
    assert.throws(() => readConfigFile({ version: '1.4', data: {} }), { message: /amplify_outputs\.json: auth is missing/ });
    assert.throws(() => readConfigFile({ ...outputs, version: '2' }), { message: /version "2" is malformed/ });
  });
});

describe('aws-exports', () => {
  test('says all that the elements need', () => {
    assert.deepEqual(readConfigFile(exportsFile), {
      userPoolId: POOL, userPoolClientId: CLIENT, identityPoolId: IDENTITIES, authenticationFlowType: 'USER_PASSWORD_AUTH',
      domain: 'login.example.com', redirectSignIn: ['http://localhost:3000/', 'https://example.com/'], redirectSignOut: ['https://example.com/'], scopes: ['openid'],
      journey: {
        loginMechanisms: ['username'], signUpAttributes: ['email', 'family_name'], verification: ['email'],
        passwordPolicy: { minLength: 12, requireLowercase: true, requireUppercase: false, requireNumbers: false, requireSymbols: true },
        mfa: { mode: 'ON', methods: ['SMS', 'TOTP'] }, socialProviders: ['Facebook', 'LoginWithAmazon'],
      },
    });
  });

  test('with an empty oauth has no hosted login', () => {
    const { domain, journey } = readConfigFile({ ...exportsFile, oauth: {} });
    assert.equal(domain, undefined);
    assert.equal(journey.socialProviders, undefined);
  });

  const wrong: [change: object, message: RegExp][] = [
    [{ aws_user_pools_id: undefined }, /^aws-exports: aws_user_pools_id is missing/],
    [{ aws_user_pools_web_client_id: 'a b' }, /aws_user_pools_web_client_id "a b" is malformed/],
    [{ aws_cognito_region: 'us-east-1' }, /aws_cognito_region "us-east-1" contradicts/],
    [{ authenticationFlowType: 'SRP' }, /authenticationFlowType must be one of USER_SRP_AUTH/],
    [{ aws_cognito_username_attributes: ['email'] }, /aws_cognito_username_attributes\[0\] must be one of EMAIL, PHONE_NUMBER/],
    [{ aws_cognito_password_protection_settings: { passwordPolicyCharacters: ['LOWER'] } }, /passwordPolicyCharacters\[0\] must be one of REQUIRES_LOWERCASE/],
    [{ oauth: { scope: ['openid'] } }, /oauth\.domain is missing/],
  ];
  for (const [change, message] of wrong) test(`refused: ${JSON.stringify(change)}`, () => { assert.throws(() => readConfigFile({ ...exportsFile, ...change }), { name: 'ConfigurationError', message }); });
});

describe('the plain pair', () => {
  test('is enough, and may say more', () => {
    assert.equal(readConfigFile({ userPoolId: POOL, userPoolClientId: CLIENT }).userPoolId, POOL);
    const { journey, redirectSignIn } = readConfigFile({ userPoolId: POOL, userPoolClientId: CLIENT, region: 'eu-west-1', loginMechanisms: ['phone'], passwordPolicy: { minLength: 9 }, passwordless: ['WEB_AUTHN'], redirectSignIn: 'https://example.com/' });
    assert.equal(readConfigFile({ userPoolId: POOL, userPoolClientId: CLIENT, verification: 'link' }).verification, 'link');
    assert.deepEqual([journey.loginMechanisms, journey.passwordPolicy?.minLength, journey.passwordless, redirectSignIn], [['phone_number'], 9, ['WEB_AUTHN'], ['https://example.com/']]);
  });

  const wrong: [file: unknown, message: RegExp][] = [
    [{ userPoolId: POOL }, /^config: userPoolClientId is missing/],
    [{ userPoolId: POOL, userPoolClientId: CLIENT, passwordless: ['PASSWORD'] }, /passwordless\[0\] must be one of EMAIL_OTP, SMS_OTP, WEB_AUTHN/],
    [{ userPoolId: POOL, userPoolClientId: CLIENT, clientId: 'x' }, /^config: clientId is not known; there are userPoolId/],
    [{ userPoolId: POOL, userPoolClientId: CLIENT, userPoolEndpoint: 'http://example.com' }, /userPoolEndpoint "http:\/\/example\.com" must be a full https: URL/],
    [{ userPoolId: POOL, userPoolClientId: CLIENT, storage: 'cookie' }, /storage must be one of local, session, memory/],
    [{ userPoolId: POOL, userPoolClientId: CLIENT, verification: 'email' }, /verification must be one of code, link/],
    [{ pool: POOL }, /has none of the keys/],
    [[], /must be an object/],
    ['text', /must be an object/],
    [null, /must be an object/],
  ];
  for (const [file, message] of wrong) test(`refused: ${JSON.stringify(file)}`, () => { assert.throws(() => readConfigFile(file), { name: 'ConfigurationError', message }); });
});

const plain = {
  userPoolId: POOL, userPoolClientId: CLIENT, region: 'eu-west-1', userPoolEndpoint: 'https://idp.example/', identityPoolId: IDENTITIES, identityPoolEndpoint: 'https://identities.example/',
  authenticationFlowType: 'USER_AUTH', preferredChallenge: 'PASSWORD', storage: 'local', domain: 'login.example.com', redirectSignIn: 'https://example.com/', redirectSignOut: ['https://example.com/'],
  scopes: ['openid'], loginMechanisms: ['email'], signUpAttributes: ['given_name'], passwordPolicy: { minLength: 8, requireNumbers: true }, socialProviders: ['Google'], passwordless: ['EMAIL_OTP'],
  passkeyOffer: 'once', customRoleArn: 'arn:aws:iam::123456789012:role/member',
};

type Path = readonly string[];

const pathsOf = (value: unknown, path: Path = []): Path[] => (typeof value === 'object' && value !== null && !Array.isArray(value)
  ? [...(path.length ? [path] : []), ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
  : [path]);

const at = (value: unknown, path: Path): unknown => path.reduce((inner, key) => (inner as Record<string, unknown>)[key], value);

const changed = (value: object, [key = '', ...rest]: Path, to: unknown): object =>
  ({ ...value, [key]: rest.length ? changed((value as Record<string, object>)[key]!, rest, to) : to });

/** What is wrong in the place of a value of each kind. */
const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  text: [7, true, {}, [], ['a'], 'a b', ''],
  list: [7, true, 'nonsense', {}, [7], [''], [null], [{}], ['a b']],
  flag: [7, 'yes', '', {}, []],
  number: [0, -8, 8.5, 100, true, 'eight', '', {}, []],
  object: [7, true, 'nonsense', '', []],
};

const kindOf = (value: unknown): keyof typeof WRONG =>
  (Array.isArray(value) ? 'list' : typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'flag' : typeof value === 'number' ? 'number' : 'object');

/** What no element follows; another version may write it as it likes. */
const UNREAD = /^(data|auth\.(groups|unauthenticated_identities_enabled|oauth\.response_type|passwordless\.web_authn\.user_verification)|aws_project_region|oauth\.responseType)(\.|$)/;

for (const [kind, file] of Object.entries({ 'amplify_outputs.json': outputs, 'aws-exports': exportsFile, 'config': plain })) {
  describe(`a wrong value in ${kind}`, () => {
    for (const path of pathsOf(file)) {
      const name = path.join('.');
      const right = at(file, path);
      const wrong = WRONG[kindOf(right)]!;
      if (UNREAD.test(name)) {
        test(`of ${name} is nobody's concern`, () => {
          for (const value of wrong) assert.deepEqual(readConfigFile(changed(file, path, value)), readConfigFile(file));
        });
        continue;
      }
      test(`of ${name} is refused by that name`, () => {
        // An empty list of addresses is none.
        for (const value of wrong.filter((candidate) => !(/^redirectSign/.test(name) && kind === 'config' && Array.isArray(candidate) && !candidate.length))) {
          assert.throws(() => readConfigFile(changed(file, path, value)), (error: Error) => error.name === 'ConfigurationError' && error.message.startsWith(`${kind}: ${name}`), `${name}: ${JSON.stringify(value)}`);
        }
      });
    }
  });
}

describe('an address', () => {
  const read = (change: object): unknown => readConfigFile({ ...plain, ...change });
  for (const domain of ['login', 'https://', 'ftp://login.example.com', 'http://login.example.com']) {
    test(`of the hosted login is not ${domain}`, () => { assert.throws(() => read({ domain }), { message: /^config: domain ".+" is malformed; it looks like my-app\.auth\./ }); });
  }
  for (const domain of ['login.example.com', 'https://login.example.com', 'localhost:9229', 'http://127.0.0.1:9229']) {
    test(`of the hosted login may be ${domain}`, () => { assert.equal((read({ domain }) as { domain: string }).domain, domain); });
  }
  test('to come back to is whole, of whatever scheme', () => {
    assert.throws(() => read({ redirectSignIn: ['https://example.com/', '/back'] }), { message: /^config: redirectSignIn\[1\] "\/back" must be a full URL/ });
    assert.deepEqual((read({ redirectSignIn: ['myapp://back/'] }) as { redirectSignIn: string[] }).redirectSignIn, ['myapp://back/']);
  });
});

describe('a key that is misspelt', () => {
  const misspelt = (file: object, path: Path, as: string): object => {
    const { [path.at(-1)!]: value, ...others } = at(file, path.slice(0, -1)) as Record<string, unknown>;
    const object = { ...others, [as]: value };
    return path.length > 1 ? changed(file, path.slice(0, -1), object) : object;
  };
  const cases: readonly (readonly [kind: string, file: object, path: Path, as: string])[] = [
    ['amplify_outputs.json', outputs, ['auth', 'oauth', 'redirect_sign_in_uri'], 'redirect_sign_in_url'],
    ['amplify_outputs.json', outputs, ['auth', 'oauth', 'identity_providers'], 'identityProviders'],
    ['amplify_outputs.json', outputs, ['auth', 'password_policy', 'min_length'], 'minLength'],
    ['amplify_outputs.json', outputs, ['auth', 'user_pool_client_id'], 'user_pool_clientid'],
    ['amplify_outputs.json', outputs, ['auth', 'mfa_methods'], 'mfa_method'],
    ['amplify_outputs.json', outputs, ['auth'], 'Auth'],
    ['aws-exports', exportsFile, ['oauth', 'scope'], 'scopes'],
    ['aws-exports', exportsFile, ['oauth', 'redirectSignIn'], 'redirectSignin'],
    ['aws-exports', exportsFile, ['aws_user_pools_id'], 'aws_user_pool_id'],
    ['aws-exports', exportsFile, ['authenticationFlowType'], 'authentificationFlowType'],
  ];
  for (const [kind, file, path, as] of cases) {
    const name = [...path.slice(0, -1), as].join('.');
    test(`is told: ${name}`, () => {
      assert.throws(() => readConfigFile(misspelt(file, path, as)), { name: 'ConfigurationError', message: `${kind}: ${name} is not known; it should be ${path.at(-1)}` });
    });
  }

  test('is told of a password policy of our own too, however it is written', () => {
    assert.throws(() => readConfigFile({ ...plain, passwordPolicy: { length: 9 } }), { message: /^config: passwordPolicy\.length is not known; there are minLength, / });
  });

  test('is none where it means something else: what another version adds, and what stands beside the right one', () => {
    const more = { auth: { ...outputs.auth, passkey_policy: 'strict', groupz: [], oauth: { ...outputs.auth.oauth, custom_domain: 'x', scopes_: [] } }, version: '1.9', storage: {} };
    assert.deepEqual(readConfigFile(more), readConfigFile(outputs));
  });
});
