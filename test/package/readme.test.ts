/** What the README says of elements, sizes and speed is what the build and the benches say. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';

const check = (cwd: string): { status: number | null; stderr: string } => spawnSync(process.execPath, [resolve('tools/readme.mjs'), '--check'], { cwd, encoding: 'utf8' });

describe('README.md', () => {
  test('agrees with the build and the benches', () => {
    const { status, stderr } = check('.');
    assert.equal(status, 0, stderr);
  });

  test('is refused where it does not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'readme-'));
    try {
      for (const name of ['dist', 'tools', 'bench']) symlinkSync(resolve(name), join(folder, name));
      cpSync('custom-elements.json', join(folder, 'custom-elements.json'));
      writeFileSync(join(folder, 'README.md'), readFileSync('README.md', 'utf8').replace('| `<auth-sign-in>` |', '| `<auth-sing-in>` |'));
      const { status, stderr } = check(folder);
      assert.equal(status, 1);
      assert.match(stderr, /out of date/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('shows pictures that are there', () => {
    const pictures = [...readFileSync('README.md', 'utf8').matchAll(/(?:src|srcset)="([^"]+\.webp)"/g)].map(([, path]) => path ?? '');
    assert.notEqual(pictures.length, 0);
    for (const path of pictures) assert.notEqual(readFileSync(path).length, 0);
  });
});
