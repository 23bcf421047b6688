/** What is read from left to right everywhere stays so in a page that is written from right to left: names, keys. */
import { expect } from '../support/expect.js';
import { stageOf } from '../support/reading.js';
import { STATES } from '../support/states.js';
import { until } from '../support/until.js';

/** Without isolation its brackets and numbers change places (Unicode bidirectional algorithm). */
const NAME = '(2) Ada (3)';

const PLACES: readonly (readonly [what: string, tag: string, state: string, selector: string])[] = [
  ['the key of an authenticator app', 'auth-mfa-settings', 'an app is set up', '.auth-secret-key'],
  ['the name of a passkey', 'auth-passkeys', 'one', '.auth-item-name'],
  ['the name of a device', 'auth-devices', 'one that is not remembered', '.auth-item-name'],
];

function firstText(root: Element): Text {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) => (node.textContent?.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
  return walker.nextNode() as Text;
}

/** Whether the last sign of a text stands to the right of its first. */
function isLeftToRight(text: Text): boolean {
  text.data = NAME;
  const [first, last] = [0, NAME.length - 1].map((index) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + 1);
    return range.getBoundingClientRect().left;
  });
  return first! < last!;
}

describe('In a page that is written from right to left', () => {
  afterEach(() => { document.documentElement.removeAttribute('dir'); });

  for (const [what, tag, state, selector] of PLACES) {
    it(`${what} is not turned around`, async () => {
      await STATES.find((known) => known.tag === tag && known.state === state)!.open();
      document.documentElement.dir = 'rtl';
      const place = await until(() => stageOf().querySelector(selector), () => selector);
      expect(isLeftToRight(firstText(place))).to.equal(true);
    });
  }

  it('a text that nothing keeps apart is', async () => {
    await STATES.find(({ tag }) => tag === 'auth-passkeys')!.open();
    document.documentElement.dir = 'rtl';
    expect(isLeftToRight(firstText(stageOf().querySelector('.auth-title')!))).to.equal(false);
  });
});
