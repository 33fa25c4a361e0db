import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Member } from './archive/member.ts'
import { writeTar } from './archive/tar.ts'
import { writeZip, type ZipOptions } from './archive/zip.ts'

/** What stands for a file: text, bytes (a nested archive, say), or one of the special members below. */
export type Content = string | Uint8Array | Special
interface Special {
  special: 'link' | 'hardlink' | 'directory' | 'encrypted'
  text: string
}

/** Files by path, or, where order, double names or names that are no UTF-8 matter, a list. */
export type Files = Record<string, Content> | readonly (readonly [name: string | Buffer, content: Content])[]

export interface BundleBytes {
  tar(options?: { longNames?: 'pax' | 'gnu' }): Buffer
  tgz(options?: { longNames?: 'pax' | 'gnu' }): Buffer
  zip(options?: ZipOptions): Buffer
  /** Writes the plain files and folders below `directory` (no links, no hostile names). */
  folder(directory: string): Promise<void>
}

/**
 * An archive from readable text:
 * `bundle({ 'vc-a/var/log/vpxd.log': '…', 'vc-a/old.log.gz': gz('…'), 'inner.tgz': bundle({ … }).tgz() }).zip()`.
 * The same files give the same bytes.
 */
export function bundle(files: Files, modified = Date.UTC(2024, 0, 15, 9, 30) / 1000): BundleBytes {
  const list = Array.isArray(files)
    ? (files as readonly (readonly [string | Buffer, Content])[])
    : Object.entries(files)
  const members = list.map(([name, content]) => toMember(name, content, modified))
  return {
    tar: (options) => writeTar(members, options?.longNames),
    tgz: (options) => gz(writeTar(members, options?.longNames)),
    zip: (options) => writeZip(members, options),
    folder: (directory) => writeFolder(directory, members),
  }
}

/** A gzip member of text or bytes, without a time in its header. Only level 0 gives the same bytes on every machine. */
export function gz(content: string | Uint8Array, level = 6): Buffer {
  return gzipSync(content, { level })
}

export function link(target: string): Special {
  return { special: 'link', text: target }
}

export function hardlink(target: string): Special {
  return { special: 'hardlink', text: target }
}

export function directory(): Special {
  return { special: 'directory', text: '' }
}

/** A zip member that says it needs a password. */
export function encrypted(noise = 'unreadable without the password'): Special {
  return { special: 'encrypted', text: noise }
}

function toMember(name: string | Buffer, content: Content, modified: number): Member {
  const common = { name: Buffer.from(name), modified, directory: false, encrypted: false }
  if (typeof content === 'string' || content instanceof Uint8Array) return { ...common, body: Buffer.from(content) }
  switch (content.special) {
    case 'directory':
      return { ...common, body: Buffer.alloc(0), directory: true }
    case 'encrypted':
      return { ...common, body: Buffer.from(content.text), encrypted: true }
    default:
      return { ...common, body: Buffer.alloc(0), link: { target: content.text, hard: content.special === 'hardlink' } }
  }
}

async function writeFolder(directory: string, members: readonly Member[]): Promise<void> {
  for (const member of members) {
    const place = path.join(directory, member.name.toString())
    if (member.link || member.encrypted || !place.startsWith(path.join(directory, path.sep))) {
      throw new Error(`${member.name.toString()}: only plain files inside the folder can be written to disk`)
    }
    await mkdir(member.directory ? place : path.dirname(place), { recursive: true })
    if (!member.directory) await writeFile(place, member.body)
  }
}
