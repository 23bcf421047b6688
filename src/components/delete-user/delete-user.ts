import { html, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { AuthTask } from '../base/auth-task.js';
import { choiceStyles } from '../base/choice.styles.js';
import { linkButton } from '../base/fields.js';
import { dangerButton } from '../base/task-buttons.js';
import { taskFormStyles } from '../base/task-frame.js';
import { taskTexts } from '../base/task.texts.js';
import { deleteUserTexts } from './delete-user.texts.js';

/**
 * Deletes the account of whoever is signed in, once they have said that they know what that means.
 *
 * @element auth-delete-user
 * @slot - A `<form>` of the page's own in place of this element's; a button with `data-auth-action="remove"` asks first.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-sign-in - The account is gone, and with it the session.
 */
export class AuthDeleteUser extends AuthTask {
  override readonly task = 'deletion';

  override readonly formStyles = [...taskFormStyles, choiceStyles];

  protected override readonly i18n = new LocalizeController(this, { ...taskTexts, ...deleteUserTexts });

  protected override get heading(): string { return this.i18n.t('delete-user-title'); }

  protected override renderTask(): TemplateResult {
    const { t } = this.i18n;
    return this.state.step === 'confirm' ? this.#renderConfirm() : html`
      ${this.renderHeading(this.heading, t('delete-user-text'))}
      <button class="auth-button auth-secondary" type="button" data-auth-action="remove">${t('delete-user-button')}</button>`;
  }

  #renderConfirm(): TemplateResult {
    const { i18n: { t }, formId: form, snapshot: { user } } = this;
    return html`
      ${this.renderHeading(t('delete-user-sure-title'), t('delete-user-sure-text', { name: user?.attributes.email ?? user?.username ?? '' }))}
      <div class="auth-field">
        <label class="auth-check-label"><input class="auth-checkbox" type="checkbox" id="${form}-understood" name="understood" value="true" required><span class="auth-check-text">${t('delete-user-understood')}</span></label>
        <p class="auth-field-message" data-auth-message="understood"></p>
      </div>
      ${dangerButton(t('delete-user-confirm'))}
      <div class="auth-links">${linkButton('back', t('delete-user-keep'))}</div>`;
  }
}
