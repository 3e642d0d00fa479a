// The page that is measured. Which WebSocket class it takes is all that depends on where it runs.
import { serve } from "./serve.js";

const isResource = location.protocol === "resource:";
const { WebSocket } = isResource ? await import("/_rp/sdk.js") : window;
serve(WebSocket, new URLSearchParams(location.search).get("client") ?? "portcullis");
