(() => {
  const script = document.currentScript;
  if (!script?.src) throw new Error('auth-elements.global.js is for <script src> without type="module"; a module script takes auth-elements.js.');
  import(new URL('auth-elements.js', script.src).href);
})();
