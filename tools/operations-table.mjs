/**
 * Writes docs/operations.md: which element uses each operation and answers each challenge, read from the code. `node tools/operations-table.mjs`.
 * Commands are found by running every row of the flow's tables, their operations by following the functions that a command calls.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import ts from 'typescript';

const ROOT = new URL('../', import.meta.url);
const FILE = new URL('docs/operations.md', ROOT);

/** What no element uses, and why. */
const LEFT_OUT = {
  SetUserSettings: 'Cognito keeps it for old clients; SetUserMFAPreference does the same and more.',
  UpdateAuthEventFeedback: 'It is called by the links in the e-mails of threat protection, with a token that no page has.',
};

/** Challenges that no browser is asked, and those that are answered by another's name. */
export const CHALLENGES_LEFT_OUT = {
  ADMIN_NO_SRP_AUTH: 'It is the server side’s: AdminInitiateAuth needs AWS credentials.',
};

const load = (path) => tsImport(fileURLToPath(new URL(`src/${path}`, ROOT)), import.meta.url);

const read = (path) => readFileSync(new URL(`src/${path}`, ROOT), 'utf8');

const sources = (folder) => readdirSync(new URL(`src/${folder}`, ROOT), { recursive: true }).filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`);

/** The texts and the calls within each function and constant of a module of src/session and src/cognito, and within each command. */
function partsByName() {
  const parts = new Map();
  const note = (name, node, path) => {
    const part = { path, texts: new Set(), calls: new Set() };
    const visit = (child) => {
      if (ts.isStringLiteral(child)) part.texts.add(child.text);
      if (ts.isCallExpression(child) && ts.isIdentifier(child.expression)) part.calls.add(child.expression.text);
      ts.forEachChild(child, visit);
    };
    visit(node);
    parts.set(name, [...parts.get(name) ?? [], part]);
  };
  for (const path of [...sources('session'), ...sources('cognito')]) {
    for (const statement of ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true).statements) {
      if (ts.isFunctionDeclaration(statement) && statement.name) note(statement.name.text, statement, path);
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (!initializer || !ts.isIdentifier(name)) continue;
        if (!name.text.endsWith('Commands')) note(name.text, initializer, path);
        else if (ts.isObjectLiteralExpression(initializer)) for (const member of initializer.properties) if (member.name && ts.isIdentifier(member.name)) note(`${path.includes('/account/') ? 'task' : 'command'} ${member.name.text}`, member, path);
      }
    }
  }
  return parts;
}

/** The operations, or challenges, that a function or command names, through the functions that it calls. */
function operationsOf(name, parts, operations, from = undefined, seen = new Set()) {
  const all = parts.get(name) ?? [];
  // A module's own function goes before one of that name elsewhere.
  const own = all.filter(({ path }) => path === from);
  const found = new Set();
  for (const part of own.length ? own : all) {
    if (seen.has(part)) continue;
    seen.add(part);
    for (const text of part.texts) if (operations.includes(text)) found.add(text);
    for (const called of part.calls) for (const text of operationsOf(called, parts, operations, part.path, seen)) found.add(text);
  }
  return found;
}

const EVENT = { values: {}, step: {}, target: '', verifications: [], failure: { name: '' }, codes: [] };

/** Runs a move with an event of no content, and with a code; what it needs more of is no command's beginning. */
const commandsOf = (move, state, type) => [EVENT, { ...EVENT, values: { code: '' } }].flatMap((event) => commandsAt(move, state, { ...event, type }));

function commandsAt(move, state, event) {
  try {
    const { commands, command, snapshot } = move(state, event);
    return [...(commands ?? []), ...(command ? [command] : [])].map((asked) => ({ type: asked.type, state: snapshot?.state }));
  } catch {
    return [];
  }
}

/** Command → tags of the elements in whose states it is asked for. */
async function elementsOfCommands() {
  const [{ journey }, { steps }, { INITIAL_SNAPSHOT }, { TASKS }] = await Promise.all([load('flow/journey.ts'), load('flow/steps.ts'), load('flow/initial.ts'), load('flow/account/tasks.ts')]);
  const screens = await screenTags();
  const elements = new Map();
  const add = (command, tag) => { elements.set(command, (elements.get(command) ?? new Set()).add(tag)); };
  for (const [state, row] of Object.entries({ ...journey, ...steps })) {
    for (const [type, move] of Object.entries(row)) {
      for (const { type: command, state: reached } of commandsOf(move, { ...INITIAL_SNAPSHOT, state }, type)) add(`command ${command}`, command === 'signOut' ? 'auth-sign-out' : screens[reached] ?? 'every element');
    }
  }
  for (const [task, rows] of Object.entries(TASKS)) {
    for (const [step, row] of Object.entries(rows)) {
      for (const [type, move] of Object.entries(row)) for (const { type: command } of commandsOf(move, { step }, type)) add(`task ${command}`, taskTags()[task]);
    }
  }
  return elements;
}

/** State → tag. */
const screenTags = async () => (await load('components/base/screen-tags.ts')).SCREEN_TAGS;

/** Task → tag, from the elements' own classes. */
const taskTags = () => Object.fromEntries(sources('components').flatMap((path) => {
  const source = read(path);
  const [, task] = /override readonly task = '(\w+)'/.exec(source) ?? [];
  const [, tag] = /@element (auth-[\w-]+)/.exec(source) ?? [];
  return task && tag ? [[task, tag]] : [];
}));

/** Where the journey goes when Cognito asks for a challenge. */
async function elementsOfChallenges(names) {
  const { challengeOutcome } = await load('session/challenge.ts');
  const screens = await screenTags();
  const choices = [['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], ['SOFTWARE_TOKEN_MFA'], ['EMAIL_OTP']].map((list) => JSON.stringify(list));
  return new Map(names.map((name) => [name, new Set(choices.flatMap((list) => {
    try {
      const { state } = challengeOutcome({ ChallengeName: name, ChallengeParameters: { MFAS_CAN_SETUP: list, MFAS_CAN_CHOOSE: list }, AvailableChallenges: ['PASSWORD'], Session: '' }, '');
      return screens[state] ? [screens[state]] : [];
    } catch {
      return [];
    }
  }))]));
}

/** Members of `type ChallengeName` or `interface Operations`. */
function namesIn(pattern) {
  const [, body] = pattern.exec(read('cognito/operations.ts'));
  return body;
}

const code = (names) => [...names].sort().map((name) => (name.startsWith('auth-') ? `\`${name}\`` : name)).join(', ');

