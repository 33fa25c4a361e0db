/** Cards and lines beside that of the host, though named after it: each is told by its own name. */
const OF_HOST = /^(?:mux|esx_vmci|ops_agent|e_\w+)@/

/** Whether a part shows on the card of a machine: `thin_agent@web01` on that of `vm@web01`, but not `mux@esx01` on its host. */
export function isOfMachine(part: string, machine: string): boolean {
  return !OF_HOST.test(part) && part.slice(part.indexOf('@')) === machine.slice(machine.indexOf('@'))
}
