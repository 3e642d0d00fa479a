// To be imported before a library, since some look for the global WebSocket as they load.
import { createResourceClient } from "/_rp/sdk.js";

createResourceClient().installWebSocket();