export async function operationsTable() {
  const operations = [...namesIn(/export interface Operations \{([^]*?)\n\}/).matchAll(/^ {2}(\w+): Operation/gm)].map(([, name]) => name);
  const challenges = [...namesIn(/export type ChallengeName =([^;]*);/).matchAll(/'(\w+)'/g)].map(([, name]) => name).sort();
  const parts = partsByName();
  const elements = await elementsOfCommands();
  const users = new Map(operations.map((name) => [name, new Set()]));
  for (const [command, tags] of elements) for (const name of operationsOf(command, parts, operations)) for (const tag of tags) users.get(name).add(tag);
  const session = [...sources('session'), ...sources('cognito')].filter((path) => !path.endsWith('/operations.ts') && !path.endsWith('/retry.ts')).map(read).join('\n');
  const inSession = (name) => session.includes(`'${name}'`);

  const operationRow = (name) => {
    const tags = [...users.get(name)];
    const by = LEFT_OUT[name] ? `*left out:* ${LEFT_OUT[name]}` : tags.length && !tags.includes('every element') ? code(tags) : inSession(name) ? 'the session, for every element' : undefined;
    if (!by || (LEFT_OUT[name] && tags.length)) throw new Error(`${name}: nothing uses it and no reason is given, or both`);
    return `| ${name} | ${by} |`;
  };
  const answering = new Map(challenges.map((name) => [name, new Set()]));
  for (const [command, tags] of elements) for (const name of operationsOf(command, parts, challenges)) for (const tag of tags) answering.get(name).add(tag);
  const challengeTags = await elementsOfChallenges(challenges);
  const challengeRow = (name) => {
    const own = [...challengeTags.get(name)];
    const tags = own.length ? own : [...answering.get(name)].filter((tag) => tag !== 'every element');
    const by = CHALLENGES_LEFT_OUT[name] ? `*left out:* ${CHALLENGES_LEFT_OUT[name]}` : tags.length ? code(tags) : inSession(name) ? 'the session, without a screen' : undefined;
    if (!by) throw new Error(`${name}: nothing answers it and no reason is given`);
    return `| ${name} | ${by} |`;
  };
  return `# Operations and challenges
Made by \`node tools/operations-table.mjs\` from the code; \`test/unit/tools/operations-table.test.ts\` fails when it is stale.

## The ${operations.length} operations that a browser may call
| operation | used by |
|---|---|
${operations.map(operationRow).join('\n')}

## The ${challenges.length} challenges
| challenge | answered in |
|---|---|
${challenges.map(challengeRow).join('\n')}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, await operationsTable());
