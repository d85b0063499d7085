/** Civil servants of every kind, those by reference and appointed ones too, and leaders; the others work in institutions. */
export function isServant(staffType: string): boolean {
  return staffType.includes('civil_servant') || staffType === 'leader'
}
