/** What `auth-elements/jsx` says of the elements to templates that are type-checked: right uses pass, wrong ones do not, with a framework and without. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import ts from 'typescript';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, jsx: ts.JsxEmit.ReactJSX,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: [], noEmit: true, strict: true, skipLibCheck: false,
};

/** Type-checks modules of a project that has installed the package, all at once; the answer has the faults of each, in order, and last those of the published declarations. */
function faultsOf(modules: readonly string[]): string[][] {
  const files = new Map(modules.map((code, index) => [`${process.cwd()}/use-${index}.tsx`, code]));
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, options, ...rest) => {
    const code = files.get(path);
    return code === undefined ? getSourceFile(path, options, ...rest) : ts.createSourceFile(path, code, options);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return [...files.keys(), `${process.cwd()}/dist/jsx.d.ts`].map((path) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(path)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')));
}

const react = (element: string): string => `
  import { useRef } from 'react';
  import type { AuthAuthenticator } from 'auth-elements';
  import 'auth-elements/jsx';
  export const Page = () => {
    const ref = useRef<AuthAuthenticator>(null);
    return ${element};
  };`;

const RIGHT = {
  'attributes and properties': '<auth-authenticator user-pool-id="eu-west-1_Ab12Cd34E" userPoolClientId="4k5" hide-sign-up loginMechanisms={["email"]} />',
  'a reference to the element': '<auth-authenticator ref={ref} />',
  'what any element of React takes, and children': '<auth-authenticator id="a" className="b" hidden={false} aria-label="c" data-d="e" onClick={({ clientX }) => clientX.toFixed()}><p>Members</p></auth-authenticator>',
  'tokens of the look': '<auth-authenticator style={{ "--auth-color-brand": "#ff5c39" }} />',
  'functions of the page': '<auth-sign-up validate={({ username = "" }) => ({ username })} />',
  'events, with their details': '<auth-authenticator onauth-authenticated={({ detail }) => detail.user?.groups.join()} onauth-sign-up-request={(event) => event.respondWith((input, next) => next(input))} />',
} as const;

const WRONG = {
  'an element that there is none of': '<auth-sing-in />',
  'a property that there is none of': '<auth-sign-in hideSignIn />',
  'a method': '<auth-authenticator show={() => undefined} />',
  'what only the element writes': '<auth-sign-in screen="signIn" />',
  'a value of another type': '<auth-sign-in loginMechanisms={["mail"]} />',
  'a reference to another element': '<auth-sign-in ref={ref} />',
  'an event of another type': '<auth-sign-in onauth-sign-in={(event: KeyboardEvent) => event.key} />',
  'a detail that there is none of': '<auth-sign-in onauth-state-change={({ detail }) => detail.states} />',
} as const;

const vue = (props: string): string => `
  import type { GlobalComponents } from 'vue';
  import 'auth-elements/jsx';
  export const props: InstanceType<GlobalComponents['auth-sign-in']>['$props'] = ${props};`;

const RIGHT_PROPS = '{ hideSignUp: true, class: "a", onClick: ({ clientX }) => { clientX.toFixed(); }, onAuthAuthenticated: ({ detail }) => { detail.user?.groups.join(); } }';
const WRONG_PROPS = ['{ hideSignUp: "yes" }', '{ onAuthAuthenticated: ({ detail }) => { detail.nobody; } }'];

describe('types for templates', () => {
  const right = Object.entries(RIGHT);
  const wrong = Object.entries(WRONG);
  const faults = faultsOf([...right, ...wrong].map(([, element]) => react(element)));

  for (const [index, [what]] of right.entries()) test(`take ${what}`, () => { assert.deepEqual(faults[index], []); });
  for (const [index, [what]] of wrong.entries()) test(`refuse ${what}`, () => { assert.notDeepEqual(faults[right.length + index], []); });

  test('say to Vue what each element is given', () => {
    const [good, ...others] = faultsOf([RIGHT_PROPS, ...WRONG_PROPS].map(vue));
    const declarations = others.pop();
    assert.deepEqual([good, declarations], [[], []]);
    assert.deepEqual(others.map((found) => found.length > 0), WRONG_PROPS.map(() => true));
  });

  test('need no framework', () => {
    assert.deepEqual(faultsOf([`import type { AuthElements } from 'auth-elements/jsx'; export const props: AuthElements['auth-sign-in'] = { hideSignUp: true };`]), [[], []]);
  });
});
