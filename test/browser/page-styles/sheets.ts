/** Style sheets of other people's pages: what the most widespread ones do to plain elements, and what a careless one does. */

const text = async (path: string): Promise<string> => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
};

export const SHEETS: Readonly<Record<string, () => Promise<string>>> = {
  'Bootstrap\'s reboot': () => text('/node_modules/bootstrap/dist/css/bootstrap-reboot.css'),
  'Bootstrap': () => text('/node_modules/bootstrap/dist/css/bootstrap.css'),
  // As Tailwind's build leaves it: --theme(name, fallback) is its own function, and no browser's.
  'Tailwind\'s preflight': async () => (await text('/node_modules/tailwindcss/preflight.css')).replace(/--theme\(/g, 'var('),
  'Pico (classless)': () => text('/node_modules/@picocss/pico/css/pico.classless.css'),
  'rules by attribute': () => Promise.resolve(`
    form input[type], input:not([type=checkbox]):not([type=radio]) { width: 33px; height: 90px; padding: 40px; margin: 20px; border: 9px dotted lime; border-radius: 0; background: yellow; color: lime; font: 40px cursive; box-shadow: 0 0 9px red; text-transform: uppercase; letter-spacing: 1em }
    form button[type], button:not(.x):not(.y) { display: block; float: right; width: 10px; background: lime; color: yellow; border: 9px dashed red; text-transform: uppercase; box-shadow: 0 0 9px red }
    body form label, body main form h2, body main form p { display: inline; float: left; margin: 50px; color: lime; font: italic 40px cursive; text-align: right; text-decoration: underline }
    form > *, form div { position: relative; margin: 33px; padding: 33px; border: 3px solid red; background: pink }
    form *::before, form *::after { content: 'x'; display: block; border: 4px solid red }
    main form { display: grid; grid-template-columns: repeat(5, 1fr); background: pink; padding: 99px; border: 9px solid red }
  `),
  'rules for everything': () => Promise.resolve('* { margin: 7px; padding: 7px; border: 2px solid red; font-family: cursive; line-height: 3; letter-spacing: .3em; box-sizing: content-box; color: lime; transition: all 3s; text-indent: 2em; word-spacing: 1em; text-shadow: 0 0 3px red; white-space: nowrap; font-variant: small-caps; opacity: .5 }'),
};
