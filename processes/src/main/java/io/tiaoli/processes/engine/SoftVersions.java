package io.tiaoli.processes.engine;

import java.lang.ref.SoftReference;
import java.util.Set;

import org.camunda.bpm.engine.impl.persistence.deploy.cache.CacheFactory;
import org.camunda.commons.utils.cache.Cache;
import org.camunda.commons.utils.cache.ConcurrentLruCache;

/** What the engine remembers of versions of flows and decisions, as long as the memory lasts: the model of one large diagram takes some megabytes, and what was let go is read again. */
class SoftVersions implements CacheFactory {

    @Override
    public <T> Cache<String, T> createCache(int most) {
        return new Soft<>(new ConcurrentLruCache<>(most));
    }

    private record Soft<T>(Cache<String, SoftReference<T>> latest) implements Cache<String, T> {

        @Override
        public T get(String id) {
            var held = latest.get(id);
            return held == null ? null : held.get();
        }

        @Override
        public void put(String id, T version) {
            latest.put(id, new SoftReference<>(version));
        }

        @Override
        public void clear() {
            latest.clear();
        }

        @Override
        public void remove(String id) {
            latest.remove(id);
        }

        @Override
        public Set<String> keySet() {
            return latest.keySet();
        }

        @Override
        public int size() {
            return latest.size();
        }

        @Override
        public boolean isEmpty() {
            return latest.isEmpty();
        }
    }
}
