import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** 128 MiB and some tenths of a second: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const COST = { N: 2 ** 17, r: 8, p: 1 }
const BYTES = 32
/** Each takes `128 * N * r` bytes: only so many at a time. */
const AT_ONCE = 2

/** Makes and checks what is kept of passwords: `scrypt$131072$8$1$<salt>$<key>`, so that the cost can be raised later. */
export class Passwords {
  readonly #cost: { N: number; r: number; p: number }
  readonly #waiting: (() => void)[] = []
  #running = 0
  #dummy: Promise<string> | undefined

  constructor(cost = COST) {
    this.#cost = cost
  }

  async hash(password: string): Promise<string> {
    const salt = randomBytes(16)
    const { N, r, p } = this.#cost
    const key = await this.#derive(password, salt, this.#cost)
    return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
  }

  /** `null`: of nobody, which takes as long as of somebody. */
  async check(password: string, kept: string | null): Promise<boolean> {
    this.#dummy ??= this.hash('')
    const [kind, N, r, p, salt = '', key = ''] = (kept ?? (await this.#dummy)).split('$')
    if (kind !== 'scrypt') return false
    const expected = Buffer.from(key, 'base64url')
    const cost = { N: Number(N), r: Number(r), p: Number(p) }
    const found = await this.#derive(password, Buffer.from(salt, 'base64url'), cost)
    return timingSafeEqual(found, expected) && kept !== null
  }

  async #derive(password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
    if (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#running++
    try {
      return await derive(password.normalize('NFKC'), salt, { ...cost, maxmem: 256 * cost.N * cost.r + 2 ** 20 })
    } finally {
      this.#running--
      this.#waiting.shift()?.()
    }
  }
}

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
