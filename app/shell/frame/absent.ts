// What throws or rejects in a frame that has no origin, whatever it is asked: libraries look whether
// it is there, and have another way if it is not. docs/pages.md lists all that was decided.
import { navigator, remove, scope } from "../natives/scope.js";

export function removeWhatOnlyThrows(): void {
    remove(scope, [
        "indexedDB",
        "caches",
        "Cache",
        "CacheStorage",
        "cookieStore",
        "CookieStore",
        "CookieChangeEvent",
        "CookieStoreManager",
        "ServiceWorker",
        "ServiceWorkerContainer",
        "ServiceWorkerRegistration",
        "NavigationPreloadManager",
        "PushManager",
        "PushSubscription",
        "PushSubscriptionOptions",
        "BackgroundFetchManager",
        "BackgroundFetchRegistration",
        "PeriodicSyncManager",
        "SyncManager",
        "Lock",
        "LockManager",
        "StorageManager",
        "openDatabase",
        "webkitStorageInfo",
        "webkitRequestFileSystem",
        "webkitRequestFileSystemSync",
        "webkitResolveLocalFileSystemURL",
        "webkitResolveLocalFileSystemSyncURL",
        "showOpenFilePicker",
        "showSaveFilePicker",
        "showDirectoryPicker",
    ]);
    remove(navigator, [
        "locks",
        "serviceWorker",
        "storage",
        "webkitPersistentStorage",
        "webkitTemporaryStorage",
    ]);
}
