// Counts checks and prints one line for each that failed or was left out. A check is one question about one page.

export class Report {
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  #print;

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
    const skipped = this.#skipped ? `, ${this.#skipped} skipped` : '';
    this.#print(`${this.#passed} passed, ${this.#failed} failed${skipped}`);
  }
}
