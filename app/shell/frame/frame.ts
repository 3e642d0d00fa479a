// Runs in every document of a resource before the document's own scripts.
import { removeWhatOnlyThrows } from "./absent.js";
import { installCookies } from "./cookies.js";
import { installFetch } from "./fetch.js";
import { installResponseSource } from "./response-source.js";
import { installStorages } from "./storage.js";
import { installStorageEvent } from "./storage-event.js";
import { removeWebRtc } from "./web-rtc.js";

removeWebRtc();
removeWhatOnlyThrows();
installResponseSource();
installFetch();
installStorages();
installStorageEvent();
installCookies();
