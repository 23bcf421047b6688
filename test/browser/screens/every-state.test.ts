/** What holds for every element in every state that it can be seen in, those of the account among them. */
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { STATES, TAGS, WITHOUT_LOOK } from '../support/states.js';

describe('Every element', () => {
  it('is there in at least one state', () => {
    expect(TAGS.length).to.be.greaterThan(25);
    const shown = new Set(STATES.map(({ tag }) => tag));
    expect(TAGS.filter((tag) => !shown.has(tag) && !WITHOUT_LOOK.includes(tag))).to.deep.equal([]);
    expect([...shown, ...WITHOUT_LOOK].filter((tag) => !TAGS.includes(tag))).to.deep.equal([]);
  });

  for (const { tag, state, open } of STATES) {
    it(`is accessible: ${tag} (${state})`, async () => {
      await open();
      await expectAccessible();
    });
  }
});
