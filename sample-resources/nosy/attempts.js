// What a resource without any capability may try. An attempt is a name and a function whose promise
// says what came of it: it resolves with what was gained and rejects with why it was blocked.
import { afterEvent, called, found, inFrame, inWorker, loaded } from "./probes.js";
import * as techniques from "./techniques.js";

const { insert, readText } = techniques;

/** All attempts, aimed at the server at `playground` (ws://127.0.0.1:PORT) and nowhere else. */
export function createAttempts(rp, playground) {
    // Each attempt has an address of its own, so that what is observed belongs to it.
    const socket = (name) => `${playground}/echo?nosy-${name}`;
    const page = (name) => `${playground.replace("ws:", "http:")}/nosy-${name}`;
    const { openSocket, useWebRtc } = techniques;

    return [
        { name: "Connect through the SDK", run: () => afterEvent(rp.ws.connect(socket("sdk"))) },
        {
            name: "Send over a connection of others",
            run: () => called(rp, "ws.send", { connectionId: "ws-1", data: "nosy" }),
        },
        {
            name: "Call a method that does not exist",
            run: () => called(rp, "files.read", { path: "notes.txt" }),
        },

        { name: "WebSocket of the browser", run: () => loaded(socket("own"), openSocket) },
        { name: "WebSocket in a worker", run: () => inWorker(openSocket, socket("worker")) },
        { name: "WebSocket in a frame (srcdoc)", run: () => inFrame("srcdoc", openSocket, socket("srcdoc")) },
        { name: "WebSocket in a frame (blob:)", run: () => inFrame("blob", openSocket, socket("blob")) },
        { name: "WebSocket in a frame (data:)", run: () => inFrame("data", openSocket, socket("data")) },
        { name: "fetch", run: () => loaded(page("fetch"), techniques.fetchBlindly) },
        { name: "XMLHttpRequest", run: () => loaded(page("xhr"), techniques.sendXhr) },
        { name: "EventSource", run: () => loaded(page("events"), techniques.openEventSource) },
        { name: "sendBeacon", run: () => loaded(page("beacon"), techniques.sendBeacon) },
        { name: "Image", run: () => loaded(page("image"), (src) => insert("img", { src })) },
        { name: "Script", run: () => loaded(page("script"), (src) => insert("script", { src })) },
        { name: "Module", run: () => loaded(page("module"), (url) => import(url)) },
        {
            name: "Style sheet",
            run: () => loaded(page("style"), (href) => insert("link", { rel: "stylesheet", href })),
        },
        {
            name: "Prefetch",
            run: () => loaded(page("prefetch"), (href) => insert("link", { rel: "prefetch", href })),
        },
        { name: "Frame", run: () => loaded(page("frame"), (src) => insert("iframe", { src })) },
        { name: "WebRTC", run: () => useWebRtc() },
        { name: "WebRTC in a frame (srcdoc)", run: () => inFrame("srcdoc", useWebRtc) },
        { name: "WebRTC in a frame (blob:)", run: () => inFrame("blob", useWebRtc) },
        { name: "WebRTC in a frame (data:)", run: () => inFrame("data", useWebRtc) },

        { name: "Document of the host page", run: () => `read ${window.parent.document.title}` },
        {
            name: "File of another resource",
            run: () => loaded("resource://dev.portcullis.echo/index.html", readText),
        },
        { name: "File of this computer", run: () => loaded("file:///etc/hostname", readText) },
        { name: "Local storage of others", run: () => found(localStorage.length, "entries") },
        { name: "Cookies of others", run: () => found(document.cookie.length, "characters") },
        { name: "Database", run: () => `opened ${indexedDB.open("nosy")}` },
        { name: "Location", run: techniques.locate },
        { name: "Camera and microphone", run: techniques.openCamera },
        { name: "Clipboard", run: techniques.readClipboard },
        { name: "Notifications", run: techniques.askToNotify },
        { name: "New window", run: techniques.openWindow },
        { name: "Leave for another page", run: techniques.leave },
    ];
}
