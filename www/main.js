// The page's entry: state → view, and everything that starts once.
import { open } from './app/actions.js';
import { boot } from './app/boot.js';
import { sample } from './app/commands.js';
import { start as startHash } from './app/hash.js';
import { listen } from './app/input.js';
import { start as startKeys } from './app/keys.js';
import { screen, store } from './app/state.js';
import { keep, restore } from './app/storage.js';
import { isLoaded, language, loadLanguage, setLanguage, t } from './i18n/index.js';
import { app, fetchDialogs } from './views/app.js';
import { render } from './views/lit.js';

const root = /** @type {HTMLElement} */ (document.getElementById('app'));

const dark = matchMedia('(prefers-color-scheme: dark)');
dark.addEventListener('change', drawSoon);
// Pictures are drawn for the width that they have.
window.addEventListener('resize', drawSoon);

let asked = false;
function draw() {
  asked = false;
  const state = store.get();
  setLanguage(state.lang);
  if (!isLoaded(state.lang)) loadLanguage(state.lang).then(drawSoon);
  document.documentElement.lang = language() === 'zh' ? 'zh-Hans' : 'en';
  document.documentElement.dataset.theme = state.theme !== 'system' ? state.theme : dark.matches ? 'dark' : 'light';
  document.documentElement.style.setProperty('--panel', state.panelWidth ? `${state.panelWidth}px` : '');
  document.title = t('app.title');
  render(app(state), root);
}

screen.draw = draw;

function drawSoon() {
  if (asked) return;
  asked = true;
  // A hidden tab draws no frames, but its reader may come back at any time.
  if (document.hidden) setTimeout(draw, 0);
  else requestAnimationFrame(draw);
}

/** Paper takes what stands there at this moment, so this is drawn at once. @param {boolean} printing */
function onPrint(printing) {
  store.set({ printing });
  draw();
}

const wanted = new URLSearchParams(location.search).get('lang');
store.set({ lang: navigator.languages?.some((l) => l.toLowerCase().startsWith('zh')) || !navigator.language?.startsWith('en') ? 'zh' : 'en' });
restore();
if (wanted === 'zh' || wanted === 'en') store.set({ lang: wanted });
startHash();
store.subscribe((state, before) => {
  drawSoon();
  const kept = /** @type {const} */ (['lang', 'theme', 'moneyUnit', 'serif', 'singleKeys', 'panelWidth', 'remember', 'dictionary', 'docs']);
  if (state.active !== before.active) requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(`tab-${state.active}`)?.scrollIntoView({ inline: 'nearest', block: 'nearest' })));
  if (kept.some((key) => state[key] !== before[key])) scheduleKeep();
});
let keeping = 0;
function scheduleKeep() {
  clearTimeout(keeping);
  keeping = window.setTimeout(() => { keeping = 0; keep(); }, 400);
}
window.addEventListener('pagehide', () => { if (keeping) keep(); });
listen(open, (dragging) => { if (store.get().dragging !== dragging) store.set({ dragging }); });
startKeys();
window.addEventListener('beforeprint', () => onPrint(true));
window.addEventListener('afterprint', () => onPrint(false));
if (isLoaded(store.get().lang)) draw();
else loadLanguage(store.get().lang).then(draw, draw);
// The dialogs come behind the lexicon, before the page is called ready: no key typed into the palette is lost.
boot(fetchDialogs);
if (location.hash === '#demo') sample(0);
