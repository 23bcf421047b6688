/** The one place where a password waits: for one user name, three minutes at the most. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { Vault } from '../../../src/session/vault.js';

function open() {
  const timers: { callback: () => void; milliseconds: number; isCanceled: boolean }[] = [];
  const vault = new Vault((callback, milliseconds) => {
    const timer = { callback, milliseconds, isCanceled: false };
    timers.push(timer);
    return () => { timer.isCanceled = true; };
  });
  return { vault, timers };
}

describe('the vault', () => {
  it('gives a password back for the name that it was kept for, and no other', () => {
    const { vault } = open();
    vault.keep('ada', 'Corr3ct-horse');
    assert.equal(vault.passwordOf('ada'), 'Corr3ct-horse');
    assert.equal(vault.passwordOf('Ada'), undefined);
    assert.equal(vault.passwordOf(''), undefined);
  });

  it('forgets it after three minutes, or when it is told to', () => {
    const { vault, timers } = open();
    vault.keep('ada', 'Corr3ct-horse');
    assert.equal(timers[0]!.milliseconds, 180_000);
    timers[0]!.callback();
    assert.equal(vault.passwordOf('ada'), undefined);
    vault.keep('ada', 'Corr3ct-horse');
    vault.clear();
    assert.equal(vault.passwordOf('ada'), undefined);
    assert.deepEqual(timers.map(({ isCanceled }) => isCanceled), [true, true]);
  });

  it('holds one at a time, each with its own three minutes', () => {
    const { vault, timers } = open();
    vault.keep('ada', 'first');
    vault.keep('grace', 'second');
    assert.equal(vault.passwordOf('ada'), undefined);
    assert.deepEqual(timers.map(({ isCanceled }) => isCanceled), [true, false]);
    assert.equal(vault.passwordOf('grace'), 'second');
  });

  it('shows it to nobody who looks at it', () => {
    const { vault } = open();
    vault.keep('ada', 'Corr3ct-horse');
    assert.ok(!inspect(vault, { depth: 9, showHidden: true }).includes('Corr3ct') && !JSON.stringify(vault).includes('Corr3ct'));
    assert.deepEqual(Reflect.ownKeys(vault), []);
  });
});
