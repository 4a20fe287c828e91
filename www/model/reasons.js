// Why the cleaning changed something, in the reader's language. The core gives codes; unknown rules fall back to their stage.
import { t } from '../i18n/index.js';

/** @param {{stage: string, rule: string}} edit */
export function reasonOf(edit) {
  return t.or(`edit.${edit.stage}/${edit.rule}`, t.or(`stage.${edit.stage}`, `${edit.stage}/${edit.rule}`));
}
