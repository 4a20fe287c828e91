// Why the cleaning changed something, in the reader's language. The core gives codes; unknown rules fall back to their stage.
import { t } from '../i18n/index.js';

/** Whether a change can be taken back: tags and the head of a file are no text of the document, and what was only put
 * in has nothing to come back. @param {{stage: string, rule: string}} edit */
export const restorable = (edit) => edit.stage !== 'front-matter' && edit.rule !== 'markup';

/** @param {{stage: string, rule: string}} edit */
export function reasonOf(edit) {
  return t.or(`edit.${edit.stage}/${edit.rule}`, t.or(`stage.${edit.stage}`, `${edit.stage}/${edit.rule}`));
}
