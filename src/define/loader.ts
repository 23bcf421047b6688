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

/** How soon the way out is asked for again where not even that has come, in milliseconds. */
const SOON = 5000;

/** Brings the definition of an element and registers it; what does not come is tried again. A name that is none of ours does nothing. */
export function loadElement(element: Element): Promise<void> {
  const { localName: tag } = element;
  const load = async (): Promise<void> => {
    const bring = MODULES[tag] ?? (await import('./later-modules.js')).LATER[tag];
    for (const definition of Object.values(await bring?.() ?? {})) defineElement(tag, definition);
  };
  return load().catch(() => import('../components/base/way-out.js').then(
    ({ wayOut }) => wayOut(element, load),
    () => new Promise((resolve) => { setTimeout(() => { resolve(loadElement(element)); }, SOON); }),
  ));
}
