// What every picture needs: its width, and texts cut to the room that they have. SVG neither measures nor cuts.
import { columns } from '../model/paragraphs.js';

const LETTER = 12;

/** Pictures are as wide as the panel; on a phone as the screen, so that their letters keep their size. */
export const chartWidth = () => (innerWidth < 768 ? Math.max(288, innerWidth - 32) : 460);

/** How wide a text will be. @param {string} text */
export const lengthOf = (text) => columns(text, 0, text.length) * LETTER;

/** As much of a text as fits. @param {string} text @param {number} width */
export function fit(text, width) {
  if (lengthOf(text) <= width) return text;
  let end = text.length;
  while (end > 1 && lengthOf(text.slice(0, end)) > width - LETTER) end -= 1;
  return `${text.slice(0, end)}…`;
}
