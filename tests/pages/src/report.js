// Says what is to be seen: all text, the color that the style sheet gives, and the image's width.
export async function report() {
    const image = document.querySelector("img");
    await image.decode();
    const { color } = getComputedStyle(document.querySelector("h1"));
    const text = document.querySelector("main").innerText.replace(/\s+/g, " ");
    console.log(`SHOWN ${text}, ${color}, ${image.naturalWidth} px`);
}
