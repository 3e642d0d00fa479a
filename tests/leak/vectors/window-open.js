export const arrives = true;
export default async ({ gesture, http }) => {
    await gesture();
    return window.open(http) ? "opened" : "refused";
};
