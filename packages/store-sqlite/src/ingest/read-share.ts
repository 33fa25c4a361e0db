/** What share of the logs handed to the parsers they have read, by packed bytes. */
export class ReadShare {
  private readonly open = new Map<number, number>()
  private total = 0
  private waiting = 0

  begin(file: number, bytes: number): void {
    this.open.set(file, bytes)
    this.total += bytes
    this.waiting += bytes
  }

  end(file: number): void {
    this.waiting -= this.open.get(file) ?? 0
    this.open.delete(file)
  }

  /** 0 … 1; 1 when nothing was handed over. */
  done(): number {
    return this.total === 0 ? 1 : 1 - this.waiting / this.total
  }
}
