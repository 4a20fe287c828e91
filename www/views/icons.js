// Line icons, drawn for this page on a grid of 20.
import { html, svg } from './lit.js';

const PATHS = {
  open: 'M3 6.5V15a1.5 1.5 0 0 0 1.5 1.5h11A1.5 1.5 0 0 0 17 15V8a1.5 1.5 0 0 0-1.5-1.5H10L8.3 4.5H4.5A1.5 1.5 0 0 0 3 6z',
  export: 'M10 3v9m0 0 3.5-3.5M10 12 6.5 8.5M4 14v1.5A1.5 1.5 0 0 0 5.5 17h9a1.5 1.5 0 0 0 1.5-1.5V14',
  shield: 'M10 2.8 4 5v4.6c0 3.7 2.5 6.3 6 7.6 3.5-1.3 6-3.9 6-7.6V5zM7.4 10l1.9 1.9L12.8 8.3',
  search: 'M9 4a5 5 0 1 1 0 10A5 5 0 0 1 9 4zm3.6 8.6L16.5 16.5',
  sun: 'M10 6.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4zM10 2.5v1.6m0 11.8v1.6M2.5 10h1.6m11.8 0h1.6M4.7 4.7l1.1 1.1m8.4 8.4 1.1 1.1m0-10.6-1.1 1.1m-8.4 8.4-1.1 1.1',
  moon: 'M16 12.2A6.6 6.6 0 0 1 7.8 4a6.6 6.6 0 1 0 8.2 8.2z',
  auto: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zm0 0v14M10 6h4.9M10 9h6.6M10 12h6.6M10 15h4.4',
  close: 'm5.5 5.5 9 9m0-9-9 9',
  plus: 'M10 4.5v11M4.5 10h11',
  undo: 'M7 5 3.5 8.5 7 12M4 8.5h7.5a4 4 0 0 1 0 8H9',
  redo: 'm13 5 3.5 3.5L13 12m3-3.5H8.5a4 4 0 0 0 0 8H11',
  help: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM8 8a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4m0 2.3v.2',
  text: 'M4 5.5h12M4 9h12M4 12.5h12M4 16h7',
  number: 'M7.5 3.5 6 16.5m7.5-13L12 16.5M3.5 7.5h13m-13 5h13',
  people: 'M7.5 4.2a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2zM2.8 16c.3-2.8 2.1-4.4 4.7-4.4s4.4 1.6 4.7 4.4M13 4.6a2.4 2.4 0 0 1 0 4.5m1.2 2.9c1.8.5 2.8 1.9 3 4',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  wide: 'M8 4H4v4m0-4 4.5 4.5M12 16h4v-4m0 4-4.5-4.5',
  up: 'm5 12 5-5 5 5',
  down: 'm5 8 5 5 5-5',
  copy: 'M7 7V4.5A1 1 0 0 1 8 3.5h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-2.5M5 7.5h6.5a1 1 0 0 1 1 1V15a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V8.5a1 1 0 0 1 1-1z',
  corpus: 'M5 3.5h7l3.5 3.5v6.5M5 3.5A1.5 1.5 0 0 0 3.5 5v9m3 2.5H12A1.5 1.5 0 0 0 13.5 15V9L10 5.5H6.5',
  command: 'M7.5 7.5h5v5h-5zm0 0V5.8a1.8 1.8 0 1 0-1.8 1.7zm5 0h1.7a1.8 1.8 0 1 0-1.7-1.7zm0 5v1.7a1.8 1.8 0 1 0 1.8-1.7zm-5 0H5.8a1.8 1.8 0 1 0 1.7 1.8z',
};

/** @param {keyof typeof PATHS} name */
export const icon = (name) => html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${svg`<path d=${PATHS[name]}></path>`}</svg>`;

/** The mark of the page: a mirror over lines of text. */
export const logo = () => html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true">${svg`
  <rect x="1" y="1" width="30" height="30" rx="8"></rect>
  <path d="M8 9h10M8 14h6M8 19h5"></path><circle cx="20" cy="18" r="5.5"></circle><path d="m24 22 3.5 3.5"></path>`}</svg>`;
