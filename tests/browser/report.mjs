// Counts checks and prints one line for each that failed or was left out. A check is one question about one page.
// What is wrong with many pages in the same way is printed for the first few.

const MOST_ALIKE = 3;

export class Report {
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  #print;
  #alike = new Map();

  constructor(print = console.log) {
    this.#print = print;
  }

  /** One check: `problems` is a list of sentences, empty when all is well. */
  check(name, problems) {
    if (problems.length === 0) {
      this.#passed++;
      return;
    }
    this.#failed++;
    const kind = `${name.split(' ')[0]}: ${problems.join(' | ')}`;
    this.#alike.set(kind, (this.#alike.get(kind) ?? 0) + 1);
    if (this.#alike.get(kind) > MOST_ALIKE) return;
    const shown = problems.slice(0, 4).map((problem) => problem.replace(/\s+/g, ' ').trim());
    const more = problems.length > shown.length ? ` (and ${problems.length - shown.length} more)` : '';
    this.#print(`FAIL ${name}: ${shown.join(' | ')}${more}`);
  }

  skip(name, why) {
    this.#skipped++;
    this.#print(`SKIP ${name}: ${why}`);
  }

  note(text) {
    this.#print(`note ${text}`);
  }

  get failed() {
    return this.#failed;
  }

  close() {
    for (const [kind, count] of this.#alike) {
      if (count > MOST_ALIKE) this.#print(`FAIL the same ${count - MOST_ALIKE} times more: ${kind.slice(0, 160)}`);
    }
    const skipped = this.#skipped ? `, ${this.#skipped} skipped` : '';
    this.#print(`${this.#passed} passed, ${this.#failed} failed${skipped}`);
  }
}
