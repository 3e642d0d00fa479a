import axios, { AxiosError } from "axios";
import { equal, rejection, run } from "../harness/run.js";

// It has no WebSocket; a page uses it for its own files.
run("axios", async () => {
    for (const adapter of ["xhr", "fetch"]) {
        const client = axios.create({ adapter });
        client.interceptors.response.use((response) => ({ ...response, intercepted: true }));
        const { data, status, intercepted } = await client.get("./resource.json");
        equal([data.id, status, intercepted], ["com.example.library-axios", 200, true], adapter);

        const raw = await client.get("./resource.json", { responseType: "arraybuffer" });
        const text = new TextDecoder().decode(raw.data);
        equal(JSON.parse(text).id, "com.example.library-axios", `${adapter}, as bytes`);

        const missing = await rejection(client.get("./missing.json"), `${adapter}, missing`);
        equal(missing instanceof AxiosError, true, `${adapter}, kind of error`);

        const canceled = new AbortController();
        canceled.abort();
        const options = { signal: canceled.signal };
        const error = await rejection(client.get("./resource.json", options), `${adapter}, canceled`);
        equal(axios.isCancel(error), true, `${adapter}, canceled`);
    }

    // For its page's own server it copies a cookie to a header.
    const headers = {};
    const { setRequestHeader } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.setRequestHeader = function (name, value) {
        headers[name] = value;
        setRequestHeader.call(this, name, value);
    };
    document.cookie = "XSRF-TOKEN=secret; SameSite=Strict";
    await axios.get("./resource.json", { withXSRFToken: true });
    equal(headers["X-XSRF-TOKEN"], "secret", "header of the cookie");
});
