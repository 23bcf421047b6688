/** `config`: the configuration that a site has, as a URL or an object, and attributes over it. */
import { html } from 'lit';
import '../../../src/define.js';
import type { AuthAuthenticator } from '../../../src/index.js';
import { expect } from '../support/expect.js';
import { button, fill, findButton, findField, miss, mount, press, see, shown } from '../support/page.js';
import { until } from '../support/until.js';
import { ADA, createWorld, PASSWORD, POOL_ID, type World } from '../support/world.js';

const outputs = ({ clientId }: World, auth: object = {}): object => ({
  version: '1.4',
  auth: {
    aws_region: 'eu-west-1', user_pool_id: POOL_ID, user_pool_client_id: clientId, username_attributes: ['email'],
    standard_required_attributes: ['email', 'given_name'], authentication_flow_type: 'USER_PASSWORD_AUTH',
    password_policy: { min_length: 11, require_lowercase: true, require_uppercase: true, require_numbers: true, require_symbols: true },
    ...auth,
  },
});

const urlOf = (file: object | string): string => URL.createObjectURL(new Blob([typeof file === 'string' ? file : JSON.stringify(file)], { type: 'application/json' }));

describe('config', () => {
  let world: World;
  let errors: string[];
  const { error } = console;

  beforeEach(async () => {
    world = await createWorld();
    errors = [];
    console.error = (...args: unknown[]) => { errors.push(args.map(String).join(' ')); };
  });
  afterEach(() => { console.error = error; });

  const authenticator = (config: unknown): AuthAuthenticator =>
    mount(html`<auth-authenticator .config=${config as string} .fetch=${world.fetch} storage="memory"><h2>Members only</h2></auth-authenticator>`);

  it('as an object leads to the pool', async () => {
    authenticator(outputs(world));
    await fill('Email', ADA);
    await fill('Password', PASSWORD);
    await press('Sign in');
    await see('Members only');
  });

  it('as a URL too', async () => {
    mount(html`<auth-authenticator config=${urlOf(outputs(world))} .fetch=${world.fetch} storage="memory"><h2>Members only</h2></auth-authenticator>`);
    await fill('Email', ADA);
    await fill('Password', PASSWORD);
    await press('Sign in');
    await see('Members only');
  });

  it('says what the sign-up asks for and which password is good', async () => {
    authenticator(outputs(world));
    await press('Create an account');
    await button('Create account');
    expect(findField('First name') ?? findField('Given name'), shown()).to.exist;
    await see('11 characters');
  });

  it('names the providers of the hosted login, unless the page does', async () => {
    const oauth = { identity_providers: ['GOOGLE', 'Workshop'], domain: 'login.example.com', scopes: ['openid'], redirect_sign_in_uri: [location.href], redirect_sign_out_uri: [location.href], response_type: 'code' };
    const element = authenticator(outputs(world, { oauth }));
    const offered = (): string[] => [...element.shadowRoot?.querySelectorAll<HTMLElement>('[data-provider]') ?? []].map(({ dataset }) => dataset.provider ?? '');
    await until(() => offered().join() === 'Google,Workshop', () => offered().join());
    element.socialProviders = 'Facebook';
    await until(() => offered().join() === 'Facebook', () => offered().join());
  });

  it('is overridden by attributes', async () => {
    mount(html`<auth-authenticator .config=${outputs(world)} .fetch=${world.fetch} storage="memory" login-mechanisms="username" sign-up-attributes="birthdate" password-policy="17"></auth-authenticator>`);
    await button('Sign in');
    await until(() => findField('User name') ?? findField('Username'), () => shown());
    await press('Create an account');
    await button('Create account');
    expect(findField('First name') ?? findField('Given name')).not.to.exist;
    await see('17 characters');
  });

  it('serves the screens inside a provider', async () => {
    mount(html`<auth-provider .config=${outputs(world, { username_attributes: ['phone_number'] })} .fetch=${world.fetch} storage="memory"><auth-sign-in></auth-sign-in></auth-provider>`);
    await button('Sign in');
    await until(() => findField('Phone number'), () => shown());
  });

  it('changed later leads elsewhere', async () => {
    const element = authenticator(outputs(world));
    await button('Sign in');
    const before = element.auth;
    element.config = outputs(world, { user_pool_client_id: 'another00000000000000001', username_attributes: ['phone_number'] });
    await until(() => element.auth !== before, () => 'the session is the same');
    expect(element.auth?.config.userPoolClientId).to.equal('another00000000000000001');
    await until(() => findField('Phone number'), () => shown());
  });

  it('that is wrong says which key, in the console and where a person would sign in', async () => {
    authenticator(outputs(world, { user_pool_id: 'Ab12' }));
    await until(() => errors.some((text) => text.includes('amplify_outputs.json: auth.user_pool_id "Ab12" is malformed')), () => errors.join());
    await until(() => findButton('Sign in'), () => shown());
    await until(() => document.querySelector('[role="alert"]')?.textContent.trim(), () => shown());
  });

  it('that cannot be loaded, or is not JSON, says so with its address', async () => {
    authenticator('/no-such-config.json');
    await until(() => errors.some((text) => /no-such-config\.json: the configuration/.test(text)), () => errors.join());
    authenticator(urlOf('{'));
    await until(() => errors.some((text) => text.includes('the configuration is not JSON')), () => errors.join());
    await miss('Members only');
  });
});
