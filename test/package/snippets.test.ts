/** Whoever copies a piece of code from README, docs or guide has names that are there: elements, attributes, slots, tokens, imports, members, events. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cssFaults, htmlFaults, jsonFaults, PAGES, scriptFaults, snippetsOf } from './snippets.js';

const snippets = PAGES.flatMap((file) => snippetsOf(file));
const scripts = snippets.filter(({ language }) => language === 'js');
const faultsOfScripts = scriptFaults(scripts.map(({ code }) => code));

const CHECKS: Readonly<Record<string, (code: string) => string[]>> = { html: htmlFaults, css: cssFaults, json: jsonFaults };

describe('what README, docs and guide show', () => {
  for (const [language, check] of Object.entries(CHECKS)) {
    test(`names in ${language} what is there`, () => {
      const shown = snippets.filter((snippet) => snippet.language === language);
      assert.ok(shown.length >= 3, `${shown.length} pieces of ${language}`);
      assert.deepEqual(shown.flatMap(({ file, code }) => check(code).map((fault) => `${file}: ${fault} in ${code}`)), []);
    });
  }

  test('is JavaScript that the published types accept', () => {
    assert.ok(scripts.length > 12, `${scripts.length} scripts`);
    assert.deepEqual(faultsOfScripts.flatMap((faults, index) => faults.map((fault) => `${scripts[index]?.file}: ${fault} in ${scripts[index]?.code}`)), []);
  });
});

describe('a wrong name is found', () => {
  const WRONG: readonly (readonly [code: string, check: (code: string) => string[], fault: RegExp])[] = [
    ['<auth-sing-in></auth-sing-in>', htmlFaults, /no <auth-sing-in>/],
    ['<auth-sign-in user-pool="x">', htmlFaults, /no attribute “user-pool”/],
    ['<auth-sign-in><img slot="logos"></auth-sign-in>', htmlFaults, /no slot “logos”/],
    ['<auth-sign-in><button data-auth-action="toReset">', htmlFaults, /no action “toReset”/],
    ['<auth-sign-in><p data-auth-messages>', htmlFaults, /no data-auth-messages/],
    ['auth-sign-in { --auth-colour: red }', cssFaults, /no token --auth-colour/],
    ['.auth-inputs { }', cssFaults, /no class auth-inputs/],
    ['auth-sign-in::part(frame) { }', cssFaults, /no part frame/],
    ['{ "userPools": [{ "Id": "eu-west-1_Local0001", "Client": [] }] }', jsonFaults, /Client/],
    ['{ "userPools": [', jsonFaults, /JSON/],
  ];
  for (const [code, check, fault] of WRONG) test(code, () => { assert.match(check(code).join(), fault); });

  test('in JavaScript too', () => {
    const wrong = ["import { Auht } from 'auth-elements';", "import 'auth-elements/src/index.js';", 'auth.hooks.signup = (input, next) => next(input);', "document.querySelector('auth-sign-in').configs = {};", "document.addEventListener('auth-state-change', ({ detail }) => console.log(detail.states));"];
    assert.deepEqual(scriptFaults(wrong).map((faults) => faults.length > 0), wrong.map(() => true));
  });
});
