export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(navigator.requestMIDIAccess, "MIDI").call(navigator, { sysex: true });
    t.leak("MIDI");
};
