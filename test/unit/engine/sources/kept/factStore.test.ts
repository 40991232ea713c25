import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { FactStore } from '../../../../../src/engine/sources/kept/factStore.ts';

const SHA1 = 20;
const SHA256 = 32;

function idOf(content: unknown, format = 'sha1'): string {
  return createHash(format).update(String(content)).digest('hex');
}

/** As the next process finds it. */
function reopened(store: FactStore, idBytes = SHA1): FactStore {
  const again = FactStore.decode(Buffer.concat(store.encode()), idBytes);
  assert.ok(again !== undefined);
  return again;
}

function put(store: FactStore, content: unknown, kind: string, value: unknown): void {
  store.add(store.content(idOf(content)), store.kind(kind), value);
}

/** The value of a fact; undefined where the store does not know it. */
function get(store: FactStore, content: unknown, kind: string): unknown {
  const number = store.ids.numberOf(idOf(content));
  const fact = number < 0 ? -1 : store.find(number, store.kind(kind));
  return fact < 0 ? undefined : store.value(fact);
}

describe('a store of facts', () => {
  it('gives each fact of each content back, over any number of processes', () => {
    const facts = fc.uniqueArray(fc.tuple(fc.nat(40), fc.constantFrom('size', 'code', 'suite'), fc.jsonValue()), {
      selector: ([content, kind]) => `${content} ${kind}`,
      maxLength: 60,
    });
    fc.assert(
      fc.property(facts, fc.nat(60), fc.nat(60), (all, first, second) => {
        let store = FactStore.empty(SHA1);
        for (const [at, [content, kind, value]] of all.entries()) {
          if (at === first || at === second) {
            store = reopened(store);
          }
          assert.equal(get(store, content, kind), undefined);
          put(store, content, kind, value);
        }
        for (const kept of [store, reopened(store)]) {
          assert.deepEqual(
            all.map(([content, kind]) => get(kept, content, kind)),
            all.map(([, , value]) => value),
          );
        }
      }),
    );
  });

  it('knows ids of SHA-256', () => {
    const store = FactStore.empty(SHA256);
    const id = idOf('a', 'sha256');
    store.add(store.content(id), store.kind('size'), 1);
    const again = reopened(store, SHA256);
    assert.equal(again.value(again.find(again.ids.numberOf(id), again.kind('size'))), 1);
    assert.equal(again.ids.numberOf(`${id.slice(0, 40)}${'0'.repeat(24)}`), -1);
  });

  it('drops what was not asked for in a long time, and nothing that was', () => {
    let store = FactStore.empty(SHA1);
    const large = Array.from({ length: 60_000 }, (_, at) => at);
    put(store, 'always', 'code', large);
    for (let process = 0; process < 20; process++) {
      store = reopened(store);
      assert.deepEqual(get(store, 'always', 'code'), large);
      put(store, process, 'code', large);
    }
    store = reopened(store);
    assert.equal(get(store, 0, 'code'), undefined);
    assert.deepEqual(get(store, 19, 'code'), large);
    const bytes = Buffer.concat(store.encode()).length;
    assert.ok(bytes < 4_000_000, `${bytes} bytes`);
  });

  it('is none where bytes are cut off, or of other ids', () => {
    const store = FactStore.empty(SHA1);
    put(store, 'a', 'size', { lines: 1 });
    const bytes = Buffer.concat(store.encode());
    for (let length = 0; length < bytes.length; length++) {
      assert.equal(FactStore.decode(bytes.subarray(0, length), SHA1), undefined);
    }
    assert.equal(FactStore.decode(bytes, SHA256), undefined);
  });

  it('ends where damage passed the checksum of the cache, and knows what is added then', () => {
    const store = FactStore.empty(SHA1);
    for (let content = 0; content < 20; content++) {
      put(store, content, 'size', [content, 'text', { lines: content }]);
      put(store, content, 'code', null);
    }
    const bytes = Buffer.concat(store.encode());
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1 }), (changes) => {
        const damaged = Buffer.from(bytes);
        for (const [at, byte] of changes) {
          damaged[at] = byte;
        }
        assert.doesNotThrow(() => {
          const found = FactStore.decode(damaged, SHA1);
          if (found !== undefined) {
            Array.from({ length: 21 }, (_, content) => get(found, content, 'size'));
            put(found, 'new', 'brand-new', ['text', 1.5]);
            assert.deepEqual(get(found, 'new', 'brand-new'), ['text', 1.5]);
            found.encode();
          }
        });
      }),
    );
  });
});
