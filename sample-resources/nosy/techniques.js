// The ways out that a browser offers to a page. Each rejects if its way is closed.

// This one and useWebRtc also run in frames and workers, so they use nothing of this file.
export function openSocket(url) {
    const socket = new WebSocket(url);
    return new Promise((resolve, reject) => {
        socket.onopen = () => resolve("connected");
        socket.onerror = () => reject(new Error("no connection"));
    });
}

// The constructor alone reaches nobody, but nothing in the page stands between it and the network.
export async function useWebRtc() {
    if (!self.RTCPeerConnection) {
        throw new Error("not there");
    }
    const peer = new RTCPeerConnection();
    peer.createDataChannel("nosy");
    await peer.setLocalDescription();
    return "a peer connection can be made";
}

// Without asking to read the answer, a page may send requests to any server.
export function fetchBlindly(url) {
    return fetch(url, { mode: "no-cors" });
}

export function sendXhr(url) {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.send();
    return new Promise((resolve, reject) => {
        request.onload = resolve;
        request.onerror = () => reject(new Error("no answer"));
    });
}

export function openEventSource(url) {
    const source = new EventSource(url);
    return new Promise((resolve, reject) => {
        source.onopen = resolve;
        source.onerror = () => reject(new Error("no answer"));
    }).finally(() => source.close());
}

export async function sendBeacon(url) {
    if (!navigator.sendBeacon(url, "nosy")) {
        throw new Error("not accepted");
    }
}

export function insert(tag, attributes) {
    const node = Object.assign(document.createElement(tag), attributes, { hidden: true });
    return new Promise((resolve, reject) => {
        node.onload = resolve;
        node.onerror = () => reject(new Error("not loaded"));
        document.body.append(node);
    }).finally(() => node.remove());
}

export async function readText(url) {
    const answer = await fetch(url);
    return answer.text();
}

export async function locate() {
    await new Promise((resolve, reject) => {
        navigator.geolocation.getCurrentPosition(resolve, reject);
    });
    return "a position";
}

export async function openCamera() {
    await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    return "a picture and sound";
}

export async function readClipboard() {
    const text = await navigator.clipboard.readText();
    return `${text.length} characters`;
}

export async function askToNotify() {
    const permission = await Notification.requestPermission();
    if (permission !== "granted") {
        throw new Error(`permission ${permission}`);
    }
    return "permission granted";
}

export async function openWindow() {
    const opened = window.open("about:blank");
    if (!opened) {
        throw new Error("no window");
    }
    opened.close();
    return "a window";
}

// Where this is not blocked the page is gone, and with it the last line of the console.
export async function leave() {
    window.top.location.href = "about:blank";
    return "the host page goes elsewhere";
}
