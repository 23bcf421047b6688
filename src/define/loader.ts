import { defineElement } from './define-element.js';

/** The modules of elements, by tag; its class is all that each exports. */
export type ElementModules = Readonly<Record<string, () => Promise<Readonly<Record<string, CustomElementConstructor>>>>>;

/** Elements that a visit may begin with; the table of all others comes when one of them is met. */
const MODULES: ElementModules = {
  'auth-authenticator': () => import('../components/authenticator/authenticator.js'),
  'auth-provider': () => import('../components/provider/provider.js'),
  'auth-sign-in': () => import('../components/sign-in/sign-in.js'),
  'auth-sign-up': () => import('../components/sign-up/sign-up.js'),
  'auth-sign-out': () => import('../components/sign-out/sign-out.js'),
  'auth-reset-password': () => import('../components/reset-password/reset-password.js'),
};

/** Brings an element and registers it. A name that is none of ours does nothing. */
export async function loadElement(tag: string): Promise<void> {
  const load = MODULES[tag] ?? (await import('./later-modules.js')).LATER_MODULES[tag];
  for (const element of Object.values(await load?.() ?? {})) defineElement(tag, element);
}
