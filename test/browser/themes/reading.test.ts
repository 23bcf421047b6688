/** Every state of every element for every way of reading: narrow and enlarged, with spaced text, by thick fingers, in forced colours, with more contrast, at rest. */
import { executeServerCommand } from '@web/test-runner-commands';
import { expect } from '../support/expect.js';
import { beyond, cutOff, name, NARROW, open, roomOf, seen, stageOf } from '../support/reading.js';
import { SCREENS } from '../support/screens.js';
import { STATES } from '../support/states.js';

/** WCAG 2.2 §2.5.8, CSS pixels. */
const TARGET = 24;

const small = (): string[] => seen()
  .filter((element) => element.matches('button, input:not([type=checkbox], [type=radio]), select, a[href], label:has([type=checkbox], [type=radio])'))
  .filter((element) => { const { width, height } = element.getBoundingClientRect(); return width < TARGET || height < TARGET; })
  .map((element) => `${name(element)} is ${element.getBoundingClientRect().width} × ${element.getBoundingClientRect().height}`);

/** Sends the page a media feature; undefined takes it back. False where only Chromium can. */
async function emulate(feature: string, value: string): Promise<boolean> {
  const answer = await executeServerCommand<{ unsupported?: boolean }, object>('cdp', { method: 'Emulation.setEmulatedMedia', params: { features: [{ name: feature, value }] } });
  return !answer.unsupported;
}

const style = document.createElement('style');

afterEach(async () => {
  style.remove();
  document.documentElement.removeAttribute('style');
  await emulate('forced-colors', '');
  await emulate('prefers-reduced-motion', '');
});

/** What moves, or would. */
const moving = (): string[] => seen().flatMap((element) => ['', '::before', '::after'].filter((part) => {
  const { animationName, transitionDuration, transitionProperty, content } = getComputedStyle(element, part);
  return (!part || content !== 'none') && (animationName !== 'none' || (transitionProperty !== 'none' && transitionDuration.split(', ').some((duration) => parseFloat(duration) > 0)));
}).map((part) => `${name(element)}${part}`));

/** As where Cognito is being asked. */
function setBusy(): void {
  for (const control of seen()) if (control.matches('.auth-button')) control.ariaDisabled = 'true';
}

/** As WCAG 2.2 §1.4.12 has it. */
const SPACED = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

function expectAllText(what: string): void {
  // As a page that has got another width tells.
  dispatchEvent(new Event('resize'));
  expect(cutOff(), what).to.deep.equal([]);
  expect(beyond(roomOf()), what).to.deep.equal([]);
}

function expectEdgesAndFocus(): void {
  // What looks like a link has no colour of its own there: without a line it would be a label. The line is transparent elsewhere.
  for (const link of seen().filter((element) => element.matches('.auth-link:not([aria-disabled])'))) expect(getComputedStyle(link).textDecorationLine, name(link)).to.equal('underline');
  for (const control of seen().filter((element) => element.matches('.auth-input, .auth-button, .provider, [part=button][type=button]:not([aria-haspopup])'))) {
    const { borderBottomWidth, borderBottomStyle, borderBottomColor, backgroundColor } = getComputedStyle(control);
    expect(parseFloat(borderBottomWidth), name(control)).to.be.at.least(1);
    expect(borderBottomStyle, name(control)).not.to.equal('none');
    expect(borderBottomColor, name(control)).not.to.equal(backgroundColor);
    control.focus();
    if (control.matches(':focus-visible')) expect(parseFloat(getComputedStyle(control).outlineWidth), name(control)).to.be.at.least(2);
  }
}

describe('Every reader', () => {
  // A screen is opened once for all of it: coming to one takes real requests.
  for (const { tag, state, open: openState } of STATES) {
    it(`can use ${tag} (${state}): at 320 pixels (1280 at 400 %), with spaced text, by targets of 24 pixels, in forced colours`, async () => {
      await openState();
      for (const density of ['1', '.7']) {
        document.documentElement.style.setProperty('--auth-density', density);
        expect(small(), density).to.deep.equal([]);
      }
      stageOf().style.inlineSize = `${NARROW}px`;
      expectAllText('narrow');
      style.textContent = SPACED;
      document.head.append(style);
      expectAllText('narrow and spaced');
      stageOf().style.inlineSize = '';
      expectAllText('spaced');
      style.remove();
      if (await emulate('prefers-reduced-motion', 'reduce')) {
        setBusy();
        expect(moving()).to.deep.equal([]);
      }
      if (!await emulate('forced-colors', 'active')) return;
      expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
      expectEdgesAndFocus();
    });
  }
});

/** A phone of middle size, in CSS pixels, less the page's margins. */
const PHONE = 344;

/** Between the dialog and the edge of the window. */
const GAP = 16;

/** What a thumb reaches without aim (WCAG 2.2 §2.5.5); text in fields that no browser zooms in on. */
const THUMB = 44;
const NO_ZOOM = 16;

