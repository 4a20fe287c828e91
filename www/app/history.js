// Undo and redo: one stack of commands for everything that a reader changes by hand.

/** @typedef {{label: string, redo: () => void, undo: () => void}} Command */

export function createHistory(limit = 500) {
  /** @type {Command[]} */
  const done = [];
  /** @type {Command[]} */
  const undone = [];
  return {
    /** Carries the command out and remembers it. @param {Command} command */
    run(command) {
      command.redo();
      done.push(command);
      if (done.length > limit) done.shift();
      undone.length = 0;
    },
    undo() {
      const command = done.pop();
      if (!command) return null;
      command.undo();
      undone.push(command);
      return command.label;
    },
    redo() {
      const command = undone.pop();
      if (!command) return null;
      command.redo();
      done.push(command);
      return command.label;
    },
    clear() {
      done.length = 0;
      undone.length = 0;
    },
    get canUndo() { return done.length > 0; },
    get canRedo() { return undone.length > 0; },
  };
}
