import type { KnownService } from './service.ts'
import { FEATURE_SERVICES } from './vcenter-features.ts'
import { PLATFORM_SERVICES } from './vcenter-platform.ts'

/**
 * Services of the vCenter Server Appliance. Names, displays and versions: published outputs of `service-control --list`
 * and `--status` of 6.5, 6.7, 7.0 and 8.0; processes: a process list of 6.7; log folders: DISA STIG content for 7.0.
 */
export const VCENTER_SERVICES: readonly KnownService[] = [...PLATFORM_SERVICES, ...FEATURE_SERVICES]
