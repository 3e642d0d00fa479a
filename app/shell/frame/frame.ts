// Runs in every document and every worker of a resource before its own scripts.
import "../natives/without-web-rtc.js";

import { removeWhatOnlyThrows } from "./absent.js";
import { refuseOwnBeacons } from "./beacon.js";
import { installCookies } from "./cookies.js";
import { installFetch } from "./fetch.js";
import { rememberObjectUrls } from "./object-urls.js";
import { installResponseSource } from "./response-source.js";
import { installSharedWorkers } from "./shared-workers.js";
import { installStorages } from "./storage.js";
import { installStorageEvent } from "./storage-event.js";
import { startWorker } from "./worker-scope.js";
import { place } from "./worker-script.js";
import { installWorkers } from "./workers.js";

removeWhatOnlyThrows();
refuseOwnBeacons();
installResponseSource();
installFetch();
installStorages();
installStorageEvent();
installCookies();
rememberObjectUrls();
installWorkers();
installSharedWorkers();
if (place) {
    startWorker(place);
}
