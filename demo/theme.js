/** Light, dark, or what the system says. A classic script in the head, so that the page is never painted in the wrong colours first. */
{
  const KEY = 'brightwater-theme';
  const root = document.documentElement;
  root.dataset.theme = localStorage.getItem(KEY) ?? 'auto';

  document.addEventListener('DOMContentLoaded', () => {
    const chosen = document.querySelector(`.theme [value="${CSS.escape(root.dataset.theme)}"]`);
    if (chosen) chosen.checked = true;
  });

  document.addEventListener('change', ({ target }) => {
    if (target.name !== 'theme') return;
    root.dataset.theme = target.value;
    localStorage.setItem(KEY, target.value);
  });
}
