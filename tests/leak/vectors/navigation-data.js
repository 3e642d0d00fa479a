export default async (t) => {
    location = "data:text/html," + encodeURIComponent(`<script>fetch("${t.http}", { mode: "no-cors" }); new WebSocket("${t.ws}")<\/script><img src="${t.http}">`);
};
