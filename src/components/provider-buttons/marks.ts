import { svg, type SVGTemplateResult } from 'lit';

/** Marks that their owners' rules for sign-in buttons ask for, unaltered and in their own colours; others get a neutral key. */
export const MARKS: Readonly<Record<string, SVGTemplateResult>> = {
  Google: svg`<svg viewBox="0 0 18 18" aria-hidden="true"><path fill="#4285f4" d="M17.64 9.2c0-.64-.06-1.25-.16-1.84H9v3.48h4.84a4.14 4.14 0 0 1-1.8 2.72v2.26h2.92a8.78 8.78 0 0 0 2.68-6.62z"/><path fill="#34a853" d="M9 18c2.43 0 4.47-.8 5.96-2.18l-2.91-2.26c-.81.54-1.84.86-3.05.86-2.34 0-4.33-1.58-5.04-3.71H.96v2.33A9 9 0 0 0 9 18z"/><path fill="#fbbc05" d="M3.96 10.71a5.41 5.41 0 0 1 0-3.42V4.96H.96a9 9 0 0 0 0 8.08z"/><path fill="#ea4335" d="M9 3.58c1.32 0 2.5.45 3.44 1.35l2.58-2.59A9 9 0 0 0 .96 4.96l3 2.33C4.67 5.16 6.66 3.58 9 3.58z"/></svg>`,
  Facebook: svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="#1877f2" d="M24 12.07C24 5.45 18.63.07 12 .07S0 5.45 0 12.07c0 6 4.39 10.96 10.13 11.86v-8.39H7.08v-3.47h3.05V9.43c0-3 1.79-4.67 4.53-4.67 1.31 0 2.69.24 2.69.24v2.95h-1.52c-1.49 0-1.96.92-1.96 1.87v2.25h3.33l-.53 3.47h-2.8v8.39A12 12 0 0 0 24 12.07z"/></svg>`,
  SignInWithApple: svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="currentcolor" d="M12.15 6.9c-.95 0-2.42-1.08-3.96-1.04-2.04.03-3.91 1.18-4.96 3.01-2.12 3.68-.55 9.1 1.52 12.1 1.01 1.45 2.2 3.08 3.79 3.03 1.52-.07 2.09-.99 3.93-.99 1.83 0 2.35.99 3.96.95 1.64-.03 2.68-1.48 3.68-2.95a13.2 13.2 0 0 0 1.66-3.42 5.3 5.3 0 0 1-3.22-4.85c-.02-3.04 2.48-4.5 2.6-4.56a5.6 5.6 0 0 0-4.4-2.38c-2-.16-3.67 1.1-4.6 1.1zM15.53 3.83A5.3 5.3 0 0 0 16.78 0c-1.21.05-2.66.8-3.54 1.82a5 5 0 0 0-1.27 3.71c1.34.1 2.72-.69 3.56-1.7"/></svg>`,
};

export const KEY: SVGTemplateResult = svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="none" stroke="currentcolor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" d="M8 15.5a4.5 4.5 0 1 1 3.9-6.75L21 8.75v3.5h-2.5v2.5h-3v-2.5h-3.6A4.5 4.5 0 0 1 8 15.5zm0-4.5v.01"/></svg>`;
