import type { Analysis, Check, Finding, Scope } from '@bundlescope/contract/analysis.ts'
import type { GiModel } from '../facts/gi/gi.ts'
import type { Material } from '../facts/material.ts'
import { attach } from './attach.ts'
import { buildTopology } from './build.ts'
import { environmentOf } from './environment/environment.ts'
import { flowsOf } from './flows/flows.ts'
import { withAnswer } from './scoping/answer.ts'
import { scopingOf } from './scoping/scoping.ts'

/**
 * All of an analysis that is of Guest Introspection: its parts with their health, the facts of the environment, how far
 * the trouble reaches, and how far deployment and scans come. Empty where nothing in the bundles is of it.
 *
 * @param scope what a person answered to the question of scoping
 */
export function modelOf(
  gi: GiModel,
  material: Material,
  findings: readonly Finding[],
  checks: readonly Check[],
  scope: Scope | null,
): Pick<Analysis, 'topology' | 'environment' | 'guestIntrospection'> {
  if (!gi.hasTrace) return { topology: { nodes: [], edges: [] }, environment: [], guestIntrospection: null }
  const topology = attach(buildTopology(gi, material), findings, checks)
  return {
    topology,
    environment: environmentOf(gi, material),
    guestIntrospection: {
      scoping: withAnswer(scopingOf(gi, topology, findings), scope),
      flows: flowsOf(gi, topology, findings, material),
    },
  }
}
