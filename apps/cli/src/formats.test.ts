import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type TemporaryDirectory, temporaryDirectory } from '@bundlescope/testkit/temporary.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnalysisDocument } from './analysis/document.ts'
import { bundlescope } from './testing.ts'

const GOOD = `
id: acme
title: ACME agent
pattern: '(?<time>\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d) #(?<level>\\w) (?<message>.*)'
time: yyyy/MM/dd HH:mm:ss
levels: { E: error }
samples:
  - text: '2024/05/06 07:08:09 #E it broke'
    expect: { time: 2024-05-06T07:08:09Z, level: error, message: it broke }
`

let place: TemporaryDirectory
beforeAll(async () => {
  place = await temporaryDirectory()
  await mkdir(path.join(place.path, 'formats'))
  await writeFile(path.join(place.path, 'formats/acme.yaml'), GOOD)
  await writeFile(
    path.join(place.path, 'acme.log'),
    '2024/05/06 07:08:09 #E first\nmore of it\n2024/05/06 07:08:10 #I second\n',
  )
})
afterAll(() => place.remove())

test('an added format is read by, and one that is wrong is told of', async () => {
  const log = path.join(place.path, 'acme.log')
  const { out } = await bundlescope(['analyze', '--formats', path.join(place.path, 'formats'), log])
  const { files } = JSON.parse(out) as AnalysisDocument
  expect(files).toMatchObject([{ format: 'acme', events: 2, continuationLines: 1, unparsedLines: 0 }])

  expect(await bundlescope(['formats', '--data', place.path])).toMatchObject({
    code: 0,
    out: 'acme: ACME agent, 1 samples read\n',
  })
  await writeFile(
    path.join(place.path, 'formats/bad.yaml'),
    GOOD.replace('id: acme', 'id: bad').replace('E: error', 'E: warning'),
  )
  const { code, err } = await bundlescope(['formats', '--data', place.path])
  expect(code).toBe(1)
  expect(err).toMatch(/^bad\.yaml: sample 1 .*level: expected "error", read "warning"/)
})
