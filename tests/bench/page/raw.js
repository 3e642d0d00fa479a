// The same page for a resource that does without the SDK.
import { RawSocket } from "./raw_socket.js";
import { serve } from "./serve.js";

serve(RawSocket, "raw");
