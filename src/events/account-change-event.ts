import type { AccountCommandType, TaskName } from '../flow/account/types.js';

export interface AccountChangeDetail {
  readonly task: TaskName;
  /** What was done, by the command's name: `changePassword`, `forgetDevice`, … */
  readonly change: AccountCommandType;
}

/** A fact: somebody has changed something of the account. It never carries what was typed. */
export class AuthAccountChangeEvent extends CustomEvent<AccountChangeDetail> {
  static readonly type = 'auth-account-change';

  constructor(detail: AccountChangeDetail) {
    super(AuthAccountChangeEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap { 'auth-account-change': AuthAccountChangeEvent }
  interface DocumentEventMap { 'auth-account-change': AuthAccountChangeEvent }
}
