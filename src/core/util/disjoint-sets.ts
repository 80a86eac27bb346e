/** Sets that only ever grow together (union-find). What was never joined is a set of its own. */
export class DisjointSets {
  private readonly parents = new Map<string, string>();

  /** The member that stands for the whole set; it may change with the next `join`. */
  find(member: string): string {
    let current = member;
    for (let up = this.parents.get(current); up !== undefined; up = this.parents.get(current)) {
      const above = this.parents.get(up);
      // Halves the way for whoever comes next.
      if (above !== undefined) this.parents.set(current, above);
      current = up;
    }
    return current;
  }

  /** Whether they were apart until now. */
  join(a: string, b: string): boolean {
    const [one, two] = [this.find(a), this.find(b)];
    if (one === two) return false;
    this.parents.set(one, two);
    return true;
  }
}
