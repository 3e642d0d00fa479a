// The way between the document in a resource's frame and the host. docs/architecture.md says why it
// is what it is.
import { natives, portName } from "../../../sdk-js/src/natives/index.js";
import { randomId } from "../../../sdk-js/src/random-id.js";
import { address, isInShell, page, postToHost } from "../natives/page.js";
import { Downlink, type Listener } from "./downlink.js";
import { type RequestMessage, Uplink } from "./uplink.js";

const { objects } = natives;

function publish(uplink: Uplink, downlink: Downlink): void {
    const port = objects.fixed({
        post: (message: RequestMessage): void => uplink.post(message),
        listen: (listener: Listener): (() => void) => downlink.listen(listener),
        natives,
    });
    objects.defineProperty(page, portName, objects.bare({ value: port }));
}

// Only the shell's own frame may speak for the session.
if (isInShell) {
    const key = randomId(); // what tells this document from others
    const uplink = new Uplink(key);
    const downlink = new Downlink("@channel@", key, uplink); // an address, filled in by the host
    publish(uplink, downlink);

    // An empty document has no scripts, and the first one has the shell's policy.
    const isEmpty = address === "about:blank";
    if (!isEmpty) {
        downlink.open();
    }

    // Tells the shell that a document starts anew; it passes the key on.
    postToHost(objects.bare({ type: "rp:document", key, isEmpty }));
}
