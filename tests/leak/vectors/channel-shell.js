export const shared = true;
export default async (t) => {
    for (const read of [() => parent.document, () => top.qt.webChannelTransport, () => parent.gate, () => top.frames[0].document && top.document]) {
        try { if (read()) t.leak("the host page"); } catch { /* as it should be */ }
    }
};
