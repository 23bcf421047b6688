import type { AuthRequest, AuthSnapshot, Values } from '../../flow/types.js';
import type { AuthScreen, Problems } from './auth-screen.js';
import { NO_CONNECTION } from '../../session/texts.js';
import { adoptFormStyles } from './form.styles.js';
import { formActsStyles } from './form-acts.styles.js';
import { controlsOf, focusFirst, forgetSecrets, showBusy, valuesOf } from './form-acts.js';
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
  #shownFailure: AuthSnapshot['failure'];
  #isChecking = false;
  #wasShown = false;
  #wasCurrent = false;

  constructor(screen: AuthScreen) {
    this.#screen = screen;
  }

  /** Whether what was typed is being checked, before Cognito is asked. */
  get isChecking(): boolean { return this.#isChecking; }

  async submit(form: HTMLFormElement): Promise<void> {
    const screen = this.#screen;
    if (screen['isBusy']) return;
    this.#isChecking = true;
    this.#problems = {};
    screen.requestUpdate();
    try {
      const typed = valuesOf(form);
      this.#problems = isWellFormed(form) ? { ...await screen['check'](typed), ...await screen.validate?.(typed) } : (await loadMessages()).nativeProblems(form);
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
      screen['binding'].say(screen['i18n'].say(NO_CONNECTION));
    } finally {
      this.#isChecking = false;
      screen.requestUpdate();
    }
  }

  /** A field that was complained of is being mended. */
  edited(name: string): void {
    if (!(name in this.#problems)) return;
    this.#problems = Object.fromEntries(Object.entries(this.#problems).filter(([field]) => field !== name));
    this.#screen.requestUpdate();
  }

  act(action: string, button: HTMLElement): void {
    if (action === 'reveal') this.#reveal(button);
    else this.#screen['session'].send({ type: action, username: valuesOf(this.#screen.form).username } as AuthRequest);
  }

  /** Takes what has been typed, without secrets; those are gone afterwards. */
  takeDraft(): Values {
    forgetSecrets(this.#screen.form);
    return valuesOf(this.#screen.form);
  }

  /** Says what is wrong, what has been done and whether something is under way, each time the screen has been rendered. */
  show(): void {
    const screen = this.#screen;
    const { failure } = screen['snapshot'];
    const root = screen.getRootNode() as Document | ShadowRoot;
    adoptFormStyles(root, [formActsStyles]);
    if (screen.matches(':dir(rtl)')) void import('./rtl.styles.js').then(({ rtlStyles }) => { adoptFormStyles(root, [rtlStyles]); });
    if (failure !== this.#failure) {
      this.#failure = failure;
      if (this.#isCurrent) this.#problems = failure?.field ? { [failure.field]: failure.text } : {};
    }
    showBusy(screen.form, screen['isBusy']);
    const said = { message: this.#message, notice: this.#notice, fields: this.#fieldMessages };
    if (Messages) Messages.showMessages(screen.form, said);
    else if (said.message || said.notice || Object.keys(this.#problems).length) void loadMessages().then(() => { screen.requestUpdate(); }, () => { screen['binding'].say(said.message); });
  }

  /** Leads the focus, after the screen has been rendered. */
  settle(): void {
    const { isShown } = this.#screen;
    const { failure } = this.#screen['snapshot'];
    const isCurrent = isShown && this.#isCurrent;
    // Chromium learns that a form has gone by an attribute of it or above it, but not by those of a shadow root around it.
    this.#screen.form.classList.toggle('auth-away', !isShown);
    if (isCurrent && !this.#wasCurrent) this.#arrive();
    else if (isCurrent && failure && failure !== this.#shownFailure) this.#focusProblem();
    if (!isShown && this.#wasShown) this.#leave();
    this.#wasShown = isShown;
    this.#wasCurrent = isCurrent;
    // What cannot be said yet is said, and led to, once it can.
    if (Messages) this.#shownFailure = failure;
  }

  get #isCurrent(): boolean { return this.#screen['snapshot'].state === this.#screen.screen; }

  get #message(): string {
    const { failure } = this.#screen['snapshot'];
    return this.#isCurrent && failure && !failure.field && !this.#isChecking ? this.#screen['i18n'].say(failure.text) : '';
  }

  get #notice(): string {
    const { notice } = this.#screen['snapshot'];
    return notice && this.#isCurrent ? this.#screen['i18n'].say(notice) : '';
  }

  get #fieldMessages(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.#problems).map(([name, problem]) => [name, typeof problem === 'string' ? problem : this.#screen['i18n'].say(problem)]));
  }

  /** The first screen of a visit leaves the focus alone; every later one takes it and says what it is. */
  #arrive(): void {
    const screen = this.#screen;
    const { previous, username, failure } = screen['snapshot'];
    const usernameControl = controlsOf(screen.form).find(({ name }) => name === 'username');
    if (!screen['binding'].isOwn && usernameControl && !usernameControl.value) usernameControl.value = username;
    if (!previous || previous === 'idle' || previous === 'setup') return;
    const title = screen.form.querySelector('h1, h2, h3, legend')?.textContent ?? '';
    (screen['stage'] ?? screen).announce([title, this.#notice].filter(Boolean).join(' '));
    if (failure) this.#focusProblem();
    else focusFirst(screen.form);
  }

  #leave(): void {
    const screen = this.#screen;
    screen['isRevealed'] = false;
    void yieldOnce().then(() => { if (!screen.isShown) forgetSecrets(screen.form); });
  }

  /** Where the error is: its field, else the secret that has to be typed again, else the message. */
  #focusProblem(): void {
    const { form } = this.#screen;
    const names = controlsOf(form).map(({ name }) => name);
    Messages?.focusField(form, this.#screen['snapshot'].failure?.field ?? ['password', 'code'].find((name) => names.includes(name)));
  }

  #reveal(button: HTMLElement): void {
    const screen = this.#screen;
    const id = button.getAttribute('aria-controls');
    const control = controlsOf(screen.form).find((candidate) => (id ? candidate.id === id : candidate.name === 'password'));
    if (!(control instanceof HTMLInputElement)) return;
    const isRevealed = control.type === 'password';
    screen['isRevealed'] = isRevealed;
    if (screen['binding'].isOwn) screen.requestUpdate();
    else control.type = isRevealed ? 'text' : 'password';
    button.ariaPressed = String(isRevealed);
  }
}
