import type { AuthRequest, AuthSnapshot, TextRef, Values } from '../../flow/types.js';
import type { AuthScreen, Problems } from './auth-screen.js';
import { NOT_LOADED } from '../../session/texts.js';
import { adoptFormStyles } from './form.styles.js';
import { formActsStyles } from './form-acts.styles.js';
import { BUSY, controlsOf, focusFirst, forgetSecrets, showBusy, valuesOf, withoutField } from './form-acts.js';
import { yieldOnce } from './yield-once.js';

/** What says that something is wrong, or has been done. */
let Messages: typeof import('./form-messages.js') | undefined;

const loadMessages = async (): Promise<typeof import('./form-messages.js')> => (Messages ??= await import('./form-messages.js'));

/** Whether the browser and Cognito have nothing against what was typed, as far as can be seen here. */
const isWellFormed = (form: HTMLFormElement): boolean =>
  controlsOf(form).every(({ validity, name, value }) => validity.valid && (name !== 'password' || value === value.trim()));

/**
 * What a screen does once it is used: checks and sends what was typed, says what is wrong, leads the focus.
 * A form is painted without it; it arrives together with what speaks to Cognito. It knows a screen from inside.
 */
export class ScreenActs {
  readonly #screen: AuthScreen;
  #problems: Problems = {};
  #failure: AuthSnapshot['failure'];
  #isChecking = false;
  /** Whether a failure answers what was asked here. One that does not is said, and takes the focus from nobody who is typing. */
  #hasAsked = false;
  #wasShown = false;
  #wasCurrent = false;
  #wasBusy = false;
  /** Whether that something is under way was said last. */
  #isWait = false;
  #heard = '';

  readonly #say = (text: TextRef): string => this.#screen['i18n'].say(text);

  constructor(screen: AuthScreen) {
    this.#screen = screen;
  }

