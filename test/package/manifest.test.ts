/** The manifest, which editors, Storybook and the types for JSX are made from, agrees with the elements. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly { readonly name: string }[];
}

const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as { modules: { declarations: Declaration[] }[] };
const elements = modules.flatMap(({ declarations }) => declarations).filter((declaration): declaration is Declaration & { tagName: string } => declaration.tagName !== undefined);

/** Prints what each element observes, as Lit tells the browser. */
const OBSERVE = `
  await import(process.argv[1]);
  console.log(JSON.stringify(Object.fromEntries(process.argv.slice(2).map((tag) => [tag, customElements.get(tag)?.observedAttributes]))));
`;

describe('the manifest', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', OBSERVE, pathToFileURL('dist/define.js').href, ...elements.map(({ tagName }) => tagName)], { encoding: 'utf8' });
  const observed = JSON.parse(stdout || '{}') as Record<string, string[] | undefined>;

  test('names elements that are defined', () => {
    assert.ok(elements.length > 20, stderr);
    for (const { tagName } of elements) assert.ok(observed[tagName], `${tagName} is not defined`);
  });

  for (const { tagName, attributes = [] } of elements) {
    test(`names all attributes of ${tagName}, and no other`, () => {
      assert.deepEqual(attributes.map(({ name }) => name).sort(), observed[tagName]?.toSorted());
    });
  }
});