/** What a hand that holds the phone too would miss: small controls, and those that do not reach from side to side. */
function outOfReach(): string[] {
  return seen().filter((element) => element.matches('.auth-form .auth-button, .auth-form .auth-input, .provider')).flatMap((control) => {
    const { width, height } = control.getBoundingClientRect();
    const around = (control.closest('.auth-field, .auth-form, .providers') ?? stageOf()).getBoundingClientRect().width;
    return [
      ...(height < THUMB ? [`${name(control)} is ${height} high`] : []),
      ...(width < around - 1 ? [`${name(control)} is ${width} of ${around} wide`] : []),
      ...(control.matches('input, select') && parseFloat(getComputedStyle(control).fontSize) < NO_ZOOM ? [`${name(control)} is zoomed in on`] : []),
    ];
  });
}

describe('One hand', () => {
  for (const { tag, state, open: openState } of STATES) {
    it(`reaches all of ${tag} (${state}) on a phone`, async () => {
      await openState();
      stageOf().style.inlineSize = `${PHONE}px`;
      expect(outOfReach()).to.deep.equal([]);
    });
  }

  it('has a dialog before it at the lower edge', async function () {
    const [width, height] = [390, 844];
    const answer = await executeServerCommand<{ unsupported?: boolean }, object>('cdp', { method: 'Emulation.setDeviceMetricsOverride', params: { width, height, deviceScaleFactor: 1, mobile: false } });
    if (answer.unsupported) this.skip();
    try {
      await STATES.find(({ state }) => state === 'as a dialog')!.open();
      const { bottom, top } = document.querySelector('auth-authenticator')!.shadowRoot!.querySelector('dialog')!.getBoundingClientRect();
      expect(Math.abs(innerHeight - GAP - bottom)).to.be.below(1);
      expect(top).to.be.at.least(GAP - 1);
    } finally {
      await executeServerCommand('cdp', { method: 'Emulation.clearDeviceMetricsOverride', params: {} });
    }
  });

  it('would not reach a small button at a side', async () => {
    await open(SCREENS[0]!);
    stageOf().style.inlineSize = `${PHONE}px`;
    const button = stageOf().querySelector<HTMLElement>('.auth-form .auth-button')!;
    button.style.cssText = 'align-self: end; min-block-size: 0; padding: 0';
    expect(outOfReach()).to.have.length(2);
  });
});

/** Controls that are not seen whole, or lie under something, while they have the focus (WCAG 2.2 §2.4.11). */
const obscured = (): string[] => seen().filter((element) => element.matches('button, input')).filter((control) => {
  control.focus();
  const { left, right, top, bottom } = control.getBoundingClientRect();
  const above = (control.getRootNode() as Document | ShadowRoot).elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return top < 0 || bottom > innerHeight || left < 0 || right > innerWidth || !control.contains(above);
}).map(name);

describe('A window of 320 × 256 pixels (1280 × 1024 at 400 %)', () => {
  it('lets all of a dialog be reached, and shows what has the focus', async function () {
    const answer = await executeServerCommand<{ unsupported?: boolean }, object>('cdp', { method: 'Emulation.setDeviceMetricsOverride', params: { width: 320, height: 256, deviceScaleFactor: 1, mobile: false } });
    if (answer.unsupported) this.skip();
    try {
      await STATES.find(({ state }) => state === 'as a dialog')!.open();
      expect([innerWidth, innerHeight]).to.deep.equal([320, 256]);
      const { top, bottom } = document.querySelector('auth-authenticator')!.shadowRoot!.querySelector('dialog')!.getBoundingClientRect();
      expect([top >= 0, bottom <= innerHeight]).to.deep.equal([true, true]);
      expect(obscured()).to.deep.equal([]);
      // What lies over the lower half is found out.
      document.querySelector('auth-sign-in form')!.insertAdjacentHTML('beforeend', '<p style="position: sticky; inset-block-end: 0; min-block-size: 200px; background: Canvas">Cookies</p>');
      expect(obscured()).not.to.deep.equal([]);
    } finally {
      await executeServerCommand('cdp', { method: 'Emulation.clearDeviceMetricsOverride', params: {} });
    }
  });
});

describe('More contrast', () => {
  it('gives hints and edges the colour of the text', async function () {
    await open(SCREENS[0]!);
    const colours = (): string[] => [getComputedStyle(document.querySelector('.auth-input')!).borderBottomColor, getComputedStyle(document.querySelector('.auth-reveal')!).color];
    const before = colours();
    if (!await emulate('prefers-contrast', 'more')) this.skip();
    const { color } = getComputedStyle(document.querySelector('.auth-form')!);
    expect(before).not.to.include(color);
    expect(colours()).to.deep.equal([color, color]);
  });
});

describe('The check itself', () => {
  it('finds what is too wide, cut off and too small', async () => {
    await open(SCREENS[0]!);
    const form = document.querySelector('.auth-form')!;
    form.insertAdjacentHTML('beforeend', '<p style="inline-size: 60px; white-space: nowrap">A text that does not fit</p><button type="button" style="all: unset; font-size: 8px">x</button><div style="inline-size: 9999px">Wide</div>');
    expect(cutOff().join()).to.include('A text that does not fit');
    expect(small().join()).to.include('<button');
    expect(beyond(stageOf().getBoundingClientRect()).join()).to.include('Wide');
  });
});
