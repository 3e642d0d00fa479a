export const shared = true;
export const arrives = true;
export default async (t) => {
    await WebAssembly.instantiateStreaming(fetch(t.http));
};
