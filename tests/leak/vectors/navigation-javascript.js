export const arrives = true;
export default async (t) => {
    location = `javascript:void(new Image().src="${t.http}")`;
    await t.pause(300);
};
