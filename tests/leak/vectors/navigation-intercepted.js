export default async (t) => {
    t.need(globalThis.navigation, "navigation").addEventListener("navigate", (event) => {
        if (event.canIntercept) event.intercept({ precommitHandler: (controller) => controller.redirect(t.http) });
    });
    await navigation.navigate("#x").committed;
};
