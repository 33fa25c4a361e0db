import type { LogFormat } from '../format.ts'
import { bsd } from './bsd.ts'
import { esxiSyslog } from './esxi-syslog.ts'
import { esxi8 } from './esxi8.ts'
import { iso } from './iso.ts'
import { journal } from './journal.ts'
import { vmacore } from './vmacore.ts'
import { vmkernel } from './vmkernel.ts'

/** Every format, once. The order does not matter: the more specific one wins (see `detect.ts`). */
export const FORMATS: readonly LogFormat[] = [vmacore, vmkernel, esxi8, esxiSyslog, journal, iso, bsd]
