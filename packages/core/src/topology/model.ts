import type { Analysis, Check, Finding } from '@bundlescope/contract/analysis.ts'
import type { GiModel } from '../facts/gi/gi.ts'
import type { Material } from '../facts/material.ts'
import { attach } from './attach.ts'
import { buildTopology } from './build.ts'

/** All of an analysis that is of Guest Introspection. Empty where nothing in the bundles is of it. */
export function modelOf(
  gi: GiModel,
  material: Material,
  findings: readonly Finding[],
  checks: readonly Check[],
): Pick<Analysis, 'topology' | 'environment' | 'guestIntrospection'> {
  const topology = attach(buildTopology(gi, material), findings, checks)
  return { topology, environment: [], guestIntrospection: null }
}
