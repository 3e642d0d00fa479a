export default async (t) => {
    parent.location = t.http;
};
