export const arrives = true;
// A document of another address has another policy.
export default async (t) => {
    location = t.blobUrl(`<script>fetch("${t.http}", { mode: "no-cors" }); new WebSocket("${t.ws}")<\/script><img src="${t.http}">`, "text/html");
};
