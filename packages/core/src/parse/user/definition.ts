import { LEVELS } from '@bundlescope/contract/level.ts'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { parseDocument } from 'yaml'

const Level = Type.Union(LEVELS.map((level) => Type.Literal(level)))
const Text = (most: number) => Type.String({ minLength: 1, maxLength: most })

/** What a file under `<data>/formats` holds; docs/formats.md explains each field. */
const Definition = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
    title: Text(120),
    pattern: Type.Union([Text(4000), Type.Array(Text(4000), { minItems: 1, maxItems: 20 })]),
    time: Type.Union([Text(60), Type.Array(Text(60), { minItems: 1, maxItems: 20 })]),
    levels: Type.Optional(Type.Record(Type.String(), Level)),
    program: Type.Optional(Text(60)),
    continues: Type.Optional(Text(4000)),
    specificity: Type.Optional(Type.Number({ minimum: 0.1, maximum: 1 })),
    samples: Type.Array(
      Type.Object(
        {
          text: Text(20_000),
          expect: Type.Object(
            {
              time: Text(40),
              level: Type.Optional(Level),
              program: Type.Optional(Type.String()),
              thread: Type.Optional(Type.String()),
              component: Type.Optional(Type.String()),
              op: Type.Optional(Type.String()),
              extra: Type.Optional(Type.String()),
              message: Type.Optional(Type.String()),
            },
            { additionalProperties: false },
          ),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 100 },
    ),
  },
  { additionalProperties: false },
)
export type Definition = Static<typeof Definition>

/**
 * Reads the text of a format file, YAML or JSON (which is YAML).
 *
 * @throws Error whose message says what is wrong and where: `pattern: must be string`, `line 3, column 7: …`
 */
export function readDefinition(text: string): Definition {
  const document = parseDocument(text)
  const [error] = document.errors
  if (error) {
    const at = error.linePos?.[0]
    const where = at ? `line ${at.line}, column ${at.col}: ` : ''
    throw new Error(`${where}${error.message.split('\n')[0]!.replace(/ at line .*$/, '')}`)
  }
  const value: unknown = document.toJS({ maxAliasCount: 100 })
  if (Value.Check(Definition, value)) return value
  throw new Error(complaint(value))
}

/** The first thing wrong, and where: a union's branches complain each, the deepest of them is meant. */
function complaint(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'the file must hold one format: fields such as id, title, pattern, time and samples'
  }
  const [first] = Value.Errors(Definition, value)
  if (!first) return 'the file is no format'
  const where = first.instancePath === '' ? '' : `${first.instancePath.slice(1).replaceAll('/', '.')}: `
  const extra =
    'additionalProperties' in first.params ? `: ${[first.params.additionalProperties].flat().join(', ')}` : ''
  return `${where}${first.message}${extra}`
}
