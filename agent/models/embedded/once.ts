/** The same function of an object, computed once for each object and forgotten with it. */
export function oncePer<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) }
    known.set(key, found)
    return found.value
  }
}

/** The same function of an object and something beside it, computed once for each two and forgotten with the object. */
export function oncePerTwo<Key extends object, Beside, Value>(
  compute: (key: Key, beside: Beside) => Value,
): (key: Key, beside: Beside) => Value {
  const byKey = oncePer((_key: Key) => new Map<Beside, { readonly value: Value }>())
  return (key, beside) => {
    const known = byKey(key)
    const found = known.get(beside) ?? { value: compute(key, beside) }
    known.set(beside, found)
    return found.value
  }
}
