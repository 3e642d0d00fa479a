// The same page for a resource whose connections are watched.
import { WebSocket } from "/_rp/sdk.js";
import { serve } from "./serve.js";

serve(WebSocket, "monitored");
