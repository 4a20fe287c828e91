// Before the first document: what this is, and every way in.
import { commands, sample, samples } from '../app/commands.js';
import { t } from '../i18n/index.js';
import { SAMPLES } from '../samples/index.js';
import { icon } from './icons.js';
import { html, nothing } from './lit.js';

/** @param {import('../types').State} state */
export const empty = (state) => html`
  <main id="main" class="welcome" tabindex="-1">
    <div class="welcome-body">
      <h1>${t('welcome.title')}</h1>
      <p class="lead">${t('welcome.lead')}</p>
      <div class="drop ${state.dragging ? 'over' : ''}">
        <p class="drop-text">${t('welcome.drop')}</p>
        <div class="drop-buttons">
          <button type="button" class="primary big" @click=${commands.open}>${icon('open')}${t('action.openFiles')}</button>
          <button type="button" class="big" @click=${commands.paste}>${t('action.paste')}</button>
          <button type="button" class="big" @click=${commands.folder}>${t('action.folder')}</button>
        </div>
        <p class="formats">${t('welcome.formats')}</p>
      </div>
      <section aria-labelledby="samples-title">
        <h2 id="samples-title">${t('samples.title')}</h2>
        <div class="samples">
          ${SAMPLES.map((s, i) => html`
            <button type="button" class="sample" @click=${() => sample(i)}>
              <span class="sample-kind">${t(`sample.${s.id}.kind`)}</span>
              <b lang="zh-Hans">${s.title}</b>
              <span>${t(`sample.${s.id}.about`)}</span>
            </button>`)}
          <button type="button" class="sample all" @click=${samples}>
            <span class="sample-kind">${t('sample.all.kind')}</span><b>${t('sample.all.title')}</b><span>${t('sample.all.about')}</span>
          </button>
        </div>
      </section>
      <p class="privacy-line"><button type="button" class="link" @click=${commands.privacy}>${icon('shield')}${t('welcome.privacy')}</button></p>
      ${state.docs.length ? html`<p class="hint">${t('welcome.openDocs', { n: state.docs.length })}</p>` : nothing}
    </div>
  </main>`;
