/** Confirmation by a link: what the link is refused for, and what a pool without a domain cannot send. */
import { HOURLY_LIMITS } from '../../../../src/local-cognito/index.js';
import { DAY, HOUR, LINKS, NO_DOMAIN, ORIGIN, PASSWORD, holds, otherCode, refused, signInByPassword, type Refusal, type Reply, type World } from '../world.js';

let names = 0;
const newName = (): string => { names += 1; return `linked${names}@signup.example`; };

const signUp = (world: World, username: string, client = 'links'): Promise<Reply> => world.call('SignUp', { ClientId: client, Username: username, Password: PASSWORD });
const resend = (world: World, username: string, client = 'links'): Promise<Reply> => world.call('ResendConfirmationCode', { ClientId: client, Username: username });

/** Opens a link as a browser does, with parameters changed or, by undefined, left out. @throws {Error} named by the status, with what the page says */
async function follow(world: World, link: URL, changes: Record<string, string | undefined> = {}): Promise<string> {
  const url = new URL(link);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  const response = await world.local.fetch(url.href);
  const text = await response.text();
  holds(response.headers.get('content-type') === 'text/html; charset=utf-8', 'a page answers');
  if (response.status !== 200) throw Object.assign(new Error(text), { name: String(response.status) });
  return text;
}

const codeIn = (link: URL): string => link.searchParams.get('confirmation_code') ?? '';

/** A sign-up whose link nobody has opened. */
async function newLink(world: World): Promise<{ username: string; link: URL }> {
  const username = newName();
  await signUp(world, username);
  return { username, link: world.lastLink(username) };
}

export const confirmationLinkRefusals: Refusal[] = [
  {
    name: 'a link with another code than was sent; the right one once',
    async run(world) {
      const { username, link } = await newLink(world);
      holds(link.origin === ORIGIN && link.pathname === '/confirmUser' && link.searchParams.get('client_id') === 'links', 'the link leads to the hosted endpoints');
      const wrong = { confirmation_code: otherCode(codeIn(link)) };
      await refused(follow(world, link, wrong), '400', 'not the one that was sent last');
      await refused(follow(world, link, { confirmation_code: undefined }), '400', 'not the one that was sent last');
      await refused(signInByPassword(world, username, { client: 'links' }), 'UserNotConfirmedException');
      holds((await follow(world, link)).includes('Your account is confirmed'), 'the page says so');
      await refused(follow(world, link), '400', 'already confirmed');
      await refused(follow(world, link, wrong), '400', 'already confirmed');
      await signInByPassword(world, username, { client: 'links' });
      const [user] = await world.local.admin.listUsers(LINKS).then((users) => users.filter(({ Attributes }) => Attributes.some(({ Value }) => Value === username)));
      holds(user?.Attributes.some(({ Name, Value }) => Name === 'email_verified' && Value === 'true') === true, 'the address is verified');
    },
  },
  {
    name: 'a link of another user, of nobody, of another client or of none',
    async run(world) {
      const first = await newLink(world);
      const second = await newLink(world);
      if (codeIn(first.link) !== codeIn(second.link)) await refused(follow(world, first.link, { user_name: second.link.searchParams.get('user_name') ?? '' }), '400', 'not the one that was sent last');
      await refused(follow(world, first.link, { user_name: 'nobody' }), '400', 'not complete');
      await refused(follow(world, first.link, { user_name: undefined }), '400', 'not complete');
      await refused(follow(world, first.link, { user_name: 'nobody', client_id: 'linksguarded' }), '400', 'can no longer be used');
      await refused(follow(world, first.link, { client_id: 'plain' }), '400', 'not complete');
      await refused(follow(world, first.link, { client_id: 'nobody' }), '400', 'not complete');
      await refused(follow(world, first.link, { client_id: undefined }), '400', 'not complete');
      await follow(world, first.link);
      await refused(signInByPassword(world, second.username, { client: 'links' }), 'UserNotConfirmedException');
    },
  },
  {
    name: 'the link before the last, and one after 24 hours',
    async run(world) {
      const { username, link } = await newLink(world);
      await resend(world, username);
      const newer = world.lastLink(username);
      if (codeIn(newer) !== codeIn(link)) await refused(follow(world, link), '400', 'not the one that was sent last');
      world.clock.advance(DAY);
      await refused(follow(world, newer), '400', 'can no longer be used');
      await resend(world, username);
      world.clock.advance(DAY - 1);
      await follow(world, world.lastLink(username));
    },
  },
  {
    name: 'any number of guesses at a link; the operation counts with them',
    async run(world) {
      const { username, link } = await newLink(world);
      const code = otherCode(codeIn(link));
      for (let guess = 0; guess < HOURLY_LIMITS.ConfirmSignUp; guess += 1) await refused(follow(world, link, { confirmation_code: code }), '400', 'not the one');
      await refused(follow(world, link), '400', 'too many attempts');
      await refused(world.call('ConfirmSignUp', { ClientId: 'links', Username: username, ConfirmationCode: codeIn(link) }), 'LimitExceededException');
      world.clock.advance(HOUR);
      await follow(world, link);
    },
  },
  {
    name: 'a link where there is no domain for it, before there is an account; a code by SMS needs none',
    async run(world) {
      const username = newName();
      await refused(signUp(world, username, 'nodomain'), 'InvalidParameterException', 'there does not exist a valid use pool domain');
      holds((await world.local.admin.listUsers(NO_DOMAIN)).length === 0, 'no account has been made');
      await signUp(world, '+436641234567', 'nodomain');
      await world.call('ConfirmSignUp', { ClientId: 'nodomain', Username: '+436641234567', ConfirmationCode: world.lastCode('+436641234567') });
      await signUp(world, username);
    },
  },
  {
    name: 'a code that is shown beside the link; by SMS it is a code',
    async run(world) {
      const { username } = await newLink(world);
      const byLink = world.local.inbox.filter(({ to }) => to === username);
      holds(byLink.every(({ code, medium, purpose }) => code === '' && medium === 'EMAIL' && purpose === 'sign-up'), 'the message has a link and no code');
      const listed = await (await world.local.fetch(`${ORIGIN}/_local/inbox?to=${encodeURIComponent(username)}`)).json() as Record<string, unknown>[];
      holds(listed.length === 1 && !('code' in (listed[0] ?? {})) && listed[0]?.link === world.lastLink(username).href, 'the inbox lists the link alone');
      await signUp(world, '+436641234568');
      const [bySms] = world.local.inbox.filter(({ to }) => to === '+436641234568');
      holds(bySms?.link === undefined && bySms?.medium === 'SMS', 'by SMS there is no link');
      await world.call('ConfirmSignUp', { ClientId: 'links', Username: '+436641234568', ConfirmationCode: bySms?.code ?? '' });
    },
  },
];
