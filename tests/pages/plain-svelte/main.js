import { mount } from "svelte";
import App from "../src/App.svelte";

mount(App, {
    target: document.getElementById("root"),
    props: { title: "Plain HTML and Svelte", logo: "logo.svg" },
});
