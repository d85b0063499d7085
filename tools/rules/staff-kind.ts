/** Civil servants of every kind, those by reference and appointed ones too, and leaders; the others work in institutions. */
export function isServant(staffType: string): boolean {
  return staffType.includes('civil_servant') || staffType === 'leader'
}

/** Staff under a labour contract: the acts on civil servants and institutions are not about them. */
export function isOffBook(staffType: string): boolean {
  return staffType === 'contract_offbook' || staffType === 'dispatched'
}