  /** Whether what was typed is being checked, before Cognito is asked. */
  get isChecking(): boolean { return this.#isChecking; }

  async submit(form: HTMLFormElement): Promise<void> {
    const screen = this.#screen;
    if (screen['isBusy']) return;
    this.#isChecking = this.#hasAsked = true;
    this.#problems = {};
    screen.requestUpdate();
    try {
      const typed = valuesOf(form);
      this.#problems = isWellFormed(form) ? { ...await screen['check']?.(typed), ...await screen.validate?.(typed) } : (await loadMessages()).nativeProblems(form);
      const [first] = Object.keys(this.#problems);
      if (first !== undefined) {
        const { focusField } = await loadMessages();
        screen.requestUpdate();
        await screen.updateComplete;
        focusField(screen.form, first);
        return;
      }
      const values = await screen['prepare'](typed);
      screen['session'].send({ type: 'submit', screen: screen.screen, values });
    } catch (error) {
      if (Messages) throw error;
      // Not even the words could be loaded.
      screen['binding'].say(this.#say(NOT_LOADED));
    } finally {
      this.#isChecking = false;
      screen.requestUpdate();
    }
  }

  /** A field that was complained of is being mended. */
  edited(name: string): void {
    if (!(name in this.#problems)) return;
    this.#problems = withoutField(this.#problems, name);
    this.#screen.requestUpdate();
  }

  act(action: string, button: HTMLElement): void {
    const screen = this.#screen;
    if (action !== 'reveal') screen['session'].send({ type: action, username: valuesOf(screen.form).username } as AuthRequest);
    else if (!screen['binding'].isOwn) void loadMessages().then(({ reveal }) => { reveal(screen.form, button); }, () => undefined);
    else {
      screen['isRevealed'] = !screen['isRevealed'];
      screen.requestUpdate();
    }
  }

  /** Takes what has been typed, without secrets; those are gone afterwards. */
  takeDraft(): Values {
    forgetSecrets(this.#screen.form);
    return valuesOf(this.#screen.form);
  }

  /** Says what is wrong, what has been done and whether something is under way, each time the screen has been rendered. */
  show(): void {
    const screen = this.#screen;
    const { failure, notice } = screen['snapshot'];
    const root = screen.getRootNode() as Document | ShadowRoot;
    adoptFormStyles(root, [formActsStyles]);
    if (screen.matches(':dir(rtl)')) void import('./rtl.styles.js').then(({ rtlStyles }) => { adoptFormStyles(root, [rtlStyles]); }, () => undefined);
    if (failure !== this.#failure) {
      this.#failure = failure;
      if (this.#isCurrent) this.#problems = failure?.field ? { [failure.field]: failure.text } : {};
    }
    showBusy(screen.form, screen['isBusy']);
    const said = { message: this.#message, notice: this.#notice, isGood: notice?.isGood, problems: this.#problems, say: this.#say };
    if (Messages) Messages.showMessages(screen.form, said);
    else if (said.message || said.notice || Object.keys(this.#problems).length) void loadMessages().then(() => { screen.requestUpdate(); }, () => { screen['binding'].say(said.message); });
  }

  /** Leads the focus, after the screen has been rendered. */
  settle(): void {
    const screen = this.#screen;
    const { isShown, form } = screen;
    const { failure } = screen['snapshot'];
    const isBusy = screen['isBusy'];
    // A form may still be on its way.
    const isCurrent = isShown && this.#isCurrent && form.elements.length > 0;
    // Chromium learns that a form has gone by an attribute of it or above it, but not by those of a shadow root around it.
    form.classList.toggle('auth-away', !isShown);
    const notice = this.#notice;
    const news = [isCurrent && !this.#wasCurrent && this.#arrive(), notice !== this.#heard && notice].filter(Boolean).join(' ');
    const isWait = isBusy && !news && (this.#isWait || !this.#wasBusy);
    // What was said of a wait is taken back with it.
    if ((isCurrent || !screen['stage']) && (news || isWait !== this.#isWait)) (screen['stage'] ?? screen).announce(news || (isWait ? this.#say(BUSY) : ''));
    this.#heard = notice;
    this.#isWait = isWait;
    this.#wasBusy = isBusy;
    if (isCurrent && failure && this.#hasAsked && !isBusy) Messages?.focusProblem(form, failure);
    if (!isShown && this.#wasShown) this.#leave();
    this.#wasShown = isShown;
    this.#wasCurrent = isCurrent;
    // What cannot be said yet is said, and led to, once it can.
    if (Messages || !failure) this.#hasAsked = isBusy;
  }

  get #isCurrent(): boolean { return this.#screen['snapshot'].state === this.#screen.screen; }

  get #message(): string {
    const { failure } = this.#screen['snapshot'];
    return this.#isCurrent && failure && !failure.field && !this.#isChecking ? this.#say(failure.text) : '';
  }

  get #notice(): string {
    const { notice } = this.#screen['snapshot'];
    return notice && this.#isCurrent ? this.#say(notice) : '';
  }

  /** The first screen of a visit leaves the focus alone; every later one takes it. Answers what it is, to be said. */
  #arrive(): string {
    const screen = this.#screen;
    const { previous, username, failure } = screen['snapshot'];
    const usernameControl = controlsOf(screen.form).find(({ name }) => name === 'username');
    if (!screen['binding'].isOwn && usernameControl && !usernameControl.value) usernameControl.value = username;
    if (!previous || previous === 'idle' || previous === 'setup') return '';
    if (failure) this.#hasAsked = true;
    // Who types already is not led away.
    else if (!screen.form.matches(':focus-within')) focusFirst(screen.form);
    return [...screen.form.querySelectorAll('h1, h2, h3, .auth-text')].map(({ textContent }) => textContent).join(' ');
  }

  #leave(): void {
    const screen = this.#screen;
    screen['isRevealed'] = false;
    Messages?.conceal(screen.form);
    void yieldOnce().then(() => { if (!screen.isShown) forgetSecrets(screen.form); });
  }
}
