// The frame of every dialog: a native one, so that focus stays inside and Escape closes it.
import { set } from '../app/actions.js';
import { store } from '../app/state.js';
import { t } from '../i18n/index.js';
import { icon } from './icons.js';
import { html, ref } from './lit.js';

/** @param {string} name @param {unknown} content */
export const dialog = (name, content) => html`
  <dialog class="dialog ${name}" aria-labelledby="dialog-title" ${ref((element) => {
    const d = /** @type {HTMLDialogElement | undefined} */ (element);
    // It is shown once it stands in the page, and before the next key.
    if (d && !d.open) queueMicrotask(() => d.isConnected && !d.open && d.showModal());
  })} @close=${() => { if (store.get().dialog === name) set({ dialog: '' }); }} @click=${(/** @type {MouseEvent} */ e) => { if (e.target === e.currentTarget) set({ dialog: '' }); }}>
    <div class="dialog-body">
      <header><h2 id="dialog-title">${t(`${name}.title`)}</h2>
        <button type="button" class="quiet icon-only" aria-label=${t('action.close')} @click=${() => set({ dialog: '' })}>${icon('close')}</button></header>
      ${content}
    </div>
  </dialog>`;
