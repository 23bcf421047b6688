/** The pieces of code that README, docs and the guide show, and what is wrong with them when held against the package. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { createLocalCognito, type LocalCognitoConfig } from '../../src/local-cognito/index.js';

export interface Snippet {
  readonly file: string;
  readonly language: string;
  readonly code: string;
}

interface Named { readonly name: string }

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
}

const markdownIn = (folder: string, ending: string): string[] => readdirSync(folder).filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);

/** What people read: README, docs, and the pages of the guide. */
export const PAGES: readonly string[] = ['README.md', ...markdownIn('docs', '.md'), ...markdownIn('stories/guide', '.mdx')];

export const snippetsOf = (file: string, text = readFileSync(file, 'utf8')): Snippet[] =>
  [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = '']) => ({ file, language, code }));

const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as { modules: { declarations: Declaration[] }[] };
const declarations = modules.flatMap((module) => module.declarations);
const elements = new Map(declarations.flatMap((declaration) => (declaration.tagName ? [[declaration.tagName, declaration] as const] : [])));

/** The tags of all elements. */
export const TAGS: readonly string[] = [...elements.keys()];

const sources = readdirSync('src/components', { recursive: true }).map(String).filter((path) => path.endsWith('.ts')).map((path) => readFileSync(`src/components/${path}`, 'utf8')).join('\n');

/** Attributes of our own that a page may write into its form. */
const FORM_ATTRIBUTES = new Set([...sources.matchAll(/\b(data-auth-[a-z-]+)/g)].map(([, name]) => name));
const ACTIONS = new Set([...sources.matchAll(/data-auth-action="?\$?\{?'?(\w+)/g), ...sources.matchAll(/(?:linkButton\(|actionButton\(t, )'(\w+)'/g)].map(([, name]) => name));
const CLASSES = new Set([...sources.matchAll(/\.(auth-[a-z-]+)/g)].map(([, name]) => name));
const TOKENS = new Set([...sources.matchAll(/(--auth-[a-z-]+)/g)].map(([, name]) => name));

const ANY_ELEMENT = /^(id|class|slot|hidden|lang|dir|style|alt|src|height|href|type|name|media|rel|method|required|autocomplete|role)$/;

const slotFits = ({ slots = [] }: Declaration, name: string): boolean => slots.some((slot) => new RegExp(`^${slot.name.replace('NAME', '\\w+')}$`).test(name));

/** One line for each name that no element has. */
export function htmlFaults(html: string): string[] {
  const faults: string[] = [];
  const parents: string[] = [];
  for (const [, isEnd, tag = '', rest = ''] of html.replace(/<!--[\s\S]*?-->|<style>[\s\S]*?<\/style>/g, '').matchAll(/<(\/?)([a-z][\w-]*)((?:"[^"]*"|[^">])*)>/g)) {
    if (isEnd) {
      if (parents.includes(tag)) parents.splice(parents.lastIndexOf(tag));
      continue;
    }
    const element = elements.get(tag);
    if (tag.startsWith('auth-') && !element) faults.push(`there is no <${tag}>`);
    for (const [, name = '', value = ''] of rest.matchAll(/([^\s=>"…]+)(?:="([^"]*)")?/g)) {
      const host = elements.get(parents.findLast((parent) => elements.has(parent)) ?? '');
      if (name === 'slot' && host && !slotFits(host, value)) faults.push(`<${host.tagName}> has no slot “${value}”`);
      if (name === 'data-auth-action' && !ACTIONS.has(value)) faults.push(`there is no action “${value}”`);
      if (name.startsWith('data-auth-') && !FORM_ATTRIBUTES.has(name)) faults.push(`there is no ${name}`);
      if (element && !ANY_ELEMENT.test(name) && !element.attributes?.some((attribute) => attribute.name === name)) faults.push(`<${tag}> has no attribute “${name}”`);
    }
    if (!/^(input|img|link|br|meta)$/.test(tag)) parents.push(tag);
  }
  return faults;
}

export function cssFaults(css: string): string[] {
  return [
    ...[...css.matchAll(/--auth-[a-z-]+/g)].filter(([name]) => !TOKENS.has(name)).map(([name]) => `there is no token ${name}`),
    ...[...css.matchAll(/\.(auth-[a-z-]+)/g)].filter(([, name]) => !CLASSES.has(name)).map(([, name]) => `there is no class ${name}`),
    ...[...css.matchAll(/(auth-[a-z-]+)::part\((\w+)\)/g)].filter(([, tag = '', part]) => !elements.get(tag)?.cssParts?.some(({ name }) => name === part)).map(([, tag, part]) => `<${tag}> has no part ${part}`),
  ];
}

/** A configuration of the local Cognito, which names each key that it does not know. */
export function jsonFaults(json: string): string[] {
  try {
    createLocalCognito(JSON.parse(json) as LocalCognitoConfig, { saml: {} as never });
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** What the pieces take as given: what the sentences around them say is there. */
const GIVEN = `
import 'auth-elements/define';
import type { Auth, AuthAuthenticator } from 'auth-elements';
declare global {
  const auth: Auth;
  const authenticator: AuthAuthenticator;
  const config: import('auth-elements/local-cognito').LocalCognitoConfig;
  const termsAccepted: boolean;
  function isBlocked(username: string): Promise<boolean>;
  function acceptTerms(username: string): Promise<void>;
  function greet(name: string): void;
  function track(from: string, to: string): void;
  function log(value: unknown): void;
}
`;

/** A package that we do not depend on; its clients take credentials by this function. */
const SDK = `declare module '@aws-sdk/client-s3' {
  export class S3Client { constructor(options: { region: string; credentials: () => Promise<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string; expiration?: Date }> }); }
}`;

/** A class that a page writes with Lit says nothing of its imports. */
const LIT = `import { html, LitElement } from 'lit'; import { AuthController } from 'auth-elements';`;

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: [], noEmit: true, skipLibCheck: true, strict: false, resolveJsonModule: true,
};

/** Type-checks pieces of JavaScript against the published types, all at once; the answer has the faults of each, in order. */
export function scriptFaults(snippets: readonly string[]): string[][] {
  const files = new Map([
    ['given.mts', GIVEN],
    ['sdk.d.ts', SDK],
    ...snippets.map((code, index): [string, string] => [`snippet-${index}.mts`, `${code.includes('extends LitElement') && !code.includes('import ') ? LIT : ''}${code}\nexport {};`]),
  ].map(([name, text]) => [`${process.cwd()}/${name}`, text]));
  const outputs = `${process.cwd()}/amplify_outputs.json`;
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || path === outputs || fileExists(path);
  host.readFile = (path) => files.get(path) ?? (path === outputs ? '{ "auth": { "user_pool_id": "eu-west-1_Ab12Cd34E", "user_pool_client_id": "4k5" } }' : readFile(path));
  host.getSourceFile = (path, options, ...rest) => {
    const text = files.get(path) ?? (path === outputs ? host.readFile(path) : undefined);
    return text === undefined ? getSourceFile(path, options, ...rest) : ts.createSourceFile(path, text, options);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return snippets.map((_, index) => {
    const file = program.getSourceFile(`${process.cwd()}/snippet-${index}.mts`);
    return ts.getPreEmitDiagnostics(program, file).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  });
}
